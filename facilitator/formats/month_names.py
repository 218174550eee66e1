"""The names of months as people and programs write them: `month_number`."""

from __future__ import annotations

import unicodedata

__all__ = ["month_number"]

# Stems of the twelve months in some twenty languages: a word that begins with one is that month, whatever its ending.
_STEMS = (
    "jan ene gen gener oca sty tammi янв січ ιαν يناير जन",
    "feb fév fev şub sub lut helmi фев лют φεβ فبراير फर",
    "mar mär mrz maa бер мар μαρ مارس मार्च",
    "apr avr abr nis kwi huhti апр кві απρ أبريل ابريل अप्र",
    "may mai mei maj mag touko май мая трав μαι مايو मई",
    "jun juin haz cze kesä июн черв ιουν يونيو जून",
    "jul juil lug lip tem heinä июл лип ιουλ يوليو जुल",
    "aug aou ago agos ağu sie elo авг серп αυγ أغسطس अग",
    "sep set eyl wrz syys сен вер σεπ سبتمبر सित",
    "oct okt ott out eki paź loka окт жовт οκτ أكتوبر अक्ट अक्तू",
    "nov kas lis marras ноя лист νοε نوفمبر नव",
    "dec dez dic déc des ara gru joulu дек груд δεκ ديسمبر दिस",
)


def _plain(word: str) -> str:
    """The word in small letters without accents, so that ``Août`` and ``aout`` are one."""
    parted = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in parted if unicodedata.category(char) != "Mn")


_NUMBER_OF = {_plain(stem): number for number, stems in enumerate(_STEMS, start=1) for stem in stems.split()}
_LENGTHS = sorted({len(stem) for stem in _NUMBER_OF}, reverse=True)


def month_number(word: str) -> int | None:
    """The month that a word names, 1 to 12, by the longest stem it begins with; `None` if it names none.

    >>> month_number("Sept."), month_number("aoûT"), month_number("abril"), month_number("Monday")
    (9, 8, 4, None)
    """
    plain = _plain(word)
    return next((_NUMBER_OF[plain[:size]] for size in _LENGTHS if plain[:size] in _NUMBER_OF), None)

"""What the gender codes of a column mean, told by the column as a whole: `gender_column`.

M is a man beside F or W and a woman (*mujer*) beside H; V beside M is a man in Spanish and a woman in Dutch. A letter
is settled by the letter that stands beside it, by the language of the words in the column, of the column's name or
of the file. What nothing settles is unknown, and so are numbers. Words say themselves what they mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from facilitator.debate import Gender
from facilitator.formats.date_column import Assumed
from facilitator.formats.gender_words import COLUMN_LANGUAGES, PAIRS, WORDS
from facilitator.formats.genders import as_code, overruled, said_in_words

__all__ = ["GenderColumn", "gender_column"]

_WOMEN = frozenset("fwж")  # women wherever no other pair is met
_PLAIN = {"f": "woman", "w": "woman", "m": "man", "ж": "woman", "м": "man"}  # what goes without saying
_OTHER: dict[Gender, Gender] = {"woman": "man", "man": "woman", "non-binary": "woman"}
_DOUBTED = {"n": frozenset(["fi", "et", "hu"])}  # elsewhere N is no woman but "none" or "non-binary"


class GenderColumn:
    """How the values of one column are read; a code that comes later is settled with those that came before.

    Parameters
    ----------
    given
        What somebody says that codes mean, which goes before everything else.
    hints
        The languages that the file speaks, as far as is known.
    codebook
        True where the format documents M as man, so that it needs nothing beside it.
    """

    def __init__(self, given: Mapping[str, Gender], hints: frozenset[str], *, codebook: bool) -> None:
        self._given = given
        self._pairs = [
            pair for pair in PAIRS if all(hints & _DOUBTED.get(one, hints) or one not in _DOUBTED for one in pair[:2])
        ]
        self._spoken = [pair for pair in self._pairs if pair[2] & hints]
        self._codebook = codebook
        self._letters: set[str] = set()
        self._settled: dict[str, Gender | None] = {}
        self.assumed: list[Assumed] = []

    def read(self, value: object) -> tuple[Gender | None, bool]:
        """Our word for a value, and whether it was understood or has been said not to be."""
        gender = overruled(value, self._given)
        if gender is not None:
            return gender, True
        code = _code(value)
        if code is None:
            return said_in_words(value)
        if code in self._settled:
            return self._settled[code], True
        self._letters.add(code)
        gender = self._meaning(code)
        self._settled[code] = gender
        return gender, gender is not None or said_in_words(value)[1]

    def settle(self, rows: Mapping[str, int]) -> None:
        """Find out what the codes of many rows mean, by their number of rows, and note what is assumed."""
        codes = {code: text for text in rows if (code := _code(text)) and overruled(text, self._given) is None}
        self._letters.update(codes)
        found = {code: self._meaning(code) for code in codes}
        self._settled.update(found)
        numbers: Counter[str] = Counter()
        for text, number in rows.items():
            numbers[_code(text) or ""] += number
        shown = {
            code: f"{text!r} in {numbers[code]} {'row' if numbers[code] == 1 else 'rows'}"
            for code, text in codes.items()
        }
        known = {code: gender for code, gender in found.items() if gender is not None}
        if any(gender != _PLAIN.get(code) for code, gender in known.items()):
            said = ", ".join(f"{shown[code]} as {gender}" for code, gender in known.items())
            swap = ",".join(f"{_OTHER[gender]}={codes[code]}" for code, gender in known.items())
            remedy = f"they were read together: {said}; --gender {swap} overrules"
            self.assumed.append(Assumed("the gender codes mean other things in other languages", remedy))
        doubtful = [code for code in codes if found[code] is None and not said_in_words(codes[code])[1]]
        if doubtful:
            said = ", ".join(shown[code] for code in doubtful)
            remedy = "they were set to unknown; name them with --gender woman=CODE,man=CODE"
            self.assumed.append(Assumed(f"nothing settles what the gender codes mean: {said}", remedy))

    def _meaning(self, letter: str) -> Gender | None:
        """What a letter means beside the others."""
        beside = [pair for pair in self._pairs if letter in pair[:2] and self._letters.issuperset(pair[:2])]
        beside = [pair for pair in beside if pair in self._spoken] or beside
        alone = [pair for pair in self._spoken if letter in pair[:2]]
        if not beside and letter == "d" and {"w", "m"} <= self._letters:
            return "non-binary"  # the German divers
        meanings: set[Gender] = {"woman" if letter == pair[0] else "man" for pair in beside or alone}
        if not meanings and "n" not in self._letters:
            meanings = {"woman"} if letter in _WOMEN else {"man"} if letter == "m" and self._is_sure_of_m() else set()
        return meanings.pop() if len(meanings) == 1 else None

    def _is_sure_of_m(self) -> bool:
        return self._codebook and self._letters.isdisjoint("hv")


def gender_column(
    values: Iterable[object],
    *,
    given: Mapping[str, Gender] | None = None,
    name: str = "gender",
    languages: Collection[str] = (),
    codebook: bool = False,
) -> GenderColumn:
    """Find out what the values of a column mean.

    Parameters
    ----------
    values
        What the column holds, row by row.
    given
        What somebody says that codes mean.
    name
        The column's name, which may tell its language.
    languages
        The languages that the file says it is in.
    codebook
        Whether the format documents that M is a man.

    >>> column = gender_column(["M", "H", "M"])
    >>> column.read("M")[0], column.read("H")[0]
    ('woman', 'man')
    """
    rows = Counter(str(value) for value in values if isinstance(value, str | int | float) and value == value)
    spoken = [WORDS[word][1] for text in rows if (word := as_code(text)) in WORDS]
    hints = frozenset.intersection(*spoken) or frozenset.union(*spoken) if spoken else frozenset()
    hints = hints or COLUMN_LANGUAGES.get(name.lower(), frozenset()) or frozenset(languages)
    column = GenderColumn(given or {}, hints, codebook=codebook)
    column.settle(rows)
    return column


def _code(value: object) -> str | None:
    """A letter or a number that stands for a gender; `None` if the value is a word or nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value != value:
        return None
    code = as_code(str(value))
    if code.removesuffix(".0").isdecimal():
        return code.removesuffix(".0")
    return code if len(code) == 1 and code.isalpha() and code not in WORDS and code != "u" else None

"""Numbers that states give to people, known by their check digits: `national_numbers` finds them in a text.

The check digits are those of python-stdnum, and a share `by_chance` of all strings of the same shape has them too. Of
runs of digits that belong to the debate, at most 1 in 97 of 15 digits is taken for a French NIR, 1 in 75 of 11 for a
Brazilian CPF or a German IdNr, 1 in 7,000 of 13 for a Swiss AHV number, and none for a Spanish DNI or NIE, which have
letters (of eight digits and a capital, 1 in 26 is a DNI). The others have one check digit, and 1 run in 10 has it; so
they count only beside a word for them.

What has no check digit (a passport, an American social security number, a tazkira) is found by such a word alone, and
by `personal_patterns`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.ch import ssn as ahv
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.jp import in_ as my_number
from stdnum.pt import cc, nif

__all__ = ["NATIONAL_NUMBERS", "NationalNumber", "national_numbers"]

_BESIDE = 40
_BETWEEN = re.compile(r"[ .-]")


@dataclass(frozen=True, kw_only=True)
class NationalNumber:
    """A number as people write it, with blanks, dots and dashes only where its state puts them.

    `by_chance` is the share of strings that look like it which `is_valid` takes for one. With a `cue` it counts only
    where that word is near by, before or after.
    """

    name: str
    pattern: re.Pattern[str]
    is_valid: Callable[[str], bool]
    by_chance: float
    cue: re.Pattern[str] | None = None


def _whole(pattern: str) -> re.Pattern[str]:
    # Letters of other scripts may touch it: Japanese has no blanks.
    return re.compile(rf"(?<![A-Za-z0-9_.+-])(?:{pattern})(?![A-Za-z0-9_-])")


def _digits(pattern: str) -> re.Pattern[str]:
    return _whole(rf"(?<!\d,){pattern}(?![.,]\d)")  # and no piece of a longer count


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


NATIONAL_NUMBERS = (
    NationalNumber(name="Spanish DNI", pattern=_whole(r"\d{8}-?[A-Z]"), is_valid=dni.is_valid, by_chance=1 / 26),
    NationalNumber(name="Spanish NIE", pattern=_whole(r"[XYZ]-?\d{7}-?[A-Z]"), is_valid=nie.is_valid, by_chance=1 / 26),
    NationalNumber(
        name="French NIR",
        pattern=_digits(r"[1-478] ?\d\d ?\d\d ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d"),
        is_valid=nir.is_valid,
        by_chance=1 / 97,
    ),
    NationalNumber(
        name="German IdNr", pattern=_digits(r"[1-9]\d ?\d{3} ?\d{3} ?\d{3}"), is_valid=idnr.is_valid, by_chance=1 / 260
    ),
    NationalNumber(
        name="Swiss AHV number",
        pattern=_digits(r"756\.?\d{4}\.?\d{4}\.?\d\d"),
        is_valid=ahv.is_valid,
        by_chance=1 / 10,  # of what begins with 756: of other runs none
    ),
    NationalNumber(
        name="Brazilian CPF", pattern=_digits(r"\d{3}\.?\d{3}\.?\d{3}-?\d\d"), is_valid=cpf.is_valid, by_chance=1 / 100
    ),
    NationalNumber(
        name="Portuguese NIF",
        pattern=_digits(r"(?:[123]\d|45)\d ?\d{3} ?\d{3}"),  # the other first digits are not people's
        is_valid=nif.is_valid,
        by_chance=1 / 10,
        cue=_word(r"\b(?:nif|contribuinte|n[uú]mero fiscal|tax(?:payer)?(?:'s)? number)\b"),
    ),
    NationalNumber(
        name="Portuguese CC",
        pattern=_whole(r"\d{8} ?\d ?[A-Z]{2}\d"),
        is_valid=cc.is_valid,
        by_chance=1 / 10,
        cue=_word(r"\b(?:cc|cart[aã]o d[eo] cidad[aã]o|identifica[cç][aã]o civil|citizen(?:'s)? card)\b"),
    ),
    NationalNumber(
        name="Japanese My Number",
        pattern=_digits(r"\d{4}[ -]?\d{4}[ -]?\d{4}"),
        is_valid=my_number.is_valid,
        by_chance=1 / 10,
        cue=_word(r"マイナンバー|個人番号|\bmy ?number\b|\bindividual number\b"),
    ),
    NationalNumber(
        name="British NHS number",
        pattern=_digits(r"\d{3}[ -]?\d{3}[ -]?\d{4}"),
        is_valid=nhs.is_valid,
        by_chance=1 / 11,
        cue=_word(r"\bnhs (?:number|no\b|nr\b|id\b)"),
    ),
    NationalNumber(
        name="Canadian SIN",
        pattern=_digits(r"[1-79]\d\d[ -]?\d{3}[ -]?\d{3}"),
        is_valid=sin.is_valid,
        by_chance=1 / 10,
        cue=_word(r"(?-i:\b(?:SIN|NAS)\b)|\bsocial insurance\b|\bassurance sociale\b"),  # "sin" is a word as well
    ),
)


def national_numbers(text: str) -> Iterator[tuple[int, int, float]]:
    """Where each begins and ends in a folded text, and how probable it is that it is one; they may overlap.

    >>> list(national_numbers("My DNI is 54362315-K, and 54362315-Z is none."))
    [(10, 20, 0.85)]
    """
    for kind in NATIONAL_NUMBERS:
        for hit in kind.pattern.finditer(text):
            signs = _BETWEEN.sub("", hit.group())
            if len(set(signs)) < 3 or not kind.is_valid(signs):  # a row of one digit stands for a number, and is none
                continue
            if kind.cue is None:
                yield hit.start(), hit.end(), 0.85
            elif kind.cue.search(text[max(0, hit.start() - _BESIDE) : hit.end() + _BESIDE]):
                yield hit.start(), hit.end(), 0.9

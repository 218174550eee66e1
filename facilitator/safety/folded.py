"""A text as a rule should read it: `folded`, without hidden characters, in plain widths and digits."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

__all__ = ["READ", "Folded", "folded"]

#: Characters of a post that rules look at; the rest of a pasted book is not read.
READ = 16_384

#: Characters that spell nothing a reader sees: soft hyphen, joiners, direction marks, variation selectors, BOM.
_HIDDEN = frozenset(
    (
        *(0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF),
        *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)),
    )
)
_TAGS = range(0xE0020, 0xE007F)  # invisible doubles of ASCII, which can hide whole sentences
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")


@dataclass(frozen=True, kw_only=True)
class Folded:
    """The folded `text` and, for each of its characters, the place in the original it comes from."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the original of the characters from `start` to before `end` (at least one)."""
        return self.places[start], self.places[end - 1] + 1


def folded(text: str) -> Folded:
    """The beginning of a text with compatibility forms (NFKC), digits of every script and dashes made plain.

    Every character is folded by itself, so that what is found can be pointed at in the original.

    >>> folded("+۹۳ ７０").text
    '+93 70'
    """
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text[:READ]):
        for plain in _plain(letter):
            letters.append(plain)
            places.append(place)
    return Folded(text="".join(letters), places=tuple(places))


def _plain(letter: str) -> str:
    code = ord(letter)
    if code < 128:
        return letter
    if code in _HIDDEN:
        return ""
    if code in _TAGS:
        return chr(code - 0xE0000)
    return "".join(_plain_sign(sign) for sign in unicodedata.normalize("NFKC", letter))


def _plain_sign(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    if sign.isspace():
        return " "
    return _DASHES.get(sign, sign)

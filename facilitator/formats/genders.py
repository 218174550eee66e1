"""What files say of genders, in our words: `parse_gender`.

Gender is only read from a field that declares or records it, never from a name or a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from facilitator.debate import GENDERS, Gender
from facilitator.formats.gender_words import UNSTATED, WORDS

__all__ = ["as_code", "overruled", "parse_gender", "said_in_words"]

# The letters of code books that this project documents: its own, ParlaMint's and AMI's.
_LETTERS: dict[str, Gender] = {"f": "woman", "w": "woman", "m": "man"}
_BODIES = re.compile(r"^(?:cis|trans|transgender|cisgender)-(?=\S)")
_BRACKETS = re.compile(r"-?\([^)]*\)$")


def parse_gender(value: object, *, given: Mapping[str, Gender] | None = None) -> tuple[Gender | None, bool]:
    """Our word for a gender declared in words or in the letters F, W and M, and whether the value was understood.

    For formats whose code book is known; elsewhere a column's letters are settled together (`gender_column`).
    An empty or withheld answer is understood as unknown: ``(None, True)``. What `given` says of a code goes before.

    >>> parse_gender("F"), parse_gender("prefer not to say"), parse_gender("blue")
    (('woman', True), (None, True), (None, False))
    """
    if given and (gender := overruled(value, given)) is not None:
        return gender, True
    if isinstance(value, str) and (letter := _LETTERS.get(value.strip().lower())) is not None:
        return letter, True
    return said_in_words(value)


def said_in_words(value: object) -> tuple[Gender | None, bool]:
    """Our word for a gender declared in a word of any known language, and whether it was understood."""
    if value is None or value != value:  # NaN is the one value that differs from itself
        return None, True
    if not isinstance(value, str):
        return None, False
    for gender in GENDERS:
        if value == gender:
            return gender, True
    word = as_code(value)
    known = WORDS.get(word) or WORDS.get(_BODIES.sub("", _BRACKETS.sub("", word)))
    return (known[0] if known else None), known is not None or not word or word in UNSTATED


def as_code(value: str) -> str:
    """A value as codes and words are compared: without case, blanks around it and a full stop."""
    plain = "".join(char for char in unicodedata.normalize("NFKC", value) if char not in "\u200e\u200f\ufeff")
    folded = plain.lower().replace("i̇", "i").replace("_", " ").replace("-", " ").rstrip(". ")
    return "-".join(folded.split())


def overruled(value: object, given: Mapping[str, Gender]) -> Gender | None:
    """What somebody says that a code means, whatever its case; `None` if nobody said."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if text in given:
        return given[text]
    code = as_code(text)
    return next((gender for name, gender in given.items() if as_code(name) == code), None)

"""What files say of people, in our words: gender and role; and a speaker's label without stray marks.

Gender is only read from a field that declares or records it, never from a name or a text.
"""

from __future__ import annotations

import re
from typing import Any

from facilitator.debate import GENDERS, ROLES, Gender, Role

__all__ = ["parse_gender", "parse_role", "tidy_speaker"]

_GENDER_WORDS: dict[Gender, frozenset[str]] = {
    "woman": frozenset(
        [
            "woman",
            "women",
            "female",
            "f",
            "w",
            "girl",
            "frau",
            "femme",
            "mujer",
            "dona",
            "donna",
            "kvinna",
            "weiblich",
            "cis-woman",
            "trans-woman",
        ]
    ),
    "man": frozenset(
        [
            "man",
            "men",
            "male",
            "m",
            "boy",
            "mann",
            "homme",
            "hombre",
            "home",
            "uomo",
            "männlich",
            "cis-man",
            "trans-man",
        ]
    ),
    "non-binary": frozenset(
        ["non-binary", "nonbinary", "nb", "enby", "genderqueer", "non-binaire", "no-binario", "nicht-binär"]
    ),
}
_GENDER_OF = {word: gender for gender, words in _GENDER_WORDS.items() for word in words}
_UNSTATED = frozenset(
    [
        "unknown",
        "u",
        "na",
        "n/a",
        "nan",
        "none",
        "null",
        "undisclosed",
        "unspecified",
        "not-stated",
        "no-answer",
        "prefer-not-to-say",
        "prefer-not-to-respond",
        "prefer-not-to-answer",
        "rather-not-say",
        "?",
    ]
)

_LEADS = re.compile(
    r"(?:(?:co|remote|online|session|discussion|debate|the|madam|mr|madame)[ -])?"
    r"(?:moderator|facilitator|chair|chairperson|chairman|chairwoman|pm)(?: \d+)?"
)


def parse_gender(value: object) -> tuple[Gender | None, bool]:
    """Our word for a declared gender, and whether the value was understood.

    An empty or withheld answer is understood as unknown: ``(None, True)``.

    >>> parse_gender("F"), parse_gender("prefer not to say"), parse_gender("blue")
    (('woman', True), (None, True), (None, False))
    """
    if value is None or value != value:  # NaN is the one value that differs from itself
        return None, True
    if not isinstance(value, str):
        return None, False
    if value in GENDERS:
        return value, True
    word = "-".join(value.lower().replace("_", " ").replace("-", " ").split())
    gender = _GENDER_OF.get(word)
    return gender, gender is not None or not word or word in _UNSTATED


def parse_role(value: object) -> Role | None:
    """Our word for a role that a file gives: who moderates, chairs or manages the meeting is the facilitator.

    >>> parse_role("REMOTE MODERATOR"), parse_role("PM"), parse_role("candidate")
    ('facilitator', 'facilitator', None)
    """
    if not isinstance(value, str):
        return None
    word = " ".join(value.lower().replace(".", "").split())
    for role in ROLES:
        if word == role:
            return role
    return "facilitator" if _LEADS.fullmatch(word) else None


def tidy_speaker(value: Any) -> str | None:
    """A speaker's label without stray blanks and a trailing colon; `None` if nothing is left of it."""
    return (" ".join(str(value).split()).rstrip(":").rstrip() or None) if value is not None else None

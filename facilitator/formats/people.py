"""What files say of people, in our words: role, and the speaker's name before a text. For gender see `genders`."""

from __future__ import annotations

import re
from typing import Any

from facilitator.debate import ROLES, Role

__all__ = ["parse_role", "split_speaker", "tidy_speaker"]

_LEADS = re.compile(
    r"(?:(?:co|remote|online|session|discussion|debate|the|madam|mr|madame)[ -])?"
    r"(?:moderator|facilitator|chair|chairperson|chairman|chairwoman|pm)(?: \d+)?"
)

# A name: up to six words, each beginning in upper case (or in a script without case), or a particle or a number.
_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w./'’-]*"
_PARTICLE = r"\d{1,3}|\([\w .'’-]{1,30}\)|d[aeiou]|del|der|den|van|von|bin|bint|al|el|la|le|i|y|and|&"
_NAME = re.compile(rf"(?=.{{1,60}}$){_CAPITALISED}(?:,? (?:{_CAPITALISED}|{_PARTICLE})){{0,5}}")


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


def split_speaker(text: str) -> tuple[str | None, str]:
    """Part ``Name: text``, ``[NAME] text`` or ``>> NAME: text`` into the name and the text.

    The name is `None` where the text carries none, and ``""`` where ``>>`` marks a change to a speaker
    that is not named.

    >>> split_speaker(">> BEN O.: Yes."), split_speaker("[AMARA N.] Good morning."), split_speaker("as I said: no")
    (('BEN O.', 'Yes.'), ('AMARA N.', 'Good morning.'), (None, 'as I said: no'))
    """
    rest = text.strip()
    arrows = rest.startswith(">>")
    rest = rest.lstrip("> ") if arrows else rest
    if rest.startswith("["):
        name, closed, words = rest[1:].partition("]")
        if closed and _NAME.fullmatch(name.strip()) and words.strip(" :"):
            return _tidy(name), words.lstrip(" :")
    name, colon, words = rest.partition(":")
    if colon and (not words or words[0].isspace()) and _NAME.fullmatch(name.strip()):
        return _tidy(name), words.strip()
    return ("", rest) if arrows else (None, rest)


def _tidy(name: str) -> str:
    return " ".join(name.split())


def tidy_speaker(value: Any) -> str | None:
    """A speaker's label without stray blanks and a trailing colon; `None` if nothing is left of it."""
    return (" ".join(str(value).split()).rstrip(":").rstrip() or None) if value is not None else None

"""What files say of people: their role in our words, and a label without stray marks. For gender see `genders`."""

from __future__ import annotations

import re
from typing import Any

from facilitator.debate import ROLES, Role

__all__ = ["parse_role", "tidy_speaker"]

_LEADS = re.compile(
    r"(?:(?:co|remote|online|session|discussion|debate|the|madam|mr|madame)[ -])?"
    r"(?:moderator|facilitator|chair|chairperson|chairman|chairwoman|pm)(?: \d+)?"
)


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

"""What one person has contributed: `Tally`, and the groups and measures the tables are made of."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.debate import GENDERS, Gender, Role

__all__ = ["GROUPS", "MEASURES", "UNKNOWN", "Tally"]

UNKNOWN = "unknown"
"""The group of people who did not declare a gender; it is never guessed."""

GROUPS: tuple[str, ...] = (*GENDERS, UNKNOWN)
MEASURES = ("posts", "words", "ideas", "issues", "pros", "cons")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Counts of one person. A word is a whitespace-separated token; `ideas`, `issues`, `pros` and `cons` are
    posts of that type, so together they are at most `posts`.
    """

    participant: str
    gender: Gender | None = None
    role: Role = "participant"
    posts: int = 0
    words: int = 0
    ideas: int = 0
    issues: int = 0
    pros: int = 0
    cons: int = 0

    @property
    def group(self) -> str:
        """The declared gender, or ``"unknown"``."""
        return self.gender or UNKNOWN

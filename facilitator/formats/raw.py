"""What readers hand over: `RawDebate` and `RawPost`, as found in the file; `assemble` makes them valid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from facilitator.debate import Gender, Participant, Role
from facilitator.formats.source import Source
from facilitator.formats.times import counts_from_1970, epoch_seconds, epoch_units, mixed_units

__all__ = ["RawDebate", "RawPost", "as_id", "date_numbers"]


def as_id(value: object) -> str | None:
    """An id as text; `None` if it is missing. Whole numbers lose the ``.0`` that some tables give them."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else None if value != value else str(value)
    return str(value) if isinstance(value, int) else None


@dataclass(slots=True, kw_only=True)
class RawPost:
    """A post as the file has it; every field may be wrong.

    `id` may be a number. An `author` of `None` is somebody the file does not name. `time` is in seconds, on
    any clock that the whole debate shares; `dated` says that it counts from 1970; `None` is not known.
    """

    id: object
    text: object
    author: object = None
    time: float | None = None
    dated: bool = False
    reply_to: object = None
    label: object = None
    secondary: object = None
    move: object = None
    extra: dict[str, Any] = field(default_factory=dict)
    line: int | None = None


@dataclass(slots=True, kw_only=True)
class RawDebate:
    """A debate as the file has it: people met so far and posts in the file's order.

    Parameters
    ----------
    roster
        True if the source lists who takes part, so that an author who is not on the list is worth a report.
    by_name
        True if people are known by the name shown with what they said, as in a transcript, so that case parts nobody;
        handles and numbers are no such names.
    file
        Which file of a folder the posts' lines count in; `None` for the one that was opened.
    """

    id: str
    title: str = ""
    question: str = ""
    language: str = "en"
    start: str | None = None
    people: dict[str, Participant] = field(default_factory=dict)
    posts: list[RawPost] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    roster: bool = False
    by_name: bool = False
    file: Path | None = None
    disputed: set[str] = field(default_factory=set)

    def meet(
        self,
        person: str,
        *,
        name: str | None = None,
        gender: Gender | None = None,
        role: Role | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Take note of what one line says of a person. What is known stays; leading once is leading.

        Two different genders for one person make it unknown, and `assemble` reports it.
        """
        known = self.people.get(person)
        if known is None:
            self.people[person] = Participant(
                id=person, name=name, gender=gender, role=role or "participant", extra=dict(extra or {})
            )
            return
        if gender is not None and known.gender not in (None, gender):
            self.disputed.add(person)
        news: dict[str, Any] = {}
        if known.name is None and name is not None:
            news["name"] = name
        if known.gender is None and gender is not None:
            news["gender"] = gender
        if known.role == "participant" and role not in (None, "participant"):
            news["role"] = role
        if extra and not extra.keys() <= known.extra.keys():
            news["extra"] = {**extra, **known.extra}
        if news:
            self.people[person] = replace(known, **news)

    def add_new(self, people: Iterable[str]) -> list[str]:
        """Add those who are not known yet, of unknown gender; returns who they are."""
        new = [person for person in dict.fromkeys(people) if person not in self.people]
        self.people.update((person, Participant(id=person)) for person in new)
        return new


def date_numbers(debates: Iterable[RawDebate], source: Source | None = None) -> None:
    """Where the numbers that a file gives as times count from 1970, turn them into seconds and mark them dated.

    Each is read by its own size; 0, -1 and other small numbers among dates are missing. Several units in one file are
    reported to `source`.
    """
    posts = [post for debate in debates for post in debate.posts if post.time is not None and not post.dated]
    numbers = [post.time for post in posts if post.time is not None]
    if not counts_from_1970(numbers):
        return
    for post in posts:
        post.time = epoch_seconds(post.time or 0.0)
        post.dated = post.time is not None
    units = epoch_units(numbers)
    if source is not None and len(units) > 1:
        source.assume(*mixed_units(units), about="times")

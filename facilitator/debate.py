"""The values everything else speaks of: `Debate`, `Participant`, `Post` and the five IBIS types.

All are frozen. Building one checks it and raises `InputError` with a plain sentence; readers catch that
and report the line, so a value that exists is a value that is right.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, get_args

from facilitator.errors import InputError

__all__ = [
    "GENDERS",
    "IBIS_TYPES",
    "ROLES",
    "UNKNOWN_AUTHOR",
    "Debate",
    "Gender",
    "IbisType",
    "Participant",
    "Post",
    "Role",
]

IbisType = Literal["issue", "idea", "pro", "con", "other"]
Gender = Literal["woman", "man", "non-binary"]
Role = Literal["participant", "facilitator", "organiser", "agent"]

IBIS_TYPES: tuple[IbisType, ...] = get_args(IbisType)
GENDERS: tuple[Gender, ...] = get_args(Gender)
ROLES: tuple[Role, ...] = get_args(Role)

#: The one participant who stands for every post whose author is not recorded; nobody, when people are counted.
UNKNOWN_AUTHOR = "unknown"


def _check_id(value: object, what: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{what} is {value!r}; give it a text that is not empty.")


def _check_choice(value: object, choices: tuple[str, ...], what: str) -> None:
    if value is not None and value not in choices:
        raise InputError(f"{what} is {value!r}; use one of {', '.join(choices)}, or leave it out.")


@dataclass(frozen=True, kw_only=True)
class Participant:
    """A person in a debate. `gender` is self-declared and optional; `None` stays unknown everywhere."""

    id: str
    name: str | None = None
    gender: Gender | None = None
    role: Role = "participant"
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_id(self.id, "the participant's id")
        _check_choice(self.gender, GENDERS, f"the gender of participant {self.id!r}")
        if self.role not in ROLES:
            raise InputError(f"the role of participant {self.id!r} is {self.role!r}; use one of {', '.join(ROLES)}.")


@dataclass(frozen=True, kw_only=True)
class Post:
    """One message. `time` is seconds since the debate's start; `label`, `secondary` and `move` are gold
    annotations that only evaluation reads, never the agent.
    """

    id: str
    author: str
    text: str
    time: float = 0.0
    reply_to: str | None = None
    label: IbisType | None = None
    secondary: IbisType | None = None
    move: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_id(self.id, "the post's id")
        _check_id(self.author, f"the author of post {self.id!r}")
        if not isinstance(self.text, str):
            raise InputError(f"the text of post {self.id!r} is {type(self.text).__name__}; give it a text.")
        if isinstance(self.time, bool) or not isinstance(self.time, int | float) or not math.isfinite(self.time):
            raise InputError(f"the time of post {self.id!r} is {self.time!r}; give seconds since the debate's start.")
        if self.reply_to is not None:
            _check_id(self.reply_to, f"reply_to of post {self.id!r}")
        _check_choice(self.label, IBIS_TYPES, f"the label of post {self.id!r}")
        _check_choice(self.secondary, IBIS_TYPES, f"the secondary label of post {self.id!r}")


@dataclass(frozen=True, kw_only=True)
class Debate:
    """A debate: who may speak, and what was posted, in time order.

    Raises
    ------
    InputError
        If two participants or two posts share an id, a post's author is not listed, `reply_to` names
        no earlier post, or a post is earlier than the one before it.
    """

    id: str
    title: str = ""
    question: str = ""
    language: str = "en"
    start: str | None = None
    participants: tuple[Participant, ...] = ()
    posts: tuple[Post, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_id(self.id, "the debate's id")
        people: set[str] = set()
        for person in self.participants:
            if person.id in people:
                raise InputError(f"two participants have the id {person.id!r}; give each their own.")
            people.add(person.id)
        seen: set[str] = set()
        last = -math.inf
        for post in self.posts:
            if post.id in seen:
                raise InputError(f"two posts have the id {post.id!r}; give each its own.")
            if post.author not in people:
                raise InputError(f"post {post.id!r} is by {post.author!r}, who is not among the participants.")
            if post.reply_to is not None and post.reply_to not in seen:
                raise InputError(f"post {post.id!r} replies to {post.reply_to!r}, which is no earlier post.")
            if post.time < last:
                raise InputError(f"post {post.id!r} at {post.time} s comes after a later one; sort posts by time.")
            seen.add(post.id)
            last = post.time

    @property
    def has_clock(self) -> bool:
        """Whether the times of its posts are real; without them posts only have an order."""
        return self.extra.get("times") != "order"

    @cached_property
    def participant_by_id(self) -> dict[str, Participant]:
        """Every participant by id."""
        return {person.id: person for person in self.participants}

    @cached_property
    def post_by_id(self) -> dict[str, Post]:
        """Every post by id."""
        return {post.id: post for post in self.posts}

    def without_posts(self) -> Debate:
        """The header alone: what is known before anybody speaks."""
        return replace(self, posts=())

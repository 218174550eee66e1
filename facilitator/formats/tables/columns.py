"""What the columns of a posts table can mean: our fields, the names they go by, and where each is in a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitator.formats.tables.names import GROUPS, MORE

__all__ = ["FIELDS", "PLAIN", "Layout", "candidates", "groups", "is_header", "text_column"]

#: Our fields and the names they go by, the best first; compared without case, ``-``, ``_``, ``.`` and blanks.
FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "post_id", "comment_id", "message_id", "utterance_id", "thought_id", "unit_id"),
    "text": (
        "text",
        "body",
        "comment_body",
        "comment",
        "content",
        "message",
        "utterance",
        "thought_text",
        "opinion",
        "statement",
        "post_text",
        "raw_text",
    ),
    "author": (
        "author",
        "author_id",
        "user",
        "user_id",
        "username",
        "user_name",
        "speaker",
        "speaker_id",
        "participant",
        "participant_id",
        "author_name",
    ),
    "time": (
        "time",
        "timestamp",
        "created_at",
        "created_utc",
        "created",
        "posted_at",
        "published_at",
        "datetime",
        "start",
        "start_time",
        "seconds",
        "clock",
        "hour",
    ),
    "date": ("date", "day"),  # beside a time; alone a date is the time
    "reply_to": ("reply_to", "parent", "parent_id", "in_reply_to", "reply_to_id", "parent_comment_id", "replied_to"),
    "debate": (
        "debate",
        "debate_id",
        "conversation_id",
        "conversation",
        "meeting",
        "meeting_id",
        "session",
        "session_id",
        "thread",
        "thread_id",
        "discussion",
        "discussion_id",
    ),
    "parent_text": ("parent_text", "parent_body", "parent_comment"),
    "previous_text": ("previous_text", "previous"),
    "topic": ("topic", "question", "motion"),
    "gender": ("gender", "sex"),
    "label": ("label", "ibis", "ibis_type"),
}


def _fold(name: str) -> str:
    return "".join(char for char in name.lower() if char not in "-_./: ")


_RANKS = {
    field: {_fold(alias): rank for rank, alias in reversed([*enumerate((*names, *MORE.get(field, ())))])}
    for field, names in FIELDS.items()
}
_GROUP_RANKS = {_fold(name): rank for rank, name in enumerate(GROUPS)}
_ANY = frozenset(name for ranks in _RANKS.values() for name in ranks)

#: The optional fields that are copied as they are.
PLAIN = ("author", "reply_to", "debate", "parent_text", "previous_text", "topic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where each field is in a row: a position in a list or a key of a mapping; `None` where there is none.

    Parameters
    ----------
    names
        All columns.
    id
        `None` if the rows have no ids and are numbered.
    date
        A column of dates beside the time's, which stays among the extras.
    named
        Which column holds a field.
    plain
        The optional fields that are copied as they are, and where.
    extras
        The columns that are no field of ours, each with its name and place.
    bare_links
        Whether the links need a prefix or a ``.0`` taken off to meet the ids.
    to_text
        Turns a text in markup into plain text; `None` if the texts are plain.
    as_it_stands
        Whether texts are taken as they are, quotes and all: the project wrote this table.
    """

    names: tuple[str, ...]
    id: Any
    text: Any
    time: Any
    gender: Any
    label: Any
    plain: tuple[tuple[str, Any], ...]
    extras: tuple[tuple[str, Any], ...]
    bare_links: bool = False
    to_text: Callable[[str], str] | None = None
    as_it_stands: bool = False
    date: Any = None
    named: Mapping[str, str] = field(default_factory=dict)


def text_column(names: Sequence[str]) -> str | None:
    """The column that holds the text, if one of the names says so."""
    return next(iter(candidates("text", names)), None)


def candidates(field: str, names: Sequence[str]) -> list[str]:
    """The columns whose name says that they hold a field, the best first; ours goes before its look-alikes."""
    ranks = _RANKS[field]
    ranked = [
        (ranks[_fold(name)], name not in FIELDS[field], position, name)
        for position, name in enumerate(names)
        if _fold(name) in ranks
    ]
    return [name for *_, name in sorted(ranked)]


def groups(names: Sequence[str]) -> list[str]:
    """The columns whose name says that they may part posts into debates, the best first."""
    return sorted((name for name in names if _fold(name) in _GROUP_RANKS), key=lambda name: _GROUP_RANKS[_fold(name)])


def is_header(cells: Sequence[str]) -> bool:
    """Whether the cells can be a header: one names the text, or two name fields of ours."""
    names = [cell.strip() for cell in cells]
    return text_column(names) is not None or sum(_fold(name) in _ANY for name in names) > 1

"""Which column of a posts table means what: `layout` maps our fields to the file's columns by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.errors import InputError
from facilitator.formats.problem import listing

__all__ = ["FIELDS", "Layout", "layout", "text_column"]

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
        "date",
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
    return "".join(char for char in name.lower() if char not in "-_. ")


_RANKS = {field: {_fold(alias): rank for rank, alias in enumerate(names)} for field, names in FIELDS.items()}


_PLAIN = ("author", "reply_to", "debate", "parent_text", "previous_text", "topic")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each field is in a row: a position in a list or a key of a mapping; `None` where there is none.

    `date` is a column beside the time's, which stays among the extras; `named` says which column holds a field.
    `plain` are the optional fields that are copied as they are, and `extras` the columns that are no field of ours,
    each with its name and place.
    """

    id: Any
    text: Any
    time: Any
    gender: Any
    label: Any
    plain: tuple[tuple[str, Any], ...]
    extras: tuple[tuple[str, Any], ...]
    date: Any
    named: Mapping[str, str]


def text_column(names: Sequence[str]) -> str | None:
    """The column that holds the text, if one of the names says so."""
    return _best("text", names)


def _best(field: str, names: Sequence[str]) -> str | None:
    """The column with the best name for a field; one spelled exactly as we do goes before its look-alikes."""
    ranks = _RANKS[field]
    ranked = [
        (ranks[_fold(name)], name not in FIELDS[field], position, name)
        for position, name in enumerate(names)
        if _fold(name) in ranks
    ]
    return min(ranked)[3] if ranked else None


def layout(names: Sequence[str], columns: Mapping[str, str], *, by_position: bool, file: object) -> Layout:
    """Find every field among the columns `names`; `columns` (field -> column) goes before the known aliases.

    Parameters
    ----------
    by_position
        True if rows are lists in the order of `names`, false if they are mappings.

    Raises
    ------
    InputError
        If `columns` names a field or a column that there is not, or no column for `id` or `text` is found.
    """
    listed = listing(names)
    for field, column in columns.items():
        if field not in FIELDS:
            raise InputError(f"--column names the field {field!r}; use one of {', '.join(FIELDS)}.")
        if column not in names:
            raise InputError(f"there is no column {column!r}; the columns are {listed}.", file=file, line=1)
    free = [name for name in names if name not in columns.values()]
    chosen: dict[str, str] = dict(columns)
    for field in FIELDS:
        if field not in chosen and (name := _best(field, free)) is not None:
            chosen[field] = name
            free.remove(name)
    for field in ("text", "id"):
        if field not in chosen:
            message = f"no column holds the {field}; the columns are {listed}; name one with --column {field}=NAME."
            raise InputError(message, file=file, line=1)
    place: dict[str, Any] = (
        {name: index for index, name in enumerate(names)} if by_position else {name: name for name in names}
    )
    return Layout(
        **{
            field: place[chosen[field]] if field in chosen else None
            for field in ("id", "text", "time", "gender", "label")
        },
        plain=tuple((field, place[chosen[field]]) for field in _PLAIN if field in chosen),
        extras=tuple(
            (name, place[name]) for name in names if name not in chosen.values() or name == chosen.get("date")
        ),
        date=place[chosen["date"]] if "date" in chosen else None,
        named=chosen,
    )

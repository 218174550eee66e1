"""PEFK, the table of facilitated discussions: ``conv_id, message_id, reply_to, user, is_moderator, text``.

Posts stand in the order of the conversation. Other columns are kept with the posts; `time`, in seconds, is read where
it is there, and written where a debate has a clock.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from facilitator.debate import UNKNOWN_AUTHOR, Debate
from facilitator.files import atomic_path
from facilitator.formats.assemble import as_id
from facilitator.formats.head import Head
from facilitator.formats.problem import Problem
from facilitator.formats.raw import RawDebate, RawPost, date_numbers
from facilitator.formats.source import Source
from facilitator.formats.tables.csv_rows import csv_records
from facilitator.formats.tables.formula_guard import guard
from facilitator.formats.text import open_text
from facilitator.formats.times import parse_time

__all__ = ["detect", "read", "write"]

_COLUMNS = ("conv_id", "message_id", "reply_to", "user", "is_moderator", "text")
_TIMES = ("time", "timestamp")
_YES = frozenset(["true", "1", "1.0", "yes", "t"])
_NONE = frozenset(["", "nan", "none", "null", "na", "<na>"])


def detect(head: Head) -> bool:
    """Whether the columns are those of PEFK."""
    return {"conv_id", "message_id", "user", "is_moderator", "text"} <= set(head.cells)


def read(source: Source) -> Iterator[RawDebate]:
    """Yield a debate for each `conv_id`."""
    debates: dict[str, RawDebate] = {}
    for line, cells in csv_records(source):
        name = _key(cells.get("conv_id")) or source.name
        debate = debates.setdefault(name, RawDebate(id=name))
        user = _key(cells.get("user"))
        if user is not None:
            leads = cells.get("is_moderator", "").strip().lower() in _YES
            debate.meet(user, role="facilitator" if leads else None)
        moment = next((parse_time(cells[name]) for name in _TIMES if cells.get(name)), None)
        debate.posts.append(
            RawPost(
                id=_key(cells.get("message_id")),
                text=cells.get("text"),
                author=user,
                time=moment.seconds if moment else None,
                dated=moment is not None and moment.dated,
                reply_to=_key(cells.get("reply_to")),
                extra={k: v for k, v in cells.items() if k not in _COLUMNS and k not in _TIMES and v != ""},
                line=line,
            )
        )
    date_numbers(debates.values(), source)
    yield from debates.values()


def _key(cell: str | None) -> str | None:
    """An id as it stands, but for words that tables write where there is none."""
    return None if cell is None or cell.strip().lower() in _NONE else as_id(cell)


def write(debates: Sequence[Debate], path: Path) -> list[Problem]:
    """Write the table; people go into it by their ids. Returns what it cannot carry."""
    clock = any(debate.has_clock for debate in debates)
    with atomic_path(path) as temporary, open_text(temporary) as handle:
        writer = csv.writer(handle)
        writer.writerow((*_COLUMNS, "time") if clock else _COLUMNS)
        for debate in debates:
            people = debate.participant_by_id
            for post in debate.posts:
                leads = people[post.author].role in ("facilitator", "agent")
                user = "" if post.author == UNKNOWN_AUTHOR else post.author
                row = [debate.id, post.id, post.reply_to or "", user, str(leads), post.text]
                cells = [guard(cell.replace("\0", "")) for cell in row]
                writer.writerow([*cells, repr(post.time)] if clock else cells)
    return [
        Problem(file=str(path), line=None, found=found, remedy="use the native format to keep it", dropped=True)
        for found in _losses(debates)
    ]


def _losses(debates: Sequence[Debate]) -> list[str]:
    people = [(debate, person) for debate in debates for person in debate.participants]
    posts = [post for debate in debates for post in debate.posts]
    silent = sum(person.id not in {post.author for post in debate.posts} for debate, person in people)
    counts = {
        "questions or titles": sum(bool(debate.question or debate.title) for debate in debates),
        "participants without a post": silent,
        "names": sum(person.name is not None for _, person in people),
        "genders": sum(person.gender is not None for _, person in people),
        "roles besides the moderator's": sum(person.role in ("organiser", "agent") for _, person in people),
        "gold labels": sum(post.label is not None for post in posts),
        "posts with other fields": sum(bool(post.extra or post.move or post.secondary) for post in posts),
    }
    return [f"the table has no room for {what} ({count} of them)" for what, count in counts.items() if count]

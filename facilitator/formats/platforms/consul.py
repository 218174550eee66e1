"""Consul Democracy: comments of its open data as CSV, or as JSON of its public interface (GraphQL).

A comment stands under a debate, a proposal or the like, which is the debate here; `ancestry` is the path of the
comments above it, ``12/45``, so that it answers the last. Comments that stand within an object with a title, as
GraphQL nests them, have that title as their question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from facilitator.formats.assemble import as_id
from facilitator.formats.head import Head
from facilitator.formats.platforms.plain import parted_html, say_quoted
from facilitator.formats.platforms.records import begins_json, flat, json_values, text_or_none
from facilitator.formats.platforms.threads import in_time
from facilitator.formats.problem import word_count
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.tables.csv_rows import csv_records
from facilitator.formats.text import peek
from facilitator.formats.times import parse_time

__all__ = ["detect", "read"]

_AUTHORS = (
    "public_author/username",
    "public_author_username",
    "username",
    "public_author/id",
    "public_author_id",
    "author/username",
    "user_id",
    "author_id",
)
_TIMES = ("public_created_at", "created_at")
_VOTES = ("cached_votes_up", "cached_votes_down")

_Under = tuple[str, str] | None  # the name and title of what the comments stand under


def detect(head: Head) -> bool:
    """Whether the columns or keys are those of Consul's comments."""
    if begins_json(head.text):
        known = ('"public_author"' in head.text or '"public_created_at"' in head.text) and '"comments"' in head.text
        typed = '"commentable_type"' in head.text and '"ancestry"' in head.text
        return '"body"' in head.text and (known or typed)
    return {"commentable_id", "commentable_type", "ancestry", "body"} <= set(head.cells)


def read(source: Source) -> Iterator[RawDebate]:
    """Yield a debate for each thing that was commented on."""
    debates: dict[str, RawDebate] = {}
    empty: list[int | None] = []
    start = peek(source.path).decode("utf-8-sig", errors="replace")
    found = _nested(source) if begins_json(start) else _rows(source)
    for line, record, under in found:
        if not word_count(record.get("body")):
            empty.append(line)
            continue
        name, title = under or _under(record)
        debate = debates.setdefault(name, RawDebate(id=name, title=title, question=title))
        debate.posts.append(_post(record, line, debate))
    if empty:
        found_empty = f"{len(empty)} comments have no text"
        source.drop(found_empty, "nothing of them can be read", line=empty[0], about="texts", words=0, count=len(empty))
    for debate in debates.values():
        if all(str(post.id).isdecimal() for post in debate.posts):
            debate.posts.sort(key=lambda post: int(str(post.id)[:18]))  # which tells the order within an hour
        debate.posts = in_time(debate.posts)
    say_quoted(debates.values(), source)
    _say_hours(debates.values(), source)
    yield from debates.values()


def _say_hours(debates: Iterable[RawDebate], source: Source) -> None:
    times = [post.time for debate in debates for post in debate.posts if post.time is not None]
    if len(times) > 1 and all(time % 3600 == 0 for time in times):
        remedy = "gaps of less than an hour are unknown; within an hour the posts stand by their ids"
        source.assume("all times are whole hours, as Consul publishes them", remedy, about="times")


def _rows(source: Source) -> Iterator[tuple[int | None, dict[str, Any], _Under]]:
    for line, cells in csv_records(source):
        yield line, cells, None


def _nested(source: Source) -> Iterator[tuple[int | None, dict[str, Any], _Under]]:
    """Every comment wherever it stands, with the titled object around it."""
    for line, value in json_values(source):
        for record, under in _within(value):
            yield line, record, under


def _within(value: Any) -> Iterator[tuple[dict[str, Any], _Under]]:
    waiting: list[tuple[Any, _Under, str]] = [(value, None, "")]
    while waiting:
        here, under, kind = waiting.pop()
        if isinstance(here, list):
            waiting.extend((item, under, kind) for item in reversed(here))
        elif isinstance(here, dict):
            title = text_or_none(here.get("title"))
            if title is not None:
                key = as_id(here.get("id"))
                under = (f"{kind or 'thread'}-{key}" if key else title, title)
            elif "body" in here:
                yield flat(here), under
            inner = [(item, under, kind if key in _WRAPPERS else key.rstrip("s")) for key, item in here.items()]
            waiting.extend(reversed(inner))


_WRAPPERS = frozenset(["edges", "node", "nodes", "data", "comments"])


def _under(record: dict[str, Any]) -> tuple[str, str]:
    kind = str(record.get("commentable_type") or "thread").rpartition("::")[2].lower()
    return f"{kind}-{as_id(record.get('commentable_id')) or 'unknown'}", ""


def _post(record: dict[str, Any], line: int | None, debate: RawDebate) -> RawPost:
    body = record.get("body")
    own, quoted = parted_html(body) if isinstance(body, str) else ("", "")
    author = next((key for name in _AUTHORS if (key := as_id(record.get(name))) is not None), None)
    moment = next((parse_time(record[name]) for name in _TIMES if record.get(name)), None)
    path = [part for part in (as_id(record.get("ancestry")) or "").split("/") if part.strip()]
    extra = {name: value for name in _VOTES if (value := record.get(name)) not in (None, "")}
    if author is not None:
        debate.meet(author)
    return RawPost(
        id=record.get("id"),
        text=own,
        author=author,
        time=moment.seconds if moment else None,
        dated=moment is not None and moment.dated,
        reply_to=path[-1].strip() if path else None,
        extra={**extra, "quoted": quoted} if quoted else extra,
        line=line,
    )

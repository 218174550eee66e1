"""Polis exports: comments in time order as posts, everyone who voted as a participant.

`comments.csv` is read with `summary.csv` (topic, description) and `participants-votes.csv` (groups) where they lie
beside it. Comments that the moderators rejected are left out, and reported as one problem with their number.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from facilitator.errors import InputError
from facilitator.formats.head import Head
from facilitator.formats.problem import one_line
from facilitator.formats.raw import RawDebate, RawPost, date_numbers
from facilitator.formats.source import Source
from facilitator.formats.tables.csv_rows import csv_records
from facilitator.formats.times import parse_time

__all__ = ["detect", "read"]

_COMMENTS, _SUMMARY, _PEOPLE = "comments.csv", "summary.csv", "participants-votes.csv"
_OWN = ("timestamp", "datetime", "comment-id", "author-id", "comment-body")


def detect(head: Head) -> bool:
    """Whether the folder holds comments, or the columns are those of Polis."""
    if head.names:
        return _COMMENTS in head.names
    return {"comment-id", "comment-body", "moderated"} <= set(head.cells)


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one debate of an export; it is named after its folder."""
    folder = source.path if source.path.is_dir() else source.path.parent
    path = folder / _COMMENTS if source.path.is_dir() else source.path
    in_export = path.name == _COMMENTS
    debate = RawDebate(id=folder.resolve().name if in_export else source.name, file=path)
    rejected: list[int] = []
    for line, cells in csv_records(replace(source, path=path)):
        if cells.get("moderated") == "-1":
            rejected.append(line)
            continue
        moment = parse_time(cells.get("timestamp"))
        debate.posts.append(
            RawPost(
                id=cells.get("comment-id"),
                text=cells.get("comment-body"),
                author=cells.get("author-id"),
                time=moment.seconds if moment else None,
                extra={key: _number(value) for key, value in cells.items() if key not in _OWN and value != ""},
                line=line,
            )
        )
    date_numbers([debate])
    debate.posts.sort(key=lambda post: post.time or 0.0)  # exports are newest first or by number
    if in_export:
        _add_summary(folder / _SUMMARY, debate, source)
        _add_people(folder / _PEOPLE, debate, source)
    if rejected:
        found = f"{len(rejected)} comments were rejected by the moderators (moderated is -1)"
        replace(source, path=path).drop(found, "set moderated to 0 to read them", line=rejected[0])
    yield debate


def _number(text: str) -> int | str:
    return int(text) if text.lstrip("-").isdecimal() else text


def _add_summary(path: Path, debate: RawDebate, source: Source) -> None:
    if not path.is_file():
        return
    beside = replace(source, path=path)
    try:
        summary = {row[0]: row[1] for row in csv.reader(text for _, text in beside.lines()) if len(row) == 2}
    except (csv.Error, InputError) as error:
        beside.mend(f"the summary cannot be read ({one_line(error)})", "it was left aside; export it again")
        return
    debate.title = debate.question = summary.pop("topic", "")
    if description := summary.pop("conversation-description", ""):
        debate.extra["description"] = description
    debate.extra.update((key, _number(value)) for key, value in summary.items() if value)


def _add_people(path: Path, debate: RawDebate, source: Source) -> None:
    """Everyone who voted, with their opinion group; those who were in none have no `group-id`."""
    if not path.is_file():
        return
    for _, cells in csv_records(replace(source, path=path)):
        if person := cells.get("participant", "").strip():
            known = {key: cells.get(key, "") for key in ("group-id", "n-comments", "n-votes", "n-agree", "n-disagree")}
            about = {key: value if key == "group-id" else _number(value) for key, value in known.items() if value}
            debate.meet(person, extra=about)

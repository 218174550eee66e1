"""Polis exports: comments in time order as posts, everyone who voted as a participant.

The comments are read with the summary (topic, description) and the participants' votes (groups) that lie beside them,
or with the votes where there are no groups. Comments that the moderators rejected are left out, and reported as one
problem with their number.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace

from facilitator.errors import InputError
from facilitator.formats.head import Head
from facilitator.formats.platforms.folder import folders_in, members, say_left_out
from facilitator.formats.platforms.polis_files import Export, exports, kind_of
from facilitator.formats.problem import listing, one_line, word_count
from facilitator.formats.raw import RawDebate, RawPost, date_numbers
from facilitator.formats.source import Source
from facilitator.formats.tables.csv_rows import csv_records
from facilitator.formats.times import parse_time

__all__ = ["detect", "read"]

_OWN = ("timestamp", "datetime", "comment-id", "author-id", "comment-body")
_COUNTS = ("group-id", "n-comments", "n-votes", "n-agree", "n-disagree")


def detect(head: Head) -> bool:
    """Whether the folder holds comments, or the columns are those of one of the files of Polis."""
    if head.path.is_dir():
        tables = any(name.lower().removesuffix(".gz").endswith((".csv", ".txt")) for name in head.names)
        return tables and bool(exports(head.path)[0])
    return kind_of(head) is not None


def read(source: Source) -> Iterator[RawDebate]:
    """Yield a debate an export; it is named as its files are, or after its folder where they are called by kind."""
    if source.path.is_dir():
        found, others = exports(source.path)
        say_left_out(source, [*others, *folders_in(source.path)], "Polis export")
        for export in found:
            yield _debate(export, source)
        return
    found, _ = exports(source.path.parent, only=source.path)
    if not found and source.path.resolve() in {path.resolve() for path in members(source.path.parent)}:
        message = "this file of a Polis export holds no comments; name its comments file, or the folder."
        raise InputError(message, file=source.path)
    yield _debate(found[0] if found else Export(source.name, source.path), source)


def _debate(export: Export, source: Source) -> RawDebate:
    comments = replace(source, path=export.comments)
    debate = RawDebate(id=export.name, file=export.comments)
    rejected: list[tuple[int, int]] = []
    for line, cells in csv_records(comments):
        if cells.get("moderated", "").strip() in ("-1", "-1.0"):
            rejected.append((line, word_count(cells.get("comment-body"))))
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
    date_numbers([debate], source)
    debate.posts.sort(key=lambda post: post.time or 0.0)  # exports are newest first or by number
    for kind, add in (("summary", _add_summary), ("people", _add_people)):
        if kind in export.beside:
            add(replace(source, path=export.beside[kind]), debate)
    if "people" not in export.beside and "votes" in export.beside:
        _add_voters(replace(source, path=export.beside["votes"]), debate)
    _say(export, rejected, comments)
    return debate


def _say(export: Export, rejected: list[tuple[int, int]], source: Source) -> None:
    """What was left out, is not there, or was only taken for a part of this export."""
    if rejected:
        found = f"{len(rejected)} comments were rejected by the moderators (moderated is -1)"
        words = sum(words for _, words in rejected)
        source.drop(found, "set moderated to 0 to read them", line=rejected[0][0], words=words, count=len(rejected))
    if export.guessed:
        names = listing([export.beside[kind].name for kind in export.guessed])
        remedy = "they were read as one export; put files of other exports into folders of their own"
        source.assume(f"{names} beside the comments has another name", remedy, about="files")
    missing = [] if "summary" in export.beside else ["its summary (the question)"]
    if "people" not in export.beside:
        voters = "" if "votes" in export.beside else " and those who only voted"
        missing.append(f"its participants' votes (the groups{voters})")
    if missing:
        remedy = "the comments were read without; download these files too and put them beside it"
        source.assume(f"the export lacks {' and '.join(missing)}", remedy, about="files")


def _number(text: str) -> int | str:
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 20 else text


def _add_summary(source: Source, debate: RawDebate) -> None:
    try:
        summary = _summary(source)
    except (csv.Error, InputError) as error:
        found = f"the summary cannot be read ({one_line(error)})"
        source.mend(found, "it was left aside; export it again", about="files")
        return
    debate.title = debate.question = summary.pop("topic", "")
    if description := summary.pop("conversation-description", ""):
        debate.extra["description"] = description
    debate.extra.update((key, _number(value)) for key, value in summary.items() if value)


def _summary(source: Source) -> dict[str, str]:
    """What stands behind each name; a comma in it may not have been quoted."""
    rows = csv.reader(text for _, text in source.lines())
    return {row[0]: ",".join(row[1:]) for row in rows if len(row) > 1}


def _add_people(source: Source, debate: RawDebate) -> None:
    """Everyone who voted, with their opinion group; those who were in none have no `group-id`."""
    for _, cells in csv_records(source):
        if person := cells.get("participant", "").strip():
            known = {key: cells.get(key, "") for key in _COUNTS}
            about = {key: value if key == "group-id" else _number(value) for key, value in known.items() if value}
            debate.meet(person, extra=about)


def _add_voters(source: Source, debate: RawDebate) -> None:
    for _, cells in csv_records(source):
        if person := cells.get("voter-id", "").strip():
            debate.meet(person)

"""Loomio's group export: JSON lines of ``{"table": ..., "record": {...}}``, or its CSV with a section a table.

Each discussion is a debate, and each poll outside of one. Posts are its opening text, comments, polls, reasons that
were given with votes, and outcomes; their ids tell which: ``comment-12``. E-mail addresses are never taken up.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from facilitator.formats.assemble import as_id
from facilitator.formats.head import Head
from facilitator.formats.platforms.plain import parted_html, parted_markdown, say_quoted
from facilitator.formats.platforms.records import text_or_none
from facilitator.formats.platforms.threads import in_time
from facilitator.formats.problem import one_line, show, word_count
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.text import peek
from facilitator.formats.times import parse_time

__all__ = ["detect", "read"]

_SECTION = re.compile(r"(Groups|Memberships|Discussions|Comments|Polls|Stances|Outcomes) \(\d+\)")
#: Our part of a post -> the fields it may stand in, by table.
_TEXTS = {
    "discussion": ("description",),
    "comment": ("body",),
    "poll": ("details",),
    "stance": ("reason",),
    "outcome": ("statement",),
}
_PEOPLE = ("author_id", "user_id", "participant_id", "creator_id")
_NAMES = ("author_name", "user_name", "participant_name", "participant", "author")
_TIMES = ("cast_at", "created_at")
_GONE = ("discarded_at", "deleted_at", "revoked_at")

_Records = dict[str, dict[str, tuple[int, dict[str, Any]]]]  # table, in the singular -> id -> line and record


def detect(head: Head) -> bool:
    """Whether the lines are records of tables, or the first cell says that it is a group's export."""
    if head.text.startswith(("Export for ", '"Export for ')):
        return _SECTION.search(head.text) is not None
    return any(isinstance(one.get("table"), str) and isinstance(one.get("record"), dict) for one in head.records)


def read(source: Source) -> Iterator[RawDebate]:
    """Yield a debate for each discussion, then for each poll that stands alone."""
    is_json = peek(source.path).decode("utf-8-sig", errors="replace").lstrip().startswith("{")
    records = _of_tables(_json_rows(source) if is_json else _csv_rows(source), source)
    debates: dict[str, RawDebate] = {}
    gone: list[tuple[int, int]] = []
    for table in _TEXTS:
        for key, (line, record) in records[table].items():
            name = _debate_of(table, key, records)
            debate = debates.setdefault(name, _header(name, records))
            post = _post(table, key, line, record, records)
            if any(text_or_none(record.get(mark)) for mark in _GONE):
                gone.append((line, word_count(post.text)))
                continue
            author = post.author
            if isinstance(author, str):
                debate.meet(author, name=_name(author, record, records))
            if post.text or post.extra:
                debate.posts.append(post)
    if gone:
        found = f"{len(gone)} posts were discarded by people"
        words = sum(words for _, words in gone)
        source.drop(found, "restore them in the group", line=gone[0][0], about="texts", words=words, count=len(gone))
    say_quoted(debates.values(), source)
    for debate in debates.values():
        there = {post.id for post in debate.posts}
        for post in debate.posts:
            if isinstance(post.reply_to, str) and not post.reply_to.startswith("comment-"):
                post.reply_to = post.reply_to if post.reply_to in there else None
        debate.posts = in_time(debate.posts)
        yield debate


def _json_rows(source: Source) -> Iterator[tuple[int, str, dict[str, Any]]]:
    for line, whole in source.records():
        table, record = whole.get("table"), whole.get("record")
        if isinstance(table, str) and isinstance(record, dict):
            yield line, table, record
        else:
            source.drop("this is no record of a table", "write the export again", line=line)


def _csv_rows(source: Source) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """The rows of each section, which begins with its name and then its columns."""
    table, columns = "", None
    reader = csv.reader(text for _, text in source.lines())
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            source.drop(f"the row is no CSV ({one_line(error)})", "export the group again", line=line)
            continue
        filled = [cell for cell in row if cell.strip()]
        section = _SECTION.fullmatch(filled[0].strip()) if len(filled) == 1 else None
        if section is not None:
            table, columns = section[1].lower(), None
        elif table and filled and columns is None:
            columns = row
        elif columns is not None and filled:
            yield line, table, dict(zip(columns, row, strict=False))


def _of_tables(rows: Iterator[tuple[int, str, dict[str, Any]]], source: Source) -> _Records:
    records: _Records = defaultdict(dict)
    for line, table, record in rows:
        key, one = as_id(record.get("id", f"line{line}")), table.removesuffix("s")
        if key is not None and key not in records[one]:
            records[one][key] = (line, record)
        elif one in _TEXTS:
            words = sum(word_count(record.get(name)) for name in _TEXTS[one])
            found = f"the {one} has no id of its own ({show(record.get('id'))})"
            source.drop(found, "export the group again", line=line, words=words)
    return records


def _field(table: str, key: str | None, name: str, records: _Records) -> str | None:
    _, record = records[table].get(key or "", (0, {}))
    return as_id(record.get(name))


def _debate_of(table: str, key: str, records: _Records) -> str:
    """The discussion that a record belongs to, else its poll, else itself."""
    seen = set()
    while (table, key) not in seen:
        seen.add((table, key))
        discussion = key if table == "discussion" else _field(table, key, "discussion_id", records)
        if discussion is not None:
            return f"discussion-{discussion}"
        poll, parent = _field(table, key, "poll_id", records), _field(table, key, "parent_id", records)
        above = (_field(table, key, "parent_type", records) or "comment").lower()
        if poll is not None:
            table, key = "poll", poll
        elif table == "comment" and parent is not None and above in _TEXTS:
            table, key = above, parent
    return f"{table}-{key}"


def _header(name: str, records: _Records) -> RawDebate:
    table, _, key = name.partition("-")
    _, record = records[table].get(key, (0, {}))
    title = text_or_none(record.get("title")) or ""
    return RawDebate(id=name, title=title, question=title)


def _post(table: str, key: str, line: int, record: dict[str, Any], records: _Records) -> RawPost:
    own, quoted = "", ""
    for name in _TEXTS[table]:
        body = record.get(name)
        if isinstance(body, str):
            part = parted_html if record.get(f"{name}_format") == "html" or "</p>" in body else parted_markdown
            own, quoted = part(body)
    title = text_or_none(record.get("title"))
    if table == "poll" and title is not None:
        own = f"{title}\n{own}".strip()
    moment = next((parse_time(record[name]) for name in _TIMES if record.get(name)), None)
    author = next((who for name in (*_PEOPLE, *_NAMES) if (who := as_id(record.get(name))) is not None), None)
    return RawPost(
        id=f"{table}-{key}",
        text=own,
        author=author,
        time=moment.seconds if moment else None,
        dated=moment is not None and moment.dated,
        reply_to=_answers(table, record),
        extra={"quoted": quoted} if quoted else {},
        line=line,
    )


def _answers(table: str, record: dict[str, Any]) -> str | None:
    parent, poll = as_id(record.get("parent_id")), as_id(record.get("poll_id"))
    discussion = as_id(record.get("discussion_id"))
    if table == "comment" and parent is not None:
        return f"{str(record.get('parent_type') or 'comment').lower()}-{parent}"
    if table in ("stance", "outcome") and poll is not None:
        return f"poll-{poll}"
    return f"discussion-{discussion}" if discussion is not None else None


def _name(author: str, record: dict[str, Any], records: _Records) -> str | None:
    _, person = records["user"].get(author, (0, {}))
    names = (person.get("name"), person.get("username"), *(record.get(name) for name in _NAMES))
    return next((text for name in names if (text := text_or_none(name)) is not None and text != author), None)

"""Posts tables, a row a post, as CSV, JSONL or Parquet: `iter_table` for rows in chunks, `read` for debates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, Unpack

from facilitator.debate import Gender, Role
from facilitator.errors import InputError
from facilitator.extras import require
from facilitator.formats.head import Head
from facilitator.formats.hints import Hints, given
from facilitator.formats.json_records import first_records
from facilitator.formats.parts import part_recordings
from facilitator.formats.people import parse_role
from facilitator.formats.problem import Problem, listing, one_line
from facilitator.formats.quotes import Heard
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.tables.authors import Authors
from facilitator.formats.tables.choosing import Chooser, joiner
from facilitator.formats.tables.columns import Layout, is_header, text_column
from facilitator.formats.tables.csv_rows import csv_rows
from facilitator.formats.tables.first_look import ROWS
from facilitator.formats.tables.rows import PostRow, RowMaker, TableChunk
from facilitator.formats.tables.time_column import DAY
from facilitator.formats.text import PARQUET_MAGIC, peek

__all__ = ["detect", "iter_table", "read"]

_MARKED = re.compile(r"^\s{0,3}>", re.MULTILINE)
_ROWS_TO_SETTLE = 50_000  # rows looked at before it is settled what times and genders a column holds
_ROWS_IN_A_STREAM = 4_000  # fewer where memory is bounded
_ENDINGS = ("csv", "tsv", "jsonl", "ndjson", "parquet")


def detect(head: Head) -> bool:
    """Whether it is Parquet, has a column with a known name for the text, or is called like a table."""
    if head.is_parquet or head.path.is_dir():
        return head.is_parquet
    headers = [list(record) for record in (*head.records[:1], *first_records(head.text))] or [list(head.cells)]
    return any(text_column(names) and len(names) > 1 for names in headers) or head.ending in _ENDINGS


def iter_table(path: str | Path, *, chunk_rows: int = 10_000, **hints: Unpack[Hints]) -> Iterator[TableChunk]:
    """Read a posts table piece by piece, in bounded memory.

    What the columns of times and genders hold is settled by the first rows; values that do not fit are missing. Whether
    ids repeat and links lead anywhere is for the caller. Errors come while iterating, so rows may have come before a
    byte that is not UTF-8.

    Parameters
    ----------
    path
        CSV (also with ``;`` or tabs), JSONL, a JSON array (loaded whole) or Parquet; all but the last also gzipped.
    chunk_rows
        Rows in a chunk, at most.
    hints
        What somebody knows of the file that it does not say (see `Hints`), such as columns whose names are no known
        aliases.

    Raises
    ------
    InputError
        If the file is missing, empty, binary, not UTF-8, or has no column for the text.
    """
    return _chunks(Source(path=Path(path), **given(hints)), chunk_rows)


def _chunks(source: Source, chunk_rows: int) -> Iterator[TableChunk]:
    maker, authors = RowMaker(source), Authors(source)
    rows: list[PostRow] = []
    for line, cells, where in _settled(maker, _cells(source, chunk_rows), _ROWS_IN_A_STREAM):
        row = maker.row(cells, where, line)
        if row is not None:
            if row.author is not None and (person := authors.person(row.author)) != row.author:
                row = replace(row, author=person)
            rows.append(row)
        if len(rows) >= chunk_rows or len(source.problems) >= chunk_rows:
            yield TableChunk(rows, _by_line(source.problems))
            rows = []
            source.problems.clear()
    maker.finish()
    authors.finish()
    if rows or source.problems:
        yield TableChunk(rows, _by_line(source.problems))


def _by_line(problems: Iterable[Problem]) -> list[Problem]:
    """Problems as the rows stand; while the columns are settled those of later rows are met first."""
    return sorted(problems, key=lambda problem: problem.line or 0)


def _cells(source: Source, chunk_rows: int) -> Iterator[tuple[int, Any, Layout]]:
    """Line, cells and layout of every row, whatever the file is."""
    start = peek(source.path)
    if start.startswith(PARQUET_MAGIC):
        return _parquet_cells(source, chunk_rows)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return _jsonl_cells(source)
    return _csv_cells(source)


def _settled(maker: RowMaker, cells: Iterator[tuple[int, Any, Layout]], rows: int) -> Iterator[tuple[int, Any, Layout]]:
    """The same rows, after `maker` has looked at the first of them."""
    first = list(islice(cells, rows))
    maker.settle(first)
    return chain(first, cells)


def _jsonl_cells(source: Source) -> Iterator[tuple[int, Any, Layout]]:
    records = source.records(in_lists=True)
    first = list(islice(records, ROWS))
    chooser = Chooser(source, [record for _, record in first], by_position=False)
    names = dict.fromkeys(name for _, record in first for name in record)
    where = chooser.layout(list(names)) if first else None
    join = joiner(list(names), source.columns)
    for line, record in chain(first, records):
        if where is None or not record.keys() <= names.keys():
            names.update(dict.fromkeys(record))
            where, join = chooser.layout(list(names)), joiner(list(names), source.columns)
        yield line, record if join is None else join(record), where


def _parquet_cells(source: Source, chunk_rows: int) -> Iterator[tuple[int, Any, Layout]]:
    require("batch", "reading Parquet")
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(source.path) as file:
            names = list(file.schema_arrow.names)
            batches = file.iter_batches(batch_size=chunk_rows)
            first = batch.to_pylist() if (batch := next(batches, None)) is not None else []
            where = Chooser(source, first[:ROWS], by_position=False).layout(names)
            join = joiner(names, source.columns)
            later = (record for batch in batches for record in batch.to_pylist())
            for line, record in enumerate(chain(first, later), start=1):
                yield line, record if join is None else join(record), where
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        message = f"the Parquet data is broken ({one_line(error)}); write the file again."
        raise InputError(message, file=source.path) from error


def _csv_cells(source: Source) -> Iterator[tuple[int, Any, Layout]]:
    rows = csv_rows(source, is_header=lambda cells: is_header(cells) or _is_asked(cells, source))
    head = next(rows, None)
    if head is None:
        return
    first = list(islice(rows, ROWS))
    line, names = head
    where = Chooser(source, [cells for _, cells in first], by_position=True, header_line=line).layout(names)
    join = joiner(names, source.columns)
    for line, cells in chain(first, rows):
        yield line, cells if join is None else join(cells), where


def _is_asked(cells: list[str], source: Source) -> bool:
    """Whether the cells name the columns that somebody asked for."""
    return bool(source.columns) and {cell.strip() for cell in cells} >= set(source.columns.values())


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the debates of a table, in the order in which they begin; without a debate column it is one."""
    debates: dict[str, RawDebate] = {}
    maker = RowMaker(source)
    topics: dict[str, set[str | None]] = {}
    for line, cells, where in _settled(maker, _cells(source, 10_000), _ROWS_TO_SETTLE):
        if not debates:
            _say_if_nobody_wrote(source, where)
        row = maker.row(cells, where, line)
        if row is None or not source.wants(row.debate or source.name):
            continue
        key = row.debate or source.name
        debate = debates.setdefault(key, RawDebate(id=key))
        topics.setdefault(key, set()).add(row.topic)
        _add(row, debate)
    source.problems[:] = _by_line(source.problems)
    for debate in debates.values():
        if not where.as_it_stands:
            _part_what_was_said(debate, maker)
            part_recordings(debate, source)
    maker.finish()
    for key, debate in debates.items():
        if maker.newest_first:
            _from_day_one(debate)
        _settle_topic(debate, topics[key])
        yield debate


def _say_if_nobody_wrote(source: Source, where: Layout) -> None:
    if all(field != "author" for field, _ in where.plain):
        found = f"no column says who wrote; the columns are {listing(where.names)}"
        remedy = "every author is counted as nobody; name a column with --column author=NAME"
        source.assume(found, remedy, about="people")


def _add(row: PostRow, debate: RawDebate) -> None:
    extra = dict(row.extra)
    name, role = extra.pop("name", None), extra.pop("role", None)
    if row.author is not None:
        known: Role | None = parse_role(role)
        about = {"recorded_role": role} if role is not None and known is None else None
        gender: Gender | None = row.gender
        debate.meet(row.author, name=None if name is None else str(name), gender=gender, role=known, extra=about)
    for field in ("topic", "parent_text", "previous_text"):
        if (value := getattr(row, field)) is not None:
            extra[field] = value
    debate.posts.append(
        RawPost(
            id=row.id,
            text=row.text,
            author=row.author,
            time=row.time,
            dated=row.dated,
            reply_to=row.reply_to,
            label=row.label,
            secondary=extra.pop("secondary", None),
            move=extra.pop("move", None),
            extra=extra,
            line=row.line,
        )
    )


def _part_what_was_said(debate: RawDebate, maker: RowMaker) -> None:
    """Part the quotes that only show when one knows what was said in the debate."""
    marked = [post for post in debate.posts if isinstance(post.text, str) and _MARKED.search(post.text)]
    if marked:
        heard = Heard(post.text for post in debate.posts if isinstance(post.text, str))
        for post in marked:
            post.text = maker.part(str(post.text), post.extra, said=heard)


def _from_day_one(debate: RawDebate) -> None:
    """Clocks of a file that goes back over midnight, from the newest to the oldest, count from their first day."""
    first = min((post.time for post in debate.posts if post.time is not None and not post.dated), default=0.0)
    for post in debate.posts:
        post.time = None if post.time is None else post.time - first // DAY * DAY


def _settle_topic(debate: RawDebate, topics: set[str | None]) -> None:
    """A topic that all posts share is the debate's question."""
    if len(topics) == 1 and (topic := topics.pop()) is not None:
        debate.question = topic
        for post in debate.posts:
            del post.extra["topic"]

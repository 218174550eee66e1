"""Posts tables, a row a post, as CSV, JSONL or Parquet: `iter_table` for rows in chunks, `read` for debates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

from facilitator.debate import Gender, Role
from facilitator.errors import InputError
from facilitator.extras import require
from facilitator.formats.head import Head
from facilitator.formats.people import parse_role
from facilitator.formats.problem import one_line
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.tables.columns import Layout, layout, text_column
from facilitator.formats.tables.csv_rows import csv_rows
from facilitator.formats.tables.rows import PostRow, RowMaker, TableChunk
from facilitator.formats.tables.time_column import DAY
from facilitator.formats.text import PARQUET_MAGIC, peek

__all__ = ["detect", "iter_table", "read"]

_RECORDS_FOR_LAYOUT = 1000  # objects looked at before the columns are settled: fields may be missing in some
_ROWS_TO_SETTLE = 50_000  # rows looked at before it is settled what times and genders a column holds
_ROWS_IN_A_STREAM = 4_000  # fewer where memory is bounded
_ENDINGS = ("csv", "tsv", "jsonl", "ndjson", "parquet")


def detect(head: Head) -> bool:
    """Whether it is Parquet, has a column with a known name for the text, or is called like a table."""
    if head.is_parquet or head.path.is_dir():
        return head.is_parquet
    names = list(head.records[0]) if head.records else head.cells
    if text_column(names) is not None and len(names) > 1:
        return True
    return head.ending in _ENDINGS


def iter_table(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    genders: Mapping[str, Gender] | None = None,
    chunk_rows: int = 10_000,
) -> Iterator[TableChunk]:
    """Read a posts table piece by piece, in bounded memory.

    What the columns of times and genders hold is settled by the first rows; values that do not fit are missing. Whether
    ids repeat and links lead anywhere is for the caller. Errors come while iterating, so rows may have come before a
    byte that is not UTF-8.

    Parameters
    ----------
    path
        CSV (also with ``;`` or tabs), JSONL or Parquet; the first two also gzipped.
    columns
        Our field -> the file's column, where the column's name is no known alias.
    genders
        What the file's codes of gender mean, such as ``{"M": "woman"}``.
    chunk_rows
        Rows in a chunk, at most.

    Raises
    ------
    InputError
        If the file is missing, empty, binary, not UTF-8, or has no column for `id` or `text`.
    """
    return _chunks(Source(path=Path(path), columns=columns or {}, genders=genders or {}), chunk_rows)


def _chunks(source: Source, chunk_rows: int) -> Iterator[TableChunk]:
    maker = RowMaker(source)
    rows: list[PostRow] = []
    for line, cells, where in _settled(maker, _cells(source, chunk_rows), _ROWS_IN_A_STREAM):
        row = maker.row(cells, where, line)
        if row is not None:
            rows.append(row)
        if len(rows) >= chunk_rows or len(source.problems) >= chunk_rows:
            yield TableChunk(rows, list(source.problems))
            rows = []
            source.problems.clear()
    if rows or source.problems:
        yield TableChunk(rows, list(source.problems))


def _cells(source: Source, chunk_rows: int) -> Iterator[tuple[int, Any, Layout]]:
    """Line, cells and layout of every row, whatever the file is."""
    start = peek(source.path)
    if start.startswith(PARQUET_MAGIC):
        return _parquet_cells(source, chunk_rows)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _jsonl_cells(source)
    return _csv_cells(source)


def _settled(maker: RowMaker, cells: Iterator[tuple[int, Any, Layout]], rows: int) -> Iterator[tuple[int, Any, Layout]]:
    """The same rows, after `maker` has looked at the first of them."""
    first = list(islice(cells, rows))
    maker.settle(first)
    return chain(first, cells)


def _jsonl_cells(source: Source) -> Iterator[tuple[int, Any, Layout]]:
    records = source.records()
    first = list(islice(records, _RECORDS_FOR_LAYOUT))
    names = dict.fromkeys(name for _, record in first for name in record)
    where = layout(list(names), source.columns, by_position=False, file=source.path) if first else None
    for line, record in chain(first, records):
        if where is None or not record.keys() <= names.keys():
            names.update(dict.fromkeys(record))
            where = layout(list(names), source.columns, by_position=False, file=source.path)
        yield line, record, where


def _parquet_cells(source: Source, chunk_rows: int) -> Iterator[tuple[int, Any, Layout]]:
    require("batch", "reading Parquet")
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(source.path) as file:
            names = list(file.schema_arrow.names)
            where = layout(names, source.columns, by_position=False, file=source.path)
            line = 0
            for batch in file.iter_batches(batch_size=chunk_rows):
                for record in batch.to_pylist():
                    line += 1
                    yield line, record, where
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        message = f"the Parquet data is broken ({one_line(error)}); write the file again."
        raise InputError(message, file=source.path) from error


def _csv_cells(source: Source) -> Iterator[tuple[int, Any, Layout]]:
    where: Layout | None = None
    for line, cells in csv_rows(source):
        if where is None:
            where = layout(cells, source.columns, by_position=True, file=source.path)
        else:
            yield line, cells, where


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the debates of a table, in the order in which they begin; without a debate column it is one."""
    debates: dict[str, RawDebate] = {}
    maker = RowMaker(source)
    topics: dict[str, set[str | None]] = {}
    for line, cells, where in _settled(maker, _cells(source, 10_000), _ROWS_TO_SETTLE):
        row = maker.row(cells, where, line)
        if row is None or not source.wants(row.debate or source.name):
            continue
        key = row.debate or source.name
        debate = debates.setdefault(key, RawDebate(id=key))
        topics.setdefault(key, set()).add(row.topic)
        _add(row, debate)
    for key, debate in debates.items():
        if maker.newest_first:
            _from_day_one(debate)
        _settle_topic(debate, topics[key])
        yield debate


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

"""Debates as a posts table: a row a post, CSV, JSONL or Parquet by the file's ending."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from facilitator.debate import Debate, Post
from facilitator.errors import InputError
from facilitator.extras import require
from facilitator.files import atomic_path
from facilitator.formats.jsonl import Encoder
from facilitator.formats.problem import Problem, listing
from facilitator.formats.tables.formula_guard import guard
from facilitator.formats.text import open_text

__all__ = ["is_ours", "write"]

_COLUMNS = (
    "id",
    "debate",
    "author",
    "name",
    "gender",
    "role",
    "time",
    "reply_to",
    "text",
    "label",
    "secondary",
    "move",
    "topic",
)
_BESIDES_TOPIC = frozenset(_COLUMNS) - {"topic"}
_ALWAYS = frozenset(["id", "debate", "author", "role", "time", "text"])  # what a row of JSONL has, whatever else


def is_ours(names: Sequence[str]) -> bool:
    """Whether these are the columns that `write` writes: such a table is read as it stands."""
    return set(names) >= _ALWAYS


def write(debates: Sequence[Debate], path: Path) -> list[Problem]:
    """Write a table; returns, per field, what the table cannot carry.

    Raises
    ------
    InputError
        If the ending is none of ``.csv``, ``.jsonl`` (both also with ``.gz``) and ``.parquet``.
    """
    ending = Path(path.name.lower().removesuffix(".gz")).suffix
    writers = {".csv": _write_csv, ".jsonl": _write_jsonl, ".parquet": _write_parquet}
    if ending not in writers or (ending == ".parquet" and path.suffix.lower() == ".gz"):
        raise InputError(f"{path.name} does not say which table to write; end it in .csv, .jsonl or .parquet.")
    losses = _losses(debates)
    with atomic_path(path) as temporary:
        losses |= writers[ending](debates, temporary)
    return [
        Problem(file=str(path), line=None, found=found, remedy="use the native format to keep it", dropped=True)
        for found in losses
    ]


def _losses(debates: Sequence[Debate]) -> dict[str, None]:
    """What no table has room for, one sentence a field, in a fixed order."""
    silent = sum(
        len(debate.participants) - len({post.author for post in debate.posts} & debate.participant_by_id.keys())
        for debate in debates
    )
    attributes = sorted({key for debate in debates for person in debate.participants for key in person.extra})
    header = sorted(
        {key for debate in debates for key in debate.extra if (key, debate.extra[key]) != ("times", "order")}
    )
    clashing = sorted(
        {key for debate in debates for post in debate.posts for key in post.extra if key in _BESIDES_TOPIC}
    )
    overruled = sum(
        bool(debate.question)
        and any(post.extra.get("topic", debate.question) != debate.question for post in debate.posts)
        for debate in debates
    )
    empty = sum(not debate.posts for debate in debates)
    found = {
        f"a table has no row for the {empty} debates without posts": empty,
        f"a table has no room for a question beside the posts' topics ({overruled} debates have both)": overruled,
        f"a table has no row for the {silent} participants without a post": silent,
        f"a table has no title ({_count(debates, 'title', '')} debates have one)": _count(debates, "title", ""),
        f"a table has no language ({_count(debates, 'language', 'en')} debates are not in en)": _count(
            debates, "language", "en"
        ),
        f"a table has no start date ({_count(debates, 'start', None)} debates have one)": _count(
            debates, "start", None
        ),
        f"a table has no header for the debates' fields {listing(header)}": header,
        f"a table has no columns for the participants' fields {listing(attributes)}": attributes,
        f"the posts' extra fields {listing(clashing)} have the name of a column": clashing,
    }
    return dict.fromkeys(sentence for sentence, is_so in found.items() if is_so)


def _count(debates: Sequence[Debate], field: str, usual: str | None) -> int:
    return sum(getattr(debate, field) != usual for debate in debates)


def _extra_columns(debates: Sequence[Debate]) -> list[str]:
    """Names of the posts' unknown fields, in the order in which they first come up."""
    names = dict.fromkeys(key for debate in debates for post in debate.posts for key in post.extra)
    return [name for name in names if name not in _COLUMNS]


def _rows(debates: Sequence[Debate]) -> Iterator[dict[str, Any]]:
    for debate in debates:
        people = debate.participant_by_id
        for post in debate.posts:
            person = people[post.author]
            row = {name: value for name, value in post.extra.items() if name not in _COLUMNS}
            row |= {"id": post.id, "debate": debate.id, "author": post.author, "name": person.name}
            row |= {"gender": person.gender, "role": person.role, **_of_post(post)}
            row["topic"] = post.extra.get("topic") or debate.question or None
            yield row


def _of_post(post: Post) -> dict[str, Any]:
    return {name: getattr(post, name) for name in ("time", "reply_to", "text", "label", "secondary", "move")}


def _write_jsonl(debates: Sequence[Debate], path: Path) -> dict[str, None]:
    encoder = Encoder()
    with open_text(path) as handle:
        for row in _rows(debates):
            ordered = {name: row[name] for name in _COLUMNS if row[name] is not None}
            handle.write(encoder.encode({**ordered, **_row_extras(row)}) + "\n")
    return {f"{encoder.changed} rows hold values that JSON has no form for": None} if encoder.changed else {}


def _row_extras(row: dict[str, Any]) -> dict[str, Any]:
    """The part of a row that is not one of the fixed columns."""
    return {name: value for name, value in row.items() if name not in _COLUMNS and value is not None}


def _write_csv(debates: Sequence[Debate], path: Path) -> dict[str, None]:
    extras = _extra_columns(debates)
    untyped: dict[str, None] = {}
    nul = 0
    with open_text(path) as handle:
        writer = csv.writer(handle)  # its \r\n line ends make it quote a lone \r too
        writer.writerow([*_COLUMNS, *(guard(name) for name in extras)])
        for row in _rows(debates):
            cells = []
            for name in (*_COLUMNS, *extras):
                value = row.get(name)
                if name in extras and not isinstance(value, str | None):
                    untyped[name] = None
                cell = _as_text(value)
                if "\0" in cell:
                    nul += 1
                    cell = cell.replace("\0", "")
                cells.append(guard(cell) if isinstance(value, str) else cell)
            writer.writerow(cells)
    found = {f"in CSV the values of {listing(list(untyped))} come back as text": bool(untyped)}
    found[f"CSV has no NUL characters, {nul} cells had some"] = nul > 0
    return dict.fromkeys(sentence for sentence, is_so in found.items() if is_so)


def _as_text(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return repr(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False, default=str)


def _write_parquet(debates: Sequence[Debate], path: Path) -> dict[str, None]:
    require("batch", "writing Parquet")
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = list(_rows(debates))
    columns: dict[str, Any] = {}
    for name in (*_COLUMNS, *_extra_columns(debates)):
        values = [row.get(name) for row in rows]
        if name in _COLUMNS:
            columns[name] = pa.array(values, pa.float64() if name == "time" else pa.string())
            continue
        try:
            columns[name] = pa.array([_as_text(v) if isinstance(v, dict | list | tuple) else v for v in values])
        except pa.ArrowException:
            columns[name] = pa.array([None if v is None else _as_text(v) for v in values], pa.string())
    pq.write_table(pa.table(columns), path)
    return {}

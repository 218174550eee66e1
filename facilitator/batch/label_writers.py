"""Labels to a file, some rows at a time: JSONL, CSV or Parquet by its ending, or JSONL to a text stream."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from facilitator.batch.labels import LABEL_COLUMNS, UNIT_COLUMNS, LabelRow
from facilitator.errors import InputError
from facilitator.extras import require
from facilitator.files import atomic_path
from facilitator.formats.tables.formula_guard import guard
from facilitator.formats.text import open_text

__all__ = ["LabelWriter", "check_ending", "label_writer"]

#: Takes the next rows.
LabelWriter = Callable[[Sequence[LabelRow]], None]

_ENDINGS = (".jsonl", ".csv", ".parquet")


def check_ending(out: Path) -> str:
    """The ending that says how to write `out`, without ``.gz``.

    Raises
    ------
    InputError
        If it is none of ``.jsonl``, ``.csv`` (both also with ``.gz``) and ``.parquet``, or Parquet cannot be written
        here.
    """
    name = out.name.lower()
    ending = Path(name.removesuffix(".gz")).suffix
    if ending not in _ENDINGS or (ending == ".parquet" and name.endswith(".gz")):
        raise InputError(f"{out.name} does not say how to write the labels; end it in .jsonl, .csv or .parquet.")
    if ending == ".parquet":
        require("batch", "writing Parquet")
    return ending


@contextmanager
def label_writer(out: Path | None, stream: IO[str], *, units: bool = False) -> Iterator[LabelWriter]:
    """A writer to the file `out`, which appears when all is written, or as JSONL to `stream` if it is `None`.

    `units` adds the columns `UNIT_COLUMNS`; in CSV and Parquet a post's units are a JSON text.
    """
    if out is None:
        yield _jsonl(stream)
        return
    ending = check_ending(out)
    with atomic_path(out) as temporary:
        if ending == ".parquet":
            with _parquet(temporary, units) as write:
                yield write
        else:
            with open_text(temporary) as handle:
                yield _jsonl(handle) if ending == ".jsonl" else _csv(handle, units)


def _jsonl(handle: IO[str]) -> LabelWriter:
    def write(rows: Sequence[LabelRow]) -> None:
        handle.writelines(json.dumps(row.as_dict()) + "\n" for row in rows)

    return write


def _csv(handle: IO[str], units: bool) -> LabelWriter:
    writer = csv.writer(handle)
    writer.writerow(LABEL_COLUMNS + UNIT_COLUMNS if units else LABEL_COLUMNS)

    def write(rows: Sequence[LabelRow]) -> None:
        for row in rows:
            name = guard(row.id).encode("utf-8", "replace").decode("utf-8")  # half characters cannot be written
            numbers = (f"{value:.6f}" for value in row.probabilities)
            more = [row.secondary or "", _unit_text(row)] if units else []
            writer.writerow([name, row.label, str(row.unsure).lower(), *numbers, *more])

    return write


@contextmanager
def _parquet(path: Path, units: bool) -> Iterator[LabelWriter]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"unsure": pa.bool_(), **dict.fromkeys(("id", "label", *UNIT_COLUMNS), pa.string())}
    columns = LABEL_COLUMNS + UNIT_COLUMNS if units else LABEL_COLUMNS
    schema = pa.schema([(name, kinds.get(name, pa.float64())) for name in columns])
    with pq.ParquetWriter(path, schema) as writer:

        def write(rows: Sequence[LabelRow]) -> None:
            records = [row.as_dict() | ({"units": _unit_text(row)} if units else {}) for row in rows]
            for record in records:
                record["id"] = record["id"].encode("utf-8", "replace").decode("utf-8")
            writer.write_table(pa.Table.from_pylist(records, schema=schema))

        yield write


def _unit_text(row: LabelRow) -> str:
    return json.dumps([unit.as_dict() for unit in row.units or ()])

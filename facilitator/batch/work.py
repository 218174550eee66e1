"""What a run has finished, on disk: `Work` holds a file for each chunk, and what they were made of.

A chunk's file appears whole or not at all, so whatever is there when a run is killed counts.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.batch.labelling import writable
from facilitator.errors import InputError
from facilitator.files import atomic_path
from facilitator.formats import PostRow

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Work"]

#: What must be the same for a run to go on with another's chunks, and how to say that it is not.
_SAME = {
    "data": "another input",
    "columns": "other columns",
    "model": "another model",
    "chunk_rows": "another size of chunks",
    "version": "another version of this package",
}


class Work:
    """The folder ``.work`` in the output folder; it goes when all is done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def begin(cls, out: Path, manifest: Mapping[str, Any], *, resume: bool) -> Work:
        """Begin in `out`, or go on with what is there.

        Parameters
        ----------
        manifest
            What the chunks are made of: a value that fits into JSON for each of ``data``, ``columns``, ``model``,
            ``chunk_rows`` and ``version``.

        Raises
        ------
        InputError
            If there is unfinished work and `resume` is false, or it was on something else.
        WorkError
            If the disk refuses.
        """
        folder, wanted = out / ".work", json.loads(json.dumps(manifest))
        file = folder / "manifest.json"
        if file.exists():
            if not resume:
                message = f"an unfinished analysis is here; go on with it with --resume, or delete {folder}."
                raise InputError(message, file=out)
            found = _read(file)
            other = [words for name, words in _SAME.items() if found.get(name) != wanted[name]]
            if other:
                message = f"the unfinished analysis here is of {other[0]}; name another --out, or delete {folder}."
                raise InputError(message, file=out)
        else:
            with atomic_path(file) as temporary:
                temporary.write_text(json.dumps(wanted, indent=1) + "\n", encoding="utf-8")
        return cls(folder)

    def part(self, number: int) -> Path:
        """The file of chunk `number`, counted from 0."""
        return self.folder / f"part-{number:07}.parquet"

    def load(self, number: int, rows: Sequence[PostRow]) -> pa.Table | None:
        """The labels of chunk `number`, if it is finished and is of these `rows`."""
        if not self.part(number).exists():
            return None
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            with pq.ParquetFile(self.part(number)) as file:
                table = file.read()
        except (pa.ArrowException, OSError):
            return None  # damaged by somebody else: it is made again
        return table if table.column("id").to_pylist() == [writable(row.id) for row in rows] else None

    def keep(self, number: int, table: pa.Table) -> None:
        """Write the labels of chunk `number`."""
        import pyarrow.parquet as pq

        with atomic_path(self.part(number)) as temporary:
            pq.write_table(table, temporary)

    def join(self, parts: int, file: Path, columns: Sequence[str]) -> None:
        """Write `columns` of the first `parts` chunks into one file, a row group each, one in memory at a time."""
        import pyarrow.parquet as pq

        with pq.ParquetFile(self.part(0)) as first:
            schema = first.read(columns=list(columns)).schema
        with pq.ParquetWriter(file, schema) as writer:
            for number in range(parts):
                with pq.ParquetFile(self.part(number)) as part:
                    if part.metadata.num_rows:
                        writer.write_table(part.read(columns=list(columns)))

    def finish(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _read(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}

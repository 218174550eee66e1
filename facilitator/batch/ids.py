"""Rows whose id came before are left out, as everywhere in this package: `Ids`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from facilitator.batch.corpus import Chunk
from facilitator.batch.seen import Seen, hashes, post_key
from facilitator.formats import Problem
from facilitator.formats.problem import show

__all__ = ["Ids"]


class Ids:
    """The ids so far, 8 bytes each, and how many rows repeated one."""

    def __init__(self) -> None:
        self._seen = Seen()
        self.repeated = 0

    def without_repeats(self, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        """The chunks without rows whose id came before in their debate; each such row becomes a problem."""
        for chunk in chunks:
            again = self._seen.add(hashes(post_key(row.debate, row.id) for row in chunk.rows))
            if not again.any():
                yield chunk
                continue
            self.repeated += int(again.sum())
            problems = [
                Problem(
                    file=str(chunk.file),
                    line=row.line or None,
                    found=f"the id {show(row.id)} came before",
                    remedy="give each row of a debate its own",
                    dropped=True,
                )
                for row, repeated in zip(chunk.rows, again, strict=True)
                if repeated
            ]
            rows = [row for row, repeated in zip(chunk.rows, again, strict=True) if not repeated]
            yield replace(chunk, rows=rows, problems=[*chunk.problems, *problems])

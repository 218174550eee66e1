"""The last so many vectors: `Rows`, which grows as they come, so that a short debate takes little memory."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["Rows"]

_FIRST = 16


@dataclass(kw_only=True)
class Rows:
    """At most `most` vectors of one length; the newest takes the place of the oldest when it is full."""

    most: int
    _table: NDArray[np.float32] | None = field(default=None, repr=False)
    _count: int = 0
    _next: int = 0

    def __len__(self) -> int:
        return min(self._count, self.most)

    def __getitem__(self, row: int) -> NDArray[np.float32]:
        if self._table is None or not 0 <= row < len(self):
            raise IndexError(row)
        return np.asarray(self._table[row])

    def cosines(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of a vector of length 1 with every row, shape (rows,)."""
        if self._table is None:
            return np.zeros(0, dtype=np.float32)
        return np.asarray(self._table[: len(self)] @ vector)

    def add(self, vector: NDArray[np.float32]) -> int:
        """Keep a vector; the row it took."""
        if self._table is None:
            self._table = np.zeros((min(_FIRST, self.most), len(vector)), dtype=np.float32)
        elif self._next == len(self._table):  # not yet full, else it had begun anew
            wider = np.zeros((min(2 * len(self._table), self.most), self._table.shape[1]), dtype=np.float32)
            wider[: len(self._table)] = self._table
            self._table = wider
        row = self._next
        self._table[row] = vector
        self._next = (row + 1) % self.most
        self._count += 1
        return row

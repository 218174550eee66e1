"""Which ids and texts were there before, at 8 bytes each: `Seen`, and the hashes it holds."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

__all__ = ["Hashes", "Seen", "hashes", "post_key"]

#: 64 bits of BLAKE2b each. Two of ten million different ones agree with a chance of three in a million.
Hashes = NDArray[np.uint64]


def hashes(texts: Iterable[str]) -> Hashes:
    """A hash of each text, shape (n,); half surrogates are taken as they are."""
    return np.fromiter(
        (int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) for text in texts),
        dtype=np.uint64,
    )


def post_key(debate: str | None, id: str) -> str:
    """What tells a post from all others: ids need only be unique within a debate."""
    return f"{debate or ''}\x1f{id}"


class Seen:
    """A set of hashes as a few sorted arrays, each at least twice the next, so that adding n of them costs
    O(n log n) in all and no more memory than the hashes themselves, twice while two arrays are merged.
    """

    def __init__(self) -> None:
        self._levels: list[Hashes] = []

    def __len__(self) -> int:
        return sum(len(level) for level in self._levels)

    def holds(self, asked: Hashes) -> NDArray[np.bool_]:
        """Which of `asked` are in it; shape (n,)."""
        found = np.zeros(len(asked), dtype=np.bool_)
        for level in self._levels:
            places = np.searchsorted(level, asked)
            found |= level[np.minimum(places, len(level) - 1)] == asked
        return found

    def add(self, new: Hashes) -> NDArray[np.bool_]:
        """Add all; which of them were in it before, or stand earlier in `new`; shape (n,)."""
        unique, first = np.unique(new, return_index=True)
        known = self.holds(unique)
        repeated = np.ones(len(new), dtype=np.bool_)
        repeated[first] = known
        if not known.all():
            self._push(unique[~known])
        return repeated

    def _push(self, fresh: Hashes) -> None:
        while self._levels and len(self._levels[-1]) < 2 * len(fresh):
            fresh = np.sort(np.concatenate([self._levels.pop(), fresh]))
        self._levels.append(fresh)

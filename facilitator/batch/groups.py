"""Posts by type in each debate or topic: `Groups`."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IBIS_TYPES, IbisType

__all__ = ["Groups"]

_TYPES = {kind: place for place, kind in enumerate(IBIS_TYPES)}
_UNSURE = len(IBIS_TYPES)
_MOST_CHARACTERS = 200


class Groups:
    """Counts for each value of a column.

    Parameters
    ----------
    most
        Values that are counted; further ones are counted together, so that free text cannot fill the memory.
    """

    def __init__(self, most: int = 50_000) -> None:
        self._most = most
        self._counts: dict[str, list[int]] = {}
        self._beyond = [0] * (_UNSURE + 1)
        self._without = [0] * (_UNSURE + 1)

    def add(self, name: str | None, label: IbisType, unsure: bool) -> None:
        """Count a post; `name` is `None` if the column is empty."""
        counts = self._of(name)
        counts[_TYPES[label]] += 1
        counts[_UNSURE] += unsure

    def _of(self, name: str | None) -> list[int]:
        if name is None:
            return self._without
        key = name[:_MOST_CHARACTERS]
        known = self._counts.get(key)
        if known is None:
            if len(self._counts) >= self._most:
                return self._beyond
            known = self._counts[key] = [0] * (_UNSURE + 1)
        return known

    @property
    def whole(self) -> bool:
        """Whether every value has its own counts."""
        return not sum(self._beyond[:_UNSURE])

    @property
    def types(self) -> NDArray[np.int64]:
        """Posts by type; shape (values, 5), with a last row for posts without a value if there are any."""
        rows = [counts[:_UNSURE] for counts in (*self._counts.values(), self._without) if sum(counts[:_UNSURE])]
        return np.array(rows, dtype=np.int64).reshape(len(rows), _UNSURE)

    def as_dict(self, most: int) -> dict[str, Any] | None:
        """How many values there are and the `most` with the most posts; `None` if the column is empty throughout.

        ``number`` is `None`, with a reason, where there are more values than are counted.
        """
        if not self._counts:
            return None
        ranked = sorted(self._counts.items(), key=lambda item: (-sum(item[1][:_UNSURE]), item[0]))
        found: dict[str, Any] = {"number": len(ranked)}
        if not self.whole:
            reason = f"more than {self._most:,}; values that first came after them are counted in posts_in_further"
            found = {"number": None, "reason": reason}
        return {
            **found,
            "most_active": [{"name": name, **_row(counts)} for name, counts in ranked[:most]],
            "posts_without": sum(self._without[:_UNSURE]),
            "posts_in_further": sum(self._beyond[:_UNSURE]),
        }


def _row(counts: list[int]) -> dict[str, int]:
    by_type: dict[str, int] = dict(zip(IBIS_TYPES, counts, strict=False))
    return {"posts": sum(by_type.values()), **by_type, "unsure": counts[_UNSURE]}

"""Shares of posts with an interval that knows that posts of one author or debate are alike: `PostClusters`.

It tells how far a share may be from that of more posts of the same kind; it knows nothing of the model's mistakes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.statistics.intervals import clustered_share

__all__ = ["PostClusters"]


@dataclass(frozen=True, eq=False)
class PostClusters:
    """What the posts come in.

    Parameters
    ----------
    unit
        ``debate``, ``author`` or ``post``.
    counts
        Posts by category in each cluster; shape (clusters, categories).
    singles
        Posts by category that are a cluster of their own each; shape (categories,).
    """

    unit: str
    counts: NDArray[np.int64]
    singles: NDArray[np.int64]

    @property
    def number(self) -> int:
        """How many clusters there are."""
        return len(self.counts) + int(self.singles.sum())

    def share(self, category: int) -> dict[str, Any]:
        """`count`, `share`, `low`, `high` and `n` of one category; `reason` where there is no interval."""
        inside, sizes = self.counts[:, category], self.counts.sum(axis=1)
        alone = int(self.singles[category]), int(self.singles.sum())
        count, n = int(inside.sum()) + alone[0], int(sizes.sum()) + alone[1]
        entry: dict[str, Any] = {"count": count, "share": None, "low": None, "high": None, "n": n}
        if n == 0:
            return {**entry, "reason": "there are no posts"}
        entry["share"] = round(count / n, 12)
        found = clustered_share(inside, sizes, alone=alone)
        if found is None:
            return {**entry, "reason": f"one {self.unit} alone gives no interval"}
        return {**entry, "low": round(found[0], 12), "high": round(found[1], 12)}

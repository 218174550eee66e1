"""Shares of posts with an interval that knows that posts of one author or debate are alike.

The variance of a share over clusters is Taylor's for a ratio (Cochran 1977, section 11.8); the interval is Wilson's at
the effective number of posts that follows from it (Korn and Graubard 1998), so it stays within [0, 1] and is
honest at shares of 0 and 1. It tells how far the share may be from that of more posts of the same kind; it knows
nothing of the model's mistakes.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["FEWEST_CLUSTERS", "Clusters", "wilson"]

#: Below so many debates or authors their spread tells little, and the next smaller unit is taken.
FEWEST_CLUSTERS = 10

_Z = 1.959963984540054  # 97.5 % of the normal distribution


@dataclass(frozen=True, eq=False)
class Clusters:
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
        sizes = self.counts.sum(axis=1)
        alone = int(self.singles.sum())
        inside = int(self.counts[:, category].sum() + self.singles[category])
        n = int(sizes.sum()) + alone
        entry: dict[str, Any] = {"count": inside, "share": None, "low": None, "high": None, "n": n}
        if n == 0:
            return {**entry, "reason": "there are no posts"}
        share = inside / n
        entry["share"] = round(share, 12)
        if self.number < 2:
            return {**entry, "reason": f"one {self.unit} alone gives no interval"}
        ones = int(self.singles[category])
        squares = float(((self.counts[:, category] - share * sizes) ** 2).sum())
        squares += ones * (1 - share) ** 2 + (alone - ones) * share**2
        variance = self.number / (self.number - 1) * squares / n**2
        # At a share of 0 or 1 nothing varies: each cluster is then taken to say no more than one post would.
        effective = min(n, share * (1 - share) / variance) if variance > 0 else self.number
        low, high = wilson(share, effective)
        return {**entry, "low": round(low, 12), "high": round(high, 12)}


def wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson's (1927) 95 % interval for a share of `n` cases.

    >>> [round(end, 3) for end in wilson(0.5, 100)]
    [0.404, 0.596]
    """
    middle = share + _Z**2 / (2 * n)
    reach = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    whole = 1 + _Z**2 / n
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)

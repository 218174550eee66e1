"""Percentile bootstrap over clusters: what a metric would be with other debates of the same kind.

Posts of one debate are alike, so whole clusters are drawn, with replacement, as many as there are (Davison and
Hinkley 1997, section 3.8). A metric is a function of how often each cluster was drawn, which makes all draws one
matrix product for metrics that rest on sums.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from facilitator.evaluation.result import Metric

__all__ = ["LEVEL", "REPLICATES", "Clusters", "Floats", "Statistic", "ratio"]

Floats = NDArray[np.float64]

#: From draws of shape (b, clusters), how often each cluster is in each sample, to b values; NaN where undefined.
Statistic = Callable[[Floats], Floats]

REPLICATES = 1000
LEVEL = 0.95
_CELLS = 4_000_000  # of a block of draws, to bound the memory
_FEW = 10


@dataclass(frozen=True, eq=False)
class Clusters:
    """Which cluster each case belongs to.

    Parameters
    ----------
    index
        For every case its cluster, 0 to `count` - 1; shape (n,).
    count
        How many clusters there are.
    unit
        What a cluster is, for the reader: ``debate``, ``group``, ``post``.
    seed, replicates
        Of the draws.
    """

    index: NDArray[np.intp]
    count: int
    unit: str
    seed: int = 0
    replicates: int = REPLICATES

    @classmethod
    def of(
        cls,
        keys: Sequence[Hashable],
        *,
        unit: str = "debate",
        single: str = "post",
        seed: int = 0,
        replicates: int = REPLICATES,
    ) -> Clusters:
        """Clusters from one key a case; if all have the same key, every case (a `single`) is its own."""
        places: dict[Hashable, int] = {}
        index = np.array([places.setdefault(key, len(places)) for key in keys], dtype=np.intp)
        if len(places) == 1:
            return cls(np.arange(len(index)), len(index), single, seed, replicates)
        return cls(index, len(places), unit, seed, replicates)

    @property
    def note(self) -> str:
        """One sentence on how the intervals came about."""
        if self.count < 2:
            return "There are no intervals: they need two cases or more."
        kind = f"{self.count} {self.unit}s"
        text = f"Intervals: 95 % percentile bootstrap over {kind}, {self.replicates} draws."
        if self.unit in ("post", "participant"):
            text += f" There is only one debate, so {self.unit}s were drawn; this leaves out how debates differ."
        elif self.count < _FEW:
            text += " With so few clusters they are likely too narrow."
        return text

    def part(self, chosen: NDArray[np.bool_]) -> Clusters:
        """The same clusters over the chosen cases only; `chosen` has shape (n,). Clusters may become empty."""
        return replace(self, index=self.index[chosen])

    def sums(self, values: NDArray[np.generic] | Sequence[float]) -> Floats:
        """Sum of `values`, shape (n, ...), over the cases of each cluster; shape (clusters, ...)."""
        array = np.asarray(values, dtype=np.float64)
        total = np.zeros((self.count, *array.shape[1:]))
        np.add.at(total, self.index, array)
        return total

    def metric(self, statistic: Statistic, *, n: int, reason: str) -> Metric:
        """The metric of all clusters as they are, with its interval; `reason` stands if it is undefined.

        Draws in which it is undefined (no case of a class, say) are left out; there is no interval if that is
        more than half of them.
        """
        if self.count == 0:
            return Metric(value=None, n=n, reason=reason)
        with np.errstate(invalid="ignore", divide="ignore"):
            value = float(statistic(np.ones((1, self.count)))[0])
            if not np.isfinite(value):
                return Metric(value=None, n=n, reason=reason)
            if self.count == 1:
                return Metric(value=value, n=n)
            drawn = np.concatenate([statistic(block) for block in self._draws()])
        defined = drawn[np.isfinite(drawn)]
        if 2 * len(defined) < len(drawn):
            return Metric(value=value, n=n)
        tail = (1 - LEVEL) / 2
        low, high = np.quantile(defined, [tail, 1 - tail])
        return Metric(value=value, low=float(low), high=float(high), n=n)

    def _draws(self) -> Iterator[Floats]:
        rng = np.random.default_rng(self.seed)
        block = max(1, min(self.replicates, _CELLS // self.count))
        sizes = [min(block, self.replicates - start) for start in range(0, self.replicates, block)]
        return (self._draw(rng, size) for size in sizes)

    def _draw(self, rng: np.random.Generator, size: int) -> Floats:
        drawn = rng.integers(self.count, size=(size, self.count))
        drawn += np.arange(size)[:, None] * self.count
        counts = np.bincount(drawn.ravel(), minlength=size * self.count)
        return counts.reshape(size, self.count).astype(np.float64)


def ratio(above: Floats, below: Floats) -> Statistic:
    """The statistic sum(above) / sum(below) for sums a cluster of shape (clusters,); undefined without `below`."""

    def statistic(draws: Floats) -> Floats:
        bottom = draws @ below
        return np.where(bottom > 0, (draws @ above) / np.where(bottom > 0, bottom, 1.0), np.nan)

    return statistic

"""Estimates from cases that come in clusters: what a figure would be with other debates of the same kind.

Posts of one debate are alike, so whole clusters are drawn (Davison and Hinkley 1997, section 3.8).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from facilitator.statistics.bootstrap import RESAMPLES, Floats, Statistic, resample
from facilitator.statistics.estimate import Estimate
from facilitator.statistics.intervals import percentile

__all__ = ["FEWEST_CLUSTERS", "Clusters"]

#: Below so many their spread tells little.
FEWEST_CLUSTERS = 10


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
    seed, resamples
        Of the draws.
    """

    index: NDArray[np.intp]
    count: int
    unit: str
    seed: int = 0
    resamples: int = RESAMPLES

    @classmethod
    def of(
        cls,
        keys: Sequence[Hashable],
        *,
        unit: str = "debate",
        single: str = "post",
        fewest: int = 2,
        seed: int = 0,
        resamples: int = RESAMPLES,
    ) -> Clusters:
        """Clusters from one key a case; with fewer than `fewest` keys, every case (a `single`) is its own."""
        places: dict[Hashable, int] = {}
        index = np.array([places.setdefault(key, len(places)) for key in keys], dtype=np.intp)
        if len(places) < fewest:
            return cls(np.arange(len(index)), len(index), single, seed, resamples)
        return cls(index, len(places), unit, seed, resamples)

    @property
    def note(self) -> str:
        """One sentence on how the intervals came about."""
        if self.count < 2:
            return "There are no intervals: they need two cases or more."
        kind = f"{self.count} {self.unit}s"
        text = f"Intervals: 95 % percentile bootstrap over {kind}, {self.resamples} draws."
        if self.unit in ("post", "participant"):
            text += f" There is only one debate, so {self.unit}s were drawn; this leaves out how debates differ."
        elif self.count < FEWEST_CLUSTERS:
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

    def of_cases(self, statistic: Callable[[NDArray[np.intp]], float]) -> Statistic:
        """A statistic of the numbers of the cases, drawn ones as often as drawn, for what rests on no sums.

        Slower than sums: it is worked out for one draw after the other.
        """
        every = np.arange(len(self.index))

        def drawn(draws: Floats) -> Floats:
            return np.array([statistic(np.repeat(every, times[self.index])) for times in draws.astype(np.intp)])

        return drawn

    def estimate(self, statistic: Statistic, *, n: int, reason: str) -> Estimate:
        """The value over all clusters as they are, with its interval; `reason` stands if it is undefined.

        Draws in which it is undefined (no case of a class, say) are left out; there is no interval if that is
        more than half of them.
        """
        if self.count == 0:
            return Estimate(value=None, n=n, reason=reason)
        with np.errstate(invalid="ignore", divide="ignore"):
            value = float(statistic(np.ones((1, self.count)))[0])
            if not np.isfinite(value):
                return Estimate(value=None, n=n, reason=reason)
            if self.count == 1:
                return Estimate(value=value, n=n)
            blocks = resample(self.count, self.resamples, seed=self.seed)
            found = percentile(np.concatenate([statistic(block) for block in blocks]))
        low, high = found or (None, None)
        return Estimate(value=value, low=low, high=high, n=n)

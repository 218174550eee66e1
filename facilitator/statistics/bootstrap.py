"""The bootstrap: how often each unit is drawn, and statistics of that.

As many units as there are, are drawn with replacement (Efron 1979). A statistic is a function of how often each unit
was drawn, which makes all draws one matrix product for statistics that rest on sums; `scipy.stats.bootstrap` hands
over the drawn cases instead, and would copy them a thousand times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from facilitator.errors import InputError

__all__ = ["RESAMPLES", "Floats", "Statistic", "difference", "ratio", "resample"]

Floats = NDArray[np.float64]

#: From draws of shape (b, units), how often each unit is in each sample, to b values; NaN where undefined.
Statistic = Callable[[Floats], Floats]

RESAMPLES = 1000

_CELLS = 1_000_000  # units times resamples that are held at once: 8 MB


def resample(units: int, resamples: int = RESAMPLES, *, seed: int) -> Iterator[Floats]:
    """How often each unit is drawn: blocks of shape (b, units), `resamples` rows in all; every row sums to `units`.

    Raises
    ------
    InputError
        If the seed is negative.
    """
    if seed < 0:
        raise InputError(f"the seed is {seed}; give 0 or more.")
    if units == 0:
        return
    generator = np.random.default_rng(seed)
    block = max(1, _CELLS // units)
    for start in range(0, resamples, block):
        rows = min(block, resamples - start)
        drawn = generator.integers(units, size=(rows, units)) + units * np.arange(rows)[:, None]
        yield np.bincount(drawn.ravel(), minlength=rows * units).reshape(rows, units).astype(np.float64)


def ratio(above: Floats, below: Floats) -> Statistic:
    """The statistic sum(above) / sum(below) for sums a unit of shape (units,); undefined without `below`."""

    def statistic(draws: Floats) -> Floats:
        bottom = draws @ below
        return np.where(bottom > 0, (draws @ above) / np.where(bottom > 0, bottom, 1.0), np.nan)

    return statistic


def difference(one: Statistic, other: Statistic) -> Statistic:
    """The statistic `one` minus `other`, of the same draws."""

    def statistic(draws: Floats) -> Floats:
        return one(draws) - other(draws)

    return statistic

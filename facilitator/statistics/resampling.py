"""The bootstrap over participants: how often each person is drawn, and an interval from the results.

Percentile bootstrap (Efron 1979): draw as many people as there are, with replacement, work the statistic out
again, and take the middle 95 % of what comes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from facilitator.errors import InputError

__all__ = ["LEVEL", "draws", "entry", "interval", "planned", "tidy"]

LEVEL = 0.95

_CELLS = 1_000_000  # people times resamples held at once: 8 MB
_WORK = 20_000_000  # people times resamples in all, before the number of resamples is cut
_FEWEST = 200
_COMPUTABLE = 0.9  # an interval from fewer of the resamples than this would speak of the lucky ones only


def planned(people: int, resamples: int) -> int:
    """How many resamples are made: as many as asked for, fewer (down to 200) in very large debates.

    Above 20,000 people a thousand resamples would take seconds, and the intervals are narrow anyway.
    """
    if resamples < 0:
        raise InputError(f"{resamples} resamples were asked for; give 0 (no intervals) or more.")
    return min(resamples, max(_FEWEST, _WORK // max(people, 1)))


def draws(people: int, resamples: int, *, seed: int) -> Iterator[npt.NDArray[np.float64]]:
    """How often each person is drawn: blocks of shape (resamples, people); rows sum to `people`."""
    if seed < 0:
        raise InputError(f"the seed is {seed}; give 0 or more.")
    if people == 0:
        return
    generator = np.random.default_rng(seed)
    block = max(1, _CELLS // people)
    for start in range(0, resamples, block):
        rows = min(block, resamples - start)
        drawn = generator.integers(people, size=(rows, people)) + people * np.arange(rows)[:, None]
        yield np.bincount(drawn.ravel(), minlength=rows * people).reshape(rows, people).astype(np.float64)


def interval(values: npt.NDArray[np.float64], people: int) -> tuple[float, float] | str:
    """The middle 95 % of `values` (NaN where a resample has no value), or the reason why there is no interval."""
    if len(values) == 0:
        return "nobody takes part" if people == 0 else "no resampling was asked for"
    if people < 2:
        return "one person alone gives no interval"
    kept = values[np.isfinite(values)]
    if len(kept) < _COMPUTABLE * len(values):
        return "too few people for an interval"
    low, high = np.quantile(kept, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    if kept.max() - kept.min() < 1e-12:
        # For example everybody of one gender: that the resamples agree does not make the value certain.
        return "all resamples give the same value, so their spread says nothing"
    return float(low), float(high)


def entry(
    value: float | None, values: npt.NDArray[np.float64], people: int, *, why: str | None, key: str = "value"
) -> dict[str, Any]:
    """A value with its interval, as plain values; ``reason`` says why the value, or else the interval, is missing."""
    if value is None:
        return {key: None, "low": None, "high": None, "reason": why}
    found = interval(values, people)
    if isinstance(found, str):
        return {key: tidy(value), "low": None, "high": None, "reason": found}
    return {key: tidy(value), "low": tidy(found[0]), "high": tidy(found[1])}


def tidy(value: float) -> float:
    """Twelve decimals, so that files are the same on machines whose last bit differs."""
    return round(value, 12)

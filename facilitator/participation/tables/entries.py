"""Numbers as ``participation.json`` has them: rounded, with an interval over people or the reason why there is none."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from facilitator.errors import InputError
from facilitator.statistics.intervals import percentile

__all__ = ["entry", "planned", "tidy"]

_WORK = 20_000_000  # people times resamples, before the number of resamples is cut
_FEWEST = 200
_COMPUTABLE = 0.9


def planned(people: int, resamples: int) -> int:
    """How many resamples are made: as many as asked for, fewer (down to 200) in very large debates.

    Above 20,000 people a thousand resamples would take seconds, and the intervals are narrow anyway.
    """
    if resamples < 0:
        raise InputError(f"{resamples} resamples were asked for; give 0 (no intervals) or more.")
    return min(resamples, max(_FEWEST, _WORK // max(people, 1)))


def entry(
    value: float | None, resampled: npt.NDArray[np.float64], people: int, *, why: str | None, key: str = "value"
) -> dict[str, Any]:
    """A value with its interval, as plain values; ``reason`` says why the value, or else the interval, is missing.

    Parameters
    ----------
    resampled
        The value in each resample, NaN where it has none; shape (resamples,).
    people
        How many were drawn from.
    why
        The reason if `value` is `None`.
    """
    if value is None:
        return {key: None, "low": None, "high": None, "reason": why}
    found = _interval(resampled, people)
    if isinstance(found, str):
        return {key: tidy(value), "low": None, "high": None, "reason": found}
    return {key: tidy(value), "low": tidy(found[0]), "high": tidy(found[1])}


def tidy(value: float) -> float:
    """Twelve decimals, so that files are the same on machines whose last bit differs."""
    return round(value, 12)


def _interval(resampled: npt.NDArray[np.float64], people: int) -> tuple[float, float] | str:
    if len(resampled) == 0:
        return "nobody takes part" if people == 0 else "no resampling was asked for"
    if people < 2:
        return "one person alone gives no interval"
    found = percentile(resampled, computable=_COMPUTABLE)
    if found is None:
        return "too few people for an interval"
    if np.nanmax(resampled) - np.nanmin(resampled) < 1e-12:
        # For example everybody of one gender: that the resamples agree does not make the value certain.
        return "all resamples give the same value, so their spread says nothing"
    return found

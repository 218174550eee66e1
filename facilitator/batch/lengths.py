"""How long the texts are: exact quantiles of whole numbers, from how often each occurs."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import Any

__all__ = ["LONGEST", "Lengths"]

#: Longer texts count as this long, so that there is an end to the number of different lengths.
LONGEST = 100_000

_QUANTILES = {"p5": 0.05, "p25": 0.25, "median": 0.5, "p75": 0.75, "p95": 0.95}


class Lengths:
    """Counts of lengths, at most `LONGEST` different ones."""

    def __init__(self) -> None:
        self._times: Counter[int] = Counter()

    def add(self, length: int) -> None:
        """Count one text."""
        self._times[min(length, LONGEST)] += 1

    def as_dict(self) -> dict[str, Any]:
        """``mean``, ``min``, quantiles and ``max``. A quantile is the least length that so many texts do not exceed."""
        lengths = sorted(self._times)
        n = self._times.total()
        if not n:
            return {"n": 0, "reason": "there are no posts"}
        sums = list(accumulate(self._times[length] for length in lengths))
        found = {
            name: next(length for length, below in zip(lengths, sums, strict=True) if below >= share * n)
            for name, share in _QUANTILES.items()
        }
        mean = sum(length * times for length, times in self._times.items()) / n
        return {"n": n, "mean": round(mean, 6), "min": lengths[0], **found, "max": lengths[-1]}

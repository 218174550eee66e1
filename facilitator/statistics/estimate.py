"""What was measured: `Estimate`, a number, how sure it is, and over how many cases."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

__all__ = ["Estimate", "missing"]


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """One number, how sure it is, and over how many cases.

    Parameters
    ----------
    value
        `None` if it cannot be computed; never 0 for want of data. `reason` then says why.
    low, high
        Ends of the 95 % interval, `None` where there is none.
    n
        Cases it rests on (posts, people or debates, as the measure counts).
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    reason: str | None = None

    def __post_init__(self) -> None:
        for number in (self.value, self.low, self.high):
            if number is not None and not math.isfinite(number):
                raise ValueError(f"a number of an estimate is {number}; give a finite one, or None and a reason")
        if (self.value is None) != (self.reason is not None):
            raise ValueError("an estimate needs a reason if it has no value, and only then")

    def as_dict(self, *, places: int | None = None) -> dict[str, Any]:
        """`value`, `low`, `high`, `n`, and `reason` where there is no value; rounded to `places` if given."""
        numbers = {"value": self.value, "low": self.low, "high": self.high}
        if places is not None:
            numbers = {name: None if one is None else round(one, places) for name, one in numbers.items()}
        fixed: dict[str, Any] = {**numbers, "n": self.n}
        return fixed if self.reason is None else {**fixed, "reason": self.reason}


def missing(reason: str, *, n: int = 0) -> Estimate:
    """What cannot be computed, and why."""
    return Estimate(value=None, n=n, reason=reason)

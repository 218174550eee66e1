"""What a suite finds: `Metric`, `Table` and `SuiteResult`, and their one form as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Metric", "SuiteResult", "Table", "missing"]


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One number, how sure it is, and over how many cases.

    Parameters
    ----------
    value
        `None` if it cannot be computed; never 0 for want of data. `reason` then says why.
    low, high
        Ends of the 95 % interval, `None` where there is none.
    n
        Cases it rests on (posts, people or debates, as the metric counts).
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    reason: str | None = None

    def __post_init__(self) -> None:
        for number in (self.value, self.low, self.high):
            if number is not None and not math.isfinite(number):
                raise ValueError(f"a metric's number is {number}; give a finite one, or None and a reason")
        if (self.value is None) != (self.reason is not None):
            raise ValueError("a metric needs a reason if it has no value, and only then")

    def as_dict(self) -> dict[str, Any]:
        """`value`, `low`, `high`, `n`, and `reason` where there is no value."""
        fixed: dict[str, Any] = {"value": self.value, "low": self.low, "high": self.high, "n": self.n}
        return fixed if self.reason is None else {**fixed, "reason": self.reason}


def missing(reason: str, *, n: int = 0) -> Metric:
    """A metric that cannot be computed, and why."""
    return Metric(value=None, n=n, reason=reason)


@dataclass(frozen=True, kw_only=True)
class Table:
    """A small table that goes with the metrics: every row has one value for each column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float | int | None, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of the table {self.title!r} has not {len(self.columns)} values")

    def as_dict(self) -> dict[str, Any]:
        """Title, columns and rows as JSON has them."""
        return {"title": self.title, "columns": list(self.columns), "rows": [list(row) for row in self.rows]}


@dataclass(frozen=True, kw_only=True)
class SuiteResult:
    """All that one suite found on one set of inputs.

    Parameters
    ----------
    metrics
        Name -> metric of the agent; the names are fixed by the design and documented by each scorer.
    baselines
        Name of a baseline -> the same metrics of it, as far as they make sense for it.
    tables
        Name -> table: per class, per file, and the like.
    notes
        Sentences that a reader must know before using the figures.
    provenance
        How to get the same figures again; see `provenance`.
    """

    suite: str
    metrics: Mapping[str, Metric]
    baselines: Mapping[str, Mapping[str, Metric]] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The content of ``<suite>.json``."""
        return {
            "suite": self.suite,
            "metrics": {name: metric.as_dict() for name, metric in self.metrics.items()},
            "baselines": {
                baseline: {name: metric.as_dict() for name, metric in metrics.items()}
                for baseline, metrics in self.baselines.items()
            },
            "tables": {name: table.as_dict() for name, table in self.tables.items()},
            "notes": list(self.notes),
            "provenance": dict(self.provenance),
        }

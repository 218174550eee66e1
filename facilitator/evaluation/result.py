"""What a suite finds: `Table` and `SuiteResult`, and their one form as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from facilitator.statistics.estimate import Estimate

__all__ = ["SuiteResult", "Table"]


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
        Name of a metric -> what it is for the agent; the names are fixed by the design and documented by each scorer.
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
    metrics: Mapping[str, Estimate]
    baselines: Mapping[str, Mapping[str, Estimate]] = field(default_factory=dict)
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

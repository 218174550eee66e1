"""A result as a table of texts, for the terminal and the page: the agent beside its baselines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.evaluation.result import SuiteResult, Table
from facilitator.reports.text import measured
from facilitator.statistics.estimate import Estimate

if TYPE_CHECKING:
    from rich.table import Table as RichTable

__all__ = ["overview", "rich_table"]


def overview(result: SuiteResult) -> Table:
    """A row a metric: name, value, 95 % interval, n, and the value of each baseline."""
    columns = ("metric", "agent", "95 % interval", "n", *(name.replace("_", " ") for name in result.baselines))
    rows = tuple(
        (
            name,
            measured(metric.value),
            _interval(metric),
            f"{metric.n:,}",
            *(measured(baseline[name].value) if name in baseline else "" for baseline in result.baselines.values()),
        )
        for name, metric in result.metrics.items()
    )
    return Table(title=result.suite, columns=columns, rows=rows)


def rich_table(result: SuiteResult) -> RichTable:
    """The overview as a table of rich, numbers to the right."""
    from rich.table import Table as RichTable
    from rich.text import Text

    content = overview(result)
    table = RichTable(title=content.title, title_justify="left", title_style="bold")
    for place, column in enumerate(content.columns):
        table.add_column(column, justify="left" if place == 0 else "right", overflow="fold")
    for row in content.rows:
        table.add_row(*(Text(measured(cell)) for cell in row))
    return table


def _interval(metric: Estimate) -> str:
    if metric.low is None or metric.high is None:
        return metric.reason or "–"
    return f"{measured(metric.low)} to {measured(metric.high)}"

"""A result as a table of texts, for the terminal and the page: the agent beside its baselines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.evaluation.result import Metric, SuiteResult, Table

if TYPE_CHECKING:
    from rich.table import Table as RichTable

__all__ = ["figure", "overview", "rich_table"]


def overview(result: SuiteResult) -> Table:
    """A row a metric: name, value, 95 % interval, n, and the value of each baseline."""
    columns = ("metric", "agent", "95 % interval", "n", *(name.replace("_", " ") for name in result.baselines))
    rows = tuple(
        (
            name,
            figure(metric.value),
            _interval(metric),
            f"{metric.n:,}",
            *(figure(baseline[name].value) if name in baseline else "" for baseline in result.baselines.values()),
        )
        for name, metric in result.metrics.items()
    )
    return Table(title=result.suite, columns=columns, rows=rows)


def figure(value: str | float | int | None) -> str:
    """A number with three decimals, fewer if it is large; a dash for none; text as it is."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, int) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"


def rich_table(result: SuiteResult) -> RichTable:
    """The overview as a table of rich, numbers to the right."""
    from rich.table import Table as RichTable
    from rich.text import Text

    content = overview(result)
    table = RichTable(title=content.title, title_justify="left", title_style="bold")
    for place, column in enumerate(content.columns):
        table.add_column(column, justify="left" if place == 0 else "right", overflow="fold")
    for row in content.rows:
        table.add_row(*(Text(figure(cell)) for cell in row))
    return table


def _interval(metric: Metric) -> str:
    if metric.low is None or metric.high is None:
        return metric.reason or "–"
    return f"{figure(metric.low)} to {figure(metric.high)}"

"""A result as a page: one file that opens offline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.reports.facts import Facts, dotted
from facilitator.reports.rendering import View
from facilitator.reports.tables import Table
from facilitator.reports.text import measured

__all__ = ["ResultPage", "ResultTable", "result_page"]


@dataclass(frozen=True)
class ResultTable:
    """A further table of a suite, under its name."""

    name: str
    table: Table


@dataclass(frozen=True, kw_only=True)
class ResultPage(View):
    """The page of one suite."""

    template = "evaluation_page.html.j2"
    title: str
    description: str
    figures: Table
    notes: tuple[str, ...]
    tables: tuple[ResultTable, ...]
    provenance: Facts


def result_page(result: Mapping[str, Any], *, figures: Mapping[str, Any], description: str) -> ResultPage:
    """The page of one suite: the figures beside the baselines, what to know about them, and how they came about.

    Parameters
    ----------
    result
        The content of ``<suite>.json``.
    figures
        The metrics as a table like those of `result`, in words: the agent's beside those of the baselines.
    description
        What the suite measures, in a sentence.
    """
    return ResultPage(
        title=f"Evaluation: {result['suite']}",
        description=description,
        figures=_table(figures, numbers=True, css="figures"),
        notes=(*result["notes"], result["provenance"]["intervals"]),
        tables=tuple(ResultTable(name, _table(table)) for name, table in result["tables"].items()),
        provenance=dotted(result["provenance"]),
    )


def _table(table: Mapping[str, Any], *, numbers: bool = False, css: str = "") -> Table:
    """A table with every value in words; those of a column without texts, or with `numbers` of any, are numbers."""
    columns, rows = table["columns"], table["rows"]
    kinds = [numbers or not any(isinstance(row[place], str) for row in rows) for place in range(len(columns))]
    return Table(
        heads=tuple(columns),
        numbers=(False, *kinds[1:]),
        rows=tuple(tuple(measured(cell) for cell in row) for row in rows),
        label=table["title"],
        css=css,
    )

"""A result as a page: one file that opens offline."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.evaluation.result import SuiteResult, Table
from facilitator.evaluation.table import figure, overview
from facilitator.reports.page import page, section
from facilitator.reports.text import escape

__all__ = ["result_page"]


def result_page(result: SuiteResult, *, description: str) -> str:
    """The page of one suite: the figures beside the baselines, what to know about them, and how they came about."""
    title = f"Evaluation: {result.suite}"
    notes = "".join(f"<li>{escape(note)}</li>" for note in (*result.notes, result.provenance["intervals"]))
    parts = [
        f"<header><h1>{escape(title)}</h1><p class='question'>{escape(description)}</p></header>",
        section("Figures", _table(overview(result), css="figures"), name="figures"),
        section("Before you use them", f"<ul>{notes}</ul>", name="notes"),
        *(section(table.title, _table(table), name=name) for name, table in result.tables.items()),
        section("How they came about", _facts(result.provenance), name="provenance"),
    ]
    return page(title=title, body="\n".join(parts))


def _table(table: Table, *, css: str = "") -> str:
    numeric = [
        all(row[place] is None or not isinstance(row[place], str) or css for row in table.rows)
        for place in range(len(table.columns))
    ]
    numeric[0] = False
    heads = "".join(
        f'<th scope="col"{_number(yes)}>{escape(name)}</th>' for name, yes in zip(table.columns, numeric, strict=True)
    )
    rows = []
    for row in table.rows:
        first = f'<th scope="row">{escape(figure(row[0]))}</th>'
        rest = "".join(
            f"<td{_number(yes)}>{escape(figure(cell))}</td>" for cell, yes in zip(row[1:], numeric[1:], strict=True)
        )
        rows.append(f"<tr>{first}{rest}</tr>")
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(table.title)}"><table class="{css}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _number(yes: bool) -> str:
    return ' class="n"' if yes else ""


def _facts(values: Mapping[str, object]) -> str:
    """Names and values, nested mappings with dotted names, lists one below the other."""
    return f'<dl class="facts">{"".join(_fact(name, value) for name, value in values.items())}</dl>'


def _fact(name: str, value: object) -> str:
    if isinstance(value, Mapping):
        return "".join(_fact(f"{name}.{key}", inner) for key, inner in value.items())
    if isinstance(value, list | tuple):
        shown = "<br>".join(escape(_said(entry)) for entry in value) or "–"
        return f"<dt>{escape(name)}</dt><dd>{shown}</dd>"
    return f"<dt>{escape(name)}</dt><dd>{escape('–' if value is None else value)}</dd>"


def _said(entry: object) -> str:
    if isinstance(entry, Mapping):
        return ", ".join(str(value) for value in entry.values())
    return str(entry)

"""``report.html``: what a corpus says, on one page without a single quote, since corpora may be private."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.reports.corpus_tables import Busiest, busiest, lengths, problems, provenance, repeats
from facilitator.reports.corpus_words import in_words
from facilitator.reports.facts import Facts
from facilitator.reports.kinds import KINDS
from facilitator.reports.lorenz import lorenz
from facilitator.reports.page import Number
from facilitator.reports.participation import BARS, QUANTITIES, Evenness, Shares, evenness_table, shares_table
from facilitator.reports.rendering import View
from facilitator.reports.share_bars import share_bars
from facilitator.reports.shown import Shown
from facilitator.reports.svg import Chart, Empty
from facilitator.reports.tables import Table
from facilitator.reports.text import figure, fine_percent, percent, shorten
from facilitator.reports.type_bars import type_bars

__all__ = ["CorpusReport", "Heard", "corpus_report"]


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Who was heard, as far as it may be shown: how people were counted, and the charts and tables.

    `bars` and `shares` are `None` where there are to be no shares by gender.
    """

    counted: str
    bars: Chart | Empty | None
    bars_reading: str
    lorenz: Chart | Empty
    shares: Shares | None
    evenness: Evenness | None


@dataclass(frozen=True, kw_only=True)
class CorpusReport(View):
    """The whole page; `None` and empty where there is nothing to show.

    Parameters
    ----------
    hidden
        What of participation is not shown, and why.
    heard
        `None` where nothing of it may be shown.
    """

    template = "corpus_report.html.j2"
    title: str
    heading: str
    numbers: tuple[Number, ...]
    summary: tuple[str, ...]
    types: Chart
    intervals: str
    hidden: str
    heard: Heard | None
    busiest: tuple[Busiest, ...]
    lengths: Table
    repeats: Facts
    problems: Table | None
    provenance: Facts


def corpus_report(
    values: Mapping[str, Any], *, shown: Shown, posts_per_person: Sequence[int], title: str
) -> CorpusReport:
    """The page of a corpus called `title`; its size does not grow with the corpus.

    Parameters
    ----------
    values
        The content of ``summary.json``.
    shown
        What of participation may stand on the page.
    posts_per_person
        Of every participant, silent ones included.
    """
    method = values["intervals"]["method"]
    groups = (busiest(values, name) for name in ("debates", "topics"))
    return CorpusReport(
        title=f"{shorten(title, 80)} – corpus report",
        heading=shorten(title, 200),
        numbers=_numbers(values),
        summary=in_words(values, shown),
        types=type_bars(values["types"]),
        intervals=f"Lines: 95 % intervals. {method[0].upper()}{method[1:]}.",
        hidden=shown.note,
        heard=_heard(values, shown, posts_per_person),
        busiest=tuple(group for group in groups if group is not None),
        lengths=lengths(values),
        repeats=repeats(values),
        problems=problems(values),
        provenance=provenance(values),
    )


def _numbers(values: Mapping[str, Any]) -> tuple[Number, ...]:
    return (
        Number(f"{values['posts']:,}", "posts"),
        Number(figure(values["people"], 0), "people"),
        *(Number(fine_percent(values["types"][kind]["share"]), KINDS[kind].plural) for kind in ("issue", "idea")),
        Number(percent(values["unsure"]["share"]), "where the model is unsure"),
    )


def _heard(values: Mapping[str, Any], shown: Shown, posts_per_person: Sequence[int]) -> Heard | None:
    if shown.tables is None:
        return None
    tables = shown.tables if shown.by_gender else _without_groups(shown.tables)
    return Heard(
        counted=values["people_counted"],
        bars=share_bars(tables, quantities=QUANTITIES) if shown.by_gender else None,
        bars_reading=BARS,
        lorenz=lorenz(posts_per_person),
        shares=shares_table(tables, unknown=shown.unknown) if shown.by_gender else None,
        evenness=evenness_table(tables),
    )


def _without_groups(tables: Mapping[str, Any]) -> dict[str, Any]:
    return {name: table for name, table in tables.items() if name != "representation_ratio"}

"""Who is answered: gaps between women and men with their intervals, and who answers whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.reports.rendering import View
from facilitator.reports.share_bars import GROUPS
from facilitator.reports.tables import Table
from facilitator.reports.text import figure, percent

__all__ = ["Crossing", "CrossingRow", "Exchange", "Shade", "exchange_tables"]

_WORDS = {**GROUPS, "unknown": "unknown"}
_TO = {**_WORDS, "facilitator": "facilitator", "organiser": "organiser", "agent": "agent", "nobody": "nobody"}

#: Path in ``participation.json`` -> the words for it, and how to read it.
_RATES = {
    ("responsiveness",): ("Posts that got an answer", "from another participant, however late"),
    ("uptake", "answered"): ("Ideas answered", "by another participant"),
    ("uptake", "supported"): ("Ideas supported", "another participant gave a pro"),
    ("uptake", "survived"): ("Ideas that survived", "answered, with at least as many pros as cons"),
    ("ideation",): ("New ideas a person", "ideas that repeat no earlier one; the silent included"),
    ("inhibition",): ("Coming back after a con", "chance of posting again after a con minus after another answer"),
    ("inhibition", "matched"): ("… matched", "the same, between moments alike in time and activity so far"),
    ("returning",): (
        "Haste in coming back",
        "hazard of posting again after a con over that after another answer; 1: same",
    ),
    ("silenced",): ("Silent after the first con", "of those who got one, how many posted nothing after it"),
    ("initiations",): ("Posts that start a thread", "they answer no post"),
}


@dataclass(frozen=True, kw_only=True)
class Shade:
    """A cell of a crossing: its number, a second one below it (or empty), and how dark it is, 0 to 100."""

    value: str
    dark: int
    below: str = ""


@dataclass(frozen=True, kw_only=True)
class CrossingRow:
    """One group against every column; `n` is empty where the crossing has no such column."""

    group: str
    shades: tuple[Shade, ...]
    n: str = ""


@dataclass(frozen=True, kw_only=True)
class Crossing(View):
    """Groups against groups, darker for more; `empty` says why there is nothing to show, where there is not."""

    template = "crossing.html.j2"
    title: str
    corner: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[CrossingRow, ...] = ()
    note: str = ""
    empty: str = ""


@dataclass(frozen=True, kw_only=True)
class Exchange(View):
    """The cards on who is answered."""

    template = "exchange.html.j2"
    gaps: Table
    answers: Crossing
    addressees: Crossing


def exchange_tables(participation: Mapping[str, Any]) -> Exchange | None:
    """The cards made of ``participation.json``; `None` where it has no tables of the exchange."""
    if "dyads" not in participation:
        return None
    return Exchange(gaps=_gaps(participation), answers=_answers(participation), addressees=_addressees(participation))


def _gaps(participation: Mapping[str, Any]) -> Table:
    return Table(
        heads=("measure", "women", "men", "gap", "95 % interval", "p", "n", "how to read it"),
        numbers=(False, *[True] * 6, False),
        rows=tuple(_gap_row(participation, path, *words) for path, words in _RATES.items()),
        caption="Gap: women minus men. n: how many posts, ideas, people or answers of both. An interval that holds 0 "
        "does not show a difference.",
        css="measures",
    )


def _gap_row(participation: Mapping[str, Any], path: tuple[str, ...], word: str, meaning: str) -> tuple[str, ...]:
    inner = path[1:]
    table: Any = participation[path[0]]
    if path[0] == "uptake":
        table, inner = table[path[1]], ()
    women, men = (_inside(table[group], inner) for group in ("woman", "man"))
    gap = {} if inner else table.get("gap", {})
    missing = gap.get("reason") if gap.get("value") is None else None
    return (
        word,
        figure(women["value"]),
        figure(men["value"]),
        _signed(gap.get("value")),
        _between(gap.get("low"), gap.get("high")),
        figure(gap.get("p")),
        figure(gap.get("n", women["n"] + men["n"]), 0),
        meaning if not missing else f"{meaning}; no gap: {missing.replace('this group', 'one of the two')}",
    )


def _inside(row: Mapping[str, Any], path: tuple[str, ...]) -> Mapping[str, Any]:
    return _inside(row[path[0]], path[1:]) if path else row


def _signed(value: float | None) -> str:
    return figure(value) if value is None or value < 0 else f"+{figure(value)}"


def _between(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{figure(low)} to {figure(high)}"


def _answers(participation: Mapping[str, Any]) -> Crossing:
    title = "Who answers whom"
    cells = participation["dyads"]["cells"]
    groups = [
        name for name in _WORDS if any(cells[name][one]["observed"] or cells[one][name]["observed"] for one in _WORDS)
    ]
    if not groups:
        return Crossing(title=title, empty="No participant answered another.")
    return Crossing(
        title=title,
        corner="answers by",
        heads=tuple(_WORDS[name] for name in groups),
        rows=tuple(
            CrossingRow(group=_WORDS[name], shades=tuple(_answered(cells[name][other]) for other in groups))
            for name in groups
        ),
        note="Rows answer columns: how often, and as a multiple of what chance would give. Above 1, and darker, they "
        "seek each other out.",
    )


def _answered(cell: Mapping[str, Any]) -> Shade:
    ratio = cell["ratio"]
    dark = 0 if ratio is None else min(100, round(50 * ratio))
    return Shade(value=figure(cell["observed"], 0), below=f"× {figure(ratio)}", dark=dark)


def _addressees(participation: Mapping[str, Any]) -> Crossing:
    title = "To whom posts are addressed"
    table = participation["addressees"]["posts"]
    groups = [name for name in _WORDS if table[name]["n"]]
    if not groups:
        return Crossing(title=title, empty="No participant has posted.")
    columns = [name for name in _TO if any(table[group]["count"][name] for group in groups)]
    return Crossing(
        title=title,
        corner="posts by",
        heads=(*(_TO[name] for name in columns), "n"),
        rows=tuple(
            CrossingRow(
                group=_WORDS[name],
                shades=tuple(_addressed(table[name]["share"][column]) for column in columns),
                n=figure(table[name]["n"], 0),
            )
            for name in groups
        ),
        note="Share of the row's posts that answer somebody of the column.",
    )


def _addressed(share: float | None) -> Shade:
    return Shade(value=percent(share), dark=round(100 * (share or 0)))

"""Who is answered: gaps between women and men with their intervals, and who answers whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from facilitator.reports.page import card
from facilitator.reports.share_bars import GROUPS
from facilitator.reports.text import escape, figure, percent

__all__ = ["exchange_tables"]

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


def exchange_tables(participation: Mapping[str, Any]) -> str:
    """Two cards made of ``participation.json``; nothing where it has no tables of the exchange."""
    if "dyads" not in participation:
        return ""
    return _gaps(participation) + f'<div class="pair even">{_answers(participation)}{_addressees(participation)}</div>'


def _gaps(participation: Mapping[str, Any]) -> str:
    rows = "".join(_gap_row(participation, path, *words) for path, words in _RATES.items())
    head = "".join(f'<th class="n">{word}</th>' for word in ("women", "men", "gap", "95 % interval", "p", "n"))
    return card(
        "What women and men got",
        '<div class="scroll" tabindex="0"><table class="measures">'
        "<caption>Gap: women minus men. n: how many posts, ideas, people or answers of both. An interval that holds 0 "
        "does not show a difference.</caption>"
        f"<thead><tr><th>measure</th>{head}<th>how to read it</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>",
        css="long",
    )


def _gap_row(participation: Mapping[str, Any], path: tuple[str, ...], word: str, meaning: str) -> str:
    inner = path[1:]
    table: Any = participation[path[0]]
    if path[0] == "uptake":
        table, inner = table[path[1]], ()
    women, men = (_inside(table[group], inner) for group in ("woman", "man"))
    gap = {} if inner else table.get("gap", {})
    n = gap.get("n", women["n"] + men["n"])
    missing = gap.get("reason") if gap.get("value") is None else None
    told = meaning if not missing else f"{meaning}; no gap: {missing.replace('this group', 'one of the two')}"
    cells = [
        figure(women["value"]),
        figure(men["value"]),
        _signed(gap.get("value")),
        _between(gap.get("low"), gap.get("high")),
        figure(gap.get("p")),
        figure(n, 0),
    ]
    numbers = "".join(f'<td class="n">{escape(cell)}</td>' for cell in cells)
    return f'<tr><th scope="row">{escape(word)}</th>{numbers}<td>{escape(told)}</td></tr>'


def _inside(row: Mapping[str, Any], path: tuple[str, ...]) -> Mapping[str, Any]:
    return _inside(row[path[0]], path[1:]) if path else row


def _signed(value: float | None) -> str:
    return figure(value) if value is None or value < 0 else f"+{figure(value)}"


def _between(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{figure(low)} to {figure(high)}"


def _answers(participation: Mapping[str, Any]) -> str:
    cells = participation["dyads"]["cells"]
    groups = [
        name for name in _WORDS if any(cells[name][one]["observed"] or cells[one][name]["observed"] for one in _WORDS)
    ]
    if not groups:
        return card("Who answers whom", '<p class="empty">No participant answered another.</p>')
    rows = "".join(_answers_row(cells[name], name, groups) for name in groups)
    head = "".join(f'<th class="n">{_WORDS[name]}</th>' for name in groups)
    table = f"<table><thead><tr><th>answers by</th>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return card(
        "Who answers whom",
        f'<div class="scroll narrow" tabindex="0">{table}</div>',
        note="Rows answer columns: how often, and as a multiple of what chance would give. Above 1, and darker, they "
        "seek each other out.",
    )


def _answers_row(row: Mapping[str, Any], name: str, groups: list[str]) -> str:
    return f'<tr><th scope="row">{_WORDS[name]}</th>{"".join(_answers_cell(row[other]) for other in groups)}</tr>'


def _answers_cell(cell: Mapping[str, Any]) -> str:
    ratio = cell["ratio"]
    shade = 0 if ratio is None else min(100, round(50 * ratio))
    return (
        f'<td class="n heat" style="--heat:{shade}%">{figure(cell["observed"], 0)}<small>× {figure(ratio)}</small></td>'
    )


def _addressees(participation: Mapping[str, Any]) -> str:
    table = participation["addressees"]["posts"]
    groups = [name for name in _WORDS if table[name]["n"]]
    if not groups:
        return card("To whom posts are addressed", '<p class="empty">No participant has posted.</p>')
    columns = [name for name in _TO if any(table[group]["count"][name] for group in groups)]
    head = "".join(f'<th class="n">{_TO[name]}</th>' for name in columns)
    rows = "".join(f"<tr>{''.join(_addressee_cells(table[name], name, columns))}</tr>" for name in groups)
    body = f'<table><thead><tr><th>posts by</th>{head}<th class="n">n</th></tr></thead><tbody>{rows}</tbody></table>'
    return card(
        "To whom posts are addressed",
        f'<div class="scroll narrow" tabindex="0">{body}</div>',
        note="Share of the row's posts that answer somebody of the column.",
    )


def _addressee_cells(row: Mapping[str, Any], name: str, columns: list[str]) -> Iterator[str]:
    yield f'<th scope="row">{_WORDS[name]}</th>'
    for column in columns:
        share = row["share"][column]
        yield f'<td class="n heat" style="--heat:{round(100 * (share or 0))}%">{percent(share)}</td>'
    yield f'<td class="n">{figure(row["n"], 0)}</td>'

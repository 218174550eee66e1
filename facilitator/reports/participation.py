"""Who was heard: the charts and tables of ``participation.json``, with n, intervals and the unknown always beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.reports.lorenz import lorenz
from facilitator.reports.page import card
from facilitator.reports.share_bars import GROUPS, share_bars
from facilitator.reports.share_lines import share_lines
from facilitator.reports.text import escape, figure, listing, percent, user_text

__all__ = ["evenness_table", "participation_charts", "shares_table"]

QUANTITIES = ("people", "posts", "words", "ideas")
_FINER = ("issues", "pros", "cons")
_GROUPS = {**GROUPS, "unknown": "unknown"}

_EVENNESS = {
    "gini_normalised": ("Gini, normalised", "0 all post the same, 1 one person posts everything"),
    "gini": ("Gini", "the same, before correcting for the number of people"),
    "evenness": ("Evenness (Pielou)", "1 all post the same"),
    "effective_speakers": ("Effective speakers", "as many people, posting the same, would be as diverse"),
    "jain": ("Jain index", "1 all post the same"),
    "theil": ("Theil index", "0 all post the same"),
    "turn_taking": ("Turn-taking", "0 one monologue, 1 the speaker changes with every post"),
    "dominance": ("Dominated windows", "windows of 20 posts in which one person has half of the words or more"),
    "burstiness": ("Burstiness", "-1 like a clock, 0 by chance, 1 bursts and long silences"),
}


def participation_charts(
    *,
    participation: Mapping[str, Any],
    over_time: Sequence[Mapping[str, Any]],
    posts_per_person: Sequence[int],
) -> str:
    """Shares by gender, women's share over time, and how evenly the posts are spread."""
    columns = {f"{name}_woman_share": name for name in ("posts", "words", "ideas")}
    return (
        card("Shares among people whose gender is known", share_bars(participation, quantities=QUANTITIES), note=_BARS)
        + '<div class="pair">'
        + card("Women's share as the debate went on", share_lines(over_time, columns=columns))
        + card("How evenly the posts are spread", lorenz(posts_per_person))
        + "</div>"
    )


_BARS = (
    "Bar: the share. Line with ends: its 95 % interval. Pale band: where the share would lie if none, or all, of the "
    "people of unknown gender belonged to the group."
)


def shares_table(participation: Mapping[str, Any]) -> str:
    """Counts, shares, intervals and bounds, a row for each quantity and group."""
    bodies = []
    for name in (*QUANTITIES, *_FINER):
        table = participation.get(name) or {}
        shown = {group: table[group] for group in _GROUPS if group in table and _worth_a_row(group, table[group])}
        rows = [_share_row(group, row) for group, row in shown.items()]
        if rows:
            head = f'<th scope="rowgroup" rowspan="{len(rows)}">{escape(name)}</th>'
            bodies.append(f"<tbody>{rows[0].replace('<tr>', f'<tr>{head}', 1)}{''.join(rows[1:])}</tbody>")
    head = "".join(f"<th{css}>{word}</th>" for word, css in _HEAD)
    return (
        '<div class="card long"><h3>The same in numbers</h3><div class="scroll" tabindex="0"><table>'
        "<caption>Shares are of those whose gender is known; n is how many that are.</caption>"
        f"<thead><tr>{head}</tr></thead>{''.join(bodies)}</table></div></div>"
    )


def _worth_a_row(group: str, row: Mapping[str, Any]) -> bool:
    return bool(row.get("count")) or group in ("woman", "man")


_HEAD = (
    ("of", ""),
    ("group", ""),
    ("number", ' class="n"'),
    ("share", ' class="n"'),
    ("95 % interval", ' class="n"'),
    ("bounds", ' class="n"'),
    ("n", ' class="n"'),
)


def _share_row(group: str, row: Mapping[str, Any]) -> str:
    cells = [
        figure(row.get("count"), 0),
        percent(row.get("share")),
        _range(row.get("low"), row.get("high")),
        _range(row.get("bound_low"), row.get("bound_high")),
        figure(row.get("n"), 0),
    ]
    why = user_text(row["reason"], tag="small", css="note") if row.get("reason") else ""
    numbers = "".join(f'<td class="n">{escape(cell)}</td>' for cell in cells)
    return f"<tr><td>{escape(_GROUPS[group])} {why}</td>{numbers}</tr>"


def _range(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{percent(low).removesuffix(' %')} – {percent(high)}"


def evenness_table(participation: Mapping[str, Any]) -> str:
    """The measures of evenness and how far women's share of the posts is from their share of the people."""
    rows = []
    for key, (word, meaning) in _EVENNESS.items():
        if isinstance(entry := participation.get(key), Mapping):
            rows.append(_measure(word, meaning, entry))
    ratios = participation.get("representation_ratio")
    if isinstance(ratios, Mapping):
        for group, word in _GROUPS.items():
            entry = ratios.get(group)
            if isinstance(entry, Mapping) and group != "unknown":
                meaning = "share of posts over share of people; 1 is parity"
                rows.append(_measure(f"Representation, {word}", meaning, entry))
    if not rows:
        return ""
    return (
        '<div class="card long"><h3>Evenness among people, the silent included</h3>'
        '<div class="scroll" tabindex="0"><table class="measures">'
        '<thead><tr><th>measure</th><th class="n">value</th><th class="n">95 % interval</th><th class="n">n</th>'
        f"<th>how to read it</th></tr></thead><tbody>{''.join(rows)}</tbody></table></div>{_apart(participation)}</div>"
    )


def _apart(participation: Mapping[str, Any]) -> str:
    """Who is in none of the numbers above."""
    told = [
        f"{role}s {figure(row['posts'])}"
        for role, row in (participation.get("others") or {}).items()
        if isinstance(row, Mapping) and row.get("posts")
    ]
    nobody = (participation.get("unattributed") or {}).get("posts")
    told += [f"unknown authors {figure(nobody)}"] if nobody else []
    return f'<p class="note">Posts counted in none of these numbers: {escape(listing(told))}.</p>' if told else ""


def _measure(word: str, meaning: str, entry: Mapping[str, Any]) -> str:
    value = entry.get("value")
    told = meaning if value is not None else f"not computable: {entry.get('reason') or 'no reason given'}"
    low, high = entry.get("low"), entry.get("high")
    between = "–" if low is None or high is None else f"{figure(low)} – {figure(high)}"
    return (
        f'<tr><th scope="row">{escape(word)}</th><td class="n">{escape(figure(value))}</td>'
        f'<td class="n">{escape(between)}</td><td class="n">{escape(figure(entry.get("n"), 0))}</td>'
        f"<td>{escape(told)}</td></tr>"
    )

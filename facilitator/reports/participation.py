"""Who was heard: the tables of ``participation.json``, with n, intervals and the unknown always beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.reports.rendering import View
from facilitator.reports.share_bars import GROUPS
from facilitator.reports.tables import Table
from facilitator.reports.text import figure, listing, percent

__all__ = ["BARS", "QUANTITIES", "Evenness", "Share", "ShareGroup", "Shares", "evenness_table", "shares_table"]

QUANTITIES = ("people", "posts", "words", "ideas")
_FINER = ("issues", "pros", "cons")
_GROUPS = {**GROUPS, "unknown": "unknown"}

#: How to read the chart of shares.
BARS = (
    "Bar: the share. Line with ends: its 95 % interval. Pale band: where the share would lie if none, or all, of the "
    "people of unknown gender belonged to the group."
)
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


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one group has of one quantity: number, share, interval, bounds and n, in words; `why` if something lacks."""

    group: str
    cells: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True)
class ShareGroup:
    """The shares of one quantity, at least one."""

    quantity: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Shares(View):
    """Counts, shares, intervals and bounds, a row for each quantity and group."""

    template = "shares.html.j2"
    groups: tuple[ShareGroup, ...]


@dataclass(frozen=True, kw_only=True)
class Evenness(View):
    """The measures of evenness, and a sentence on whose posts are in none of them (empty if all are)."""

    template = "evenness.html.j2"
    table: Table
    apart: str


def shares_table(participation: Mapping[str, Any], *, unknown: str = "unknown") -> Shares:
    """Counts, shares, intervals and bounds, a row for each quantity and group; `unknown` names those not told."""
    words = {**GROUPS, "unknown": unknown}
    groups = []
    for name in (*QUANTITIES, *_FINER):
        table = participation.get(name) or {}
        shown = [group for group in _GROUPS if group in table and _worth_a_row(group, table[group])]
        if shown:
            groups.append(ShareGroup(name, tuple(_share(words[group], table[group]) for group in shown)))
    return Shares(tuple(groups))


def evenness_table(participation: Mapping[str, Any]) -> Evenness | None:
    """The measures of evenness and how far women's share of the posts is from their share of the people.

    `None` where there are none.
    """
    rows = tuple(_measures(participation))
    if not rows:
        return None
    return Evenness(
        table=Table(
            heads=("measure", "value", "95 % interval", "n", "how to read it"),
            numbers=(False, True, True, True, False),
            rows=rows,
            css="measures",
        ),
        apart=_apart(participation),
    )


def _worth_a_row(group: str, row: Mapping[str, Any]) -> bool:
    return bool(row.get("count")) or group in ("woman", "man")


def _share(group: str, row: Mapping[str, Any]) -> Share:
    return Share(
        group=group,
        cells=(
            figure(row.get("count"), 0),
            percent(row.get("share")),
            _range(row.get("low"), row.get("high")),
            _range(row.get("bound_low"), row.get("bound_high")),
            figure(row.get("n"), 0),
        ),
        why=str(row.get("reason") or ""),
    )


def _range(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{percent(low).removesuffix(' %')} – {percent(high)}"


def _measures(participation: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for key, (word, meaning) in _EVENNESS.items():
        if isinstance(entry := participation.get(key), Mapping):
            yield _measure(word, meaning, entry)
    ratios = participation.get("representation_ratio")
    if isinstance(ratios, Mapping):
        for group, word in GROUPS.items():
            if isinstance(entry := ratios.get(group), Mapping):
                yield _measure(f"Representation, {word}", "share of posts over share of people; 1 is parity", entry)


def _measure(word: str, meaning: str, entry: Mapping[str, Any]) -> tuple[str, ...]:
    value, low, high = (entry.get(name) for name in ("value", "low", "high"))
    told = meaning if value is not None else f"not computable: {entry.get('reason') or 'no reason given'}"
    between = "–" if low is None or high is None else f"{figure(low)} – {figure(high)}"
    return word, figure(value), between, figure(entry.get("n"), 0), told


def _apart(participation: Mapping[str, Any]) -> str:
    """Who is in none of the numbers above."""
    told = [
        f"{role}s {figure(row['posts'])}"
        for role, row in (participation.get("others") or {}).items()
        if isinstance(row, Mapping) and row.get("posts")
    ]
    nobody = (participation.get("unattributed") or {}).get("posts")
    told += [f"unknown authors {figure(nobody)}"] if nobody else []
    return f"Posts counted in none of these numbers: {listing(told)}." if told else ""

"""The tables and lists of the corpus report: the busiest debates and topics, lengths, repeats, problems, provenance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.reports.facts import Facts, facts
from facilitator.reports.kinds import KINDS, chip
from facilitator.reports.tables import Table
from facilitator.reports.text import count, figure, percent, shorten

__all__ = ["Busiest", "busiest", "lengths", "problems", "provenance", "repeats"]

_SHOWN = 15
_LENGTHS = {
    "min": "least",
    "p5": "5 %",
    "p25": "25 %",
    "median": "median",
    "p75": "75 %",
    "p95": "95 %",
    "max": "most",
    "mean": "mean",
}


@dataclass(frozen=True, kw_only=True)
class Busiest:
    """The debates or topics with the most posts.

    Parameters
    ----------
    name, title
        What they are, in the plural, and the heading.
    lead
        How many more there are; empty if all are shown.
    note
        How many posts belong to none; empty if all do.
    """

    name: str
    title: str
    lead: str
    table: Table
    note: str


def busiest(values: Mapping[str, Any], name: str) -> Busiest | None:
    """Those of ``debates`` or ``topics`` in ``summary.json``; `None` where no row names one."""
    found = values[name]
    if found is None:
        return None
    rows = tuple(_group(row) for row in found["most_active"][:_SHOWN])
    number = "very many" if found["number"] is None else f"{found['number']:,}"
    cut = f"There are {number}; these are the {len(rows)} with the most posts."
    without, singular = found["posts_without"], name.removesuffix("s")
    return Busiest(
        name=name,
        title=f"Most active {name}",
        lead="" if found["number"] == len(rows) else cut,
        table=Table(
            heads=(singular, "posts", *(chip(kind) for kind in KINDS), "unsure"),
            numbers=(False, *[True] * (2 + len(KINDS))),
            rows=rows,
        ),
        note=f"{count(without, 'post')} without a {singular}." if without else "",
    )


def lengths(values: Mapping[str, Any]) -> Table:
    """How long the posts are, a row a unit."""
    return Table(
        heads=("length in", *_LENGTHS.values()),
        numbers=(False, *[True] * len(_LENGTHS)),
        rows=tuple((unit, *(figure(found[name], 1) for name in _LENGTHS)) for unit, found in values["lengths"].items()),
    )


def repeats(values: Mapping[str, Any]) -> Facts:
    """What was posted twice, or was empty."""
    found = values["repeats"]
    share = percent(found["texts"] / values["posts"])
    return facts(
        {
            "Same text as an earlier post, word for word": f"{found['texts']:,} ({share})",
            "Posts without a word": f"{found['empty_texts']:,}",
            "Rows left out because their id came before": f"{found['ids']:,}",
        }
    )


def problems(values: Mapping[str, Any]) -> Table | None:
    """What was left out or mended, a row a kind of problem; `None` where nothing was."""
    found = values["problems"]
    if not found["total"]:
        return None
    return Table(
        heads=("what was found", "done", "times", "first in line"),
        numbers=(False, False, True, True),
        rows=tuple(
            (
                kind["found"],
                "left out" if kind["dropped"] else "mended",
                figure(kind["count"], 0),
                figure(kind["first"]["line"], 0),
            )
            for kind in found["kinds"][:_SHOWN]
        ),
    )


def provenance(values: Mapping[str, Any]) -> Facts:
    """What the same figures need again."""
    made = values["provenance"]
    config = made["config"]
    return facts(
        {
            "model": ", ".join(f"{name} {value}" for name, value in made["model"].items() if value is not None),
            "rows read": f"{made['data']['rows']:,}",
            "SHA-256 of the data": made["data"]["sha256"],
            "engine": config["engine"],
            "rows at once": f"{config['chunk_rows']:,}",
            "columns named": ", ".join(f"{name}={column}" for name, column in config["columns"].items()) or "none",
            **_named_by_hand(config),
            "seed": config["seed"],
            "revision": made["revision"] or "–",
            "versions": ", ".join(f"{name} {value}" for name, value in made["versions"].items() if value),
        }
    )


def _named_by_hand(config: Mapping[str, Any]) -> dict[str, str]:
    """What somebody said of codes and names, if anything."""
    found = {}
    if config["genders"]:
        found["codes of gender named"] = ", ".join(f"{code} is {word}" for code, word in config["genders"].items())
    if config["speakers"]:
        found["names joined by hand"] = f"{len(config['speakers']):,}"
    return found


def _group(row: Mapping[str, Any]) -> tuple[str, ...]:
    shares = (percent(row[kind] / row["posts"]) for kind in (*KINDS, "unsure"))
    return shorten(row["name"], 120), figure(row["posts"], 0), *shares

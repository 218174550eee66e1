"""A corpus in a few plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.reports.kinds import KINDS
from facilitator.reports.shown import Shown
from facilitator.reports.text import count, fine_percent, listing, percent

__all__ = ["in_words"]


def in_words(values: Mapping[str, Any], shown: Shown) -> tuple[str, ...]:
    """Short paragraphs: what was said, by whom, and what could not be read, of ``summary.json``."""
    return tuple(paragraph for paragraph in (_said(values), _women(shown), _repeats(values)) if paragraph)


def _said(values: Mapping[str, Any]) -> str:
    by = f" by {count(values['people'], 'person', 'people')}" if values["people"] else ""
    inside = values["debates"]
    places = f" in {count(inside['number'], 'debate')}" if inside is not None and inside["number"] else ""
    types = [
        f"{fine_percent(entry['share'])} {KINDS[kind].plural}"
        for kind, entry in values["types"].items()
        if entry["count"]
    ]
    unsure = values["unsure"]
    doubt = f" The model is unsure of {unsure['count']:,} ({percent(unsure['share'])})." if unsure["count"] else ""
    return f"{count(values['posts'], 'post')}{by}{places}: {listing(types)}.{doubt}"


def _women(shown: Shown) -> str:
    if shown.tables is None or not shown.by_gender:
        return shown.note
    people = shown.tables["people"]
    total = sum(entry["count"] for entry in people.values())
    unknown, women = people["unknown"]["count"], people["woman"]
    low, high = percent(women["bound_low"]), percent(women["bound_high"])
    doubt = (
        f"; it is {shown.unknown} for {unknown:,}, so of all people they are between {low} and {high}"
        if unknown
        else ""
    )
    posts = shown.tables["posts"]["woman"]["share"]
    wrote = f" They wrote {percent(posts)} of the posts of people of known gender." if posts is not None else ""
    known = f"{total - unknown:,} people whose gender is {'known and shown' if shown.withheld else 'known'}"
    return f"{percent(women['share'])} of the {known} are women{doubt}.{wrote}"


def _repeats(values: Mapping[str, Any]) -> str:
    repeats, problems = values["repeats"], values["problems"]
    told = []
    if repeats["texts"]:
        told.append(f"{count(repeats['texts'], 'post')} say what an earlier one says, word for word")
    if problems["dropped"]:
        told.append(f"{count(problems['dropped'], 'row')} could not be used")
    return f"{listing(told)}." if told else ""

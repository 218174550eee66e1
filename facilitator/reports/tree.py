"""The IBIS map as a tree that opens and closes: the question, its issues, their ideas, pros and cons.

What `facilitator.reports.layout` leaves out of a large map is told in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.reports.kinds import Chip, chip
from facilitator.reports.layout import Layout, lay_out
from facilitator.reports.rendering import View
from facilitator.reports.summary import kinds_in_words
from facilitator.reports.svg import Empty
from facilitator.reports.text import count, percent, shorten

__all__ = ["Point", "Tree", "tree"]

_MOST_POINTS = 300
_OPEN_UP_TO = 80
_OPEN_BRANCHES = 8
_LONGEST_TEXT = 320


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of the map with those under it that are shown.

    Parameters
    ----------
    remarks
        How often it was said, whether its place was guessed, and the like.
    open
        Whether it stands open at first.
    below
        What hangs under it: of which types, or how many points where none of them is shown; empty if nothing does.
    hidden
        How many of those right under it are left out, in words; empty if none are.
    """

    id: str
    chip: Chip
    text: str
    author: str
    remarks: tuple[str, ...]
    points: tuple[Point, ...]
    open: bool
    below: str
    hidden: str


@dataclass(frozen=True, kw_only=True)
class Tree(View):
    """The question, and the points under it; `left_out` says how many are not shown, empty if all are."""

    template = "tree.html.j2"
    question: str
    language: str
    points: tuple[Point, ...]
    left_out: str


def tree(
    map: Mapping[str, Any],
    *,
    names: Mapping[str, str] | None = None,
    language: str | None = None,
    most: int = _MOST_POINTS,
) -> Tree | Empty:
    """The map as nested lists.

    Parameters
    ----------
    map
        As in ``map.json``.
    names
        Author's id -> the name to show.
    language
        Of the debate, for the ``lang`` of what people wrote.
    most
        How many points to show at most.
    """
    layout = lay_out(map, most=most)
    if not layout.nodes:
        return Empty("The map is empty: no issue, idea, pro or con was found.")
    left_out = len(layout.nodes) - len(layout.chosen)
    return Tree(
        question=shorten(map.get("question") or "The debate's question", 600),
        language=language or "",
        points=_points(layout, None, names or {}, depth=1),
        left_out=count(left_out, "further point") if left_out else "",
    )


def _points(layout: Layout, parent: str | None, names: Mapping[str, str], *, depth: int) -> tuple[Point, ...]:
    """The shown ones under `parent`, with all that is shown below them."""
    return tuple(_point(layout, name, names, depth) for name in layout.shown(parent))


def _point(layout: Layout, name: str, names: Mapping[str, str], depth: int) -> Point:
    node, under = layout.nodes[name], layout.under(name)
    points = _points(layout, name, names, depth=depth + 1)
    few = len(layout.under(None)) <= _OPEN_BRANCHES
    hidden = len(under) - len(points)
    author = str(node.get("author") or "")
    return Point(
        id=name,
        chip=chip(node["label"], unsure=bool(node.get("unsure"))),
        text=shorten(node.get("text", ""), _LONGEST_TEXT),
        author=shorten(names.get(author, author), 40),
        remarks=tuple(_remarks(node, layout.links.get(name, {}))),
        points=points,
        open=len(layout.chosen) <= _OPEN_UP_TO or (few and depth == 1),
        below=_below(layout, name) if under else "",
        hidden=count(hidden, "more point") if points and hidden else "",
    )


def _below(layout: Layout, name: str) -> str:
    """What hangs under a point by type or, where none of it is shown, how many points there are."""
    if not layout.shown(name):
        return count(layout.sizes[name], "point")
    return kinds_in_words(layout.nodes[child]["label"] for child in layout.under(name))


def _remarks(node: Mapping[str, Any], link: Mapping[str, Any]) -> Iterator[str]:
    repeats = len(node.get("posts", ())) - 1
    if repeats > 0:
        yield f"said {repeats + 1} times"
    if link.get("target") is None:
        return
    if link.get("relation") == "questions":
        yield "questions the point above"
    if link.get("probability", 1) < 1:
        yield f"place guessed, {percent(link['probability'])} sure"

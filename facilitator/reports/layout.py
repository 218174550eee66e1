"""Which points of a map are shown, and under what.

A map may be far larger than anybody reads, and a wrong one may run in a circle. So a layout takes the points with the
most below them first, up to a number, and never one point twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heappop, heappush, nlargest
from typing import Any

__all__ = ["Layout", "lay_out"]

_DEEPEST = 10
_MOST_BRANCHES = 60

Nodes = Mapping[str, Mapping[str, Any]]
Children = Mapping[str | None, list[str]]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A map with every point in its place; `None` stands for the question.

    Parameters
    ----------
    nodes, links
        Id -> node, and id -> the one link that places it.
    children
        Id -> what hangs right under it.
    sizes
        Id -> how many points there are below it.
    chosen
        The points to show: none without the one above it, none more than ten deep.
    """

    nodes: Nodes
    links: Mapping[str, Mapping[str, Any]]
    children: Children
    sizes: Mapping[str | None, int]
    chosen: frozenset[str]

    def under(self, name: str | None) -> list[str]:
        """All points right under one."""
        return self.children.get(name, [])

    def shown(self, name: str | None) -> list[str]:
        """Those right under one that are shown."""
        return [child for child in self.under(name) if child in self.chosen]


def lay_out(map: Mapping[str, Any], *, most: int) -> Layout:
    """The layout of a ``map.json`` with at most `most` points chosen."""
    nodes: Nodes = {node["id"]: node for node in map.get("nodes", ())}
    links = _places(nodes, map.get("links", ()))
    children = _children(nodes, links)
    sizes = _sizes(nodes, children)
    return Layout(nodes=nodes, links=links, children=children, sizes=sizes, chosen=_choose(children, sizes, most))


def _places(nodes: Nodes, links: Any) -> dict[str, Mapping[str, Any]]:
    """One link a node, its most probable; a link to a point that is not there counts as one to the question."""
    best: dict[str, Mapping[str, Any]] = {}
    for link in links:
        source = link["source"]
        if source in nodes and link.get("probability", 0) > best.get(source, {}).get("probability", -1):
            best[source] = link
    parents: dict[str, str | None] = {
        source: link["target"] if link["target"] in nodes else None for source, link in best.items()
    }
    done: set[str] = set()
    for start in parents:  # walking up from each point, cut the link that comes back to where the walk has been
        walked: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in done and here not in walked:
            walked[here] = None
            here = parents.get(here)
        if here in walked:
            parents[here] = None
        done.update(walked)
    return {source: {**link, "target": parents[source]} for source, link in best.items()}


def _children(nodes: Nodes, links: Mapping[str, Mapping[str, Any]]) -> Children:
    children: dict[str | None, list[str]] = defaultdict(list)
    for name in nodes:
        children[links[name]["target"] if name in links else None].append(name)
    return children


def _sizes(nodes: Nodes, children: Children) -> dict[str | None, int]:
    """Node -> how many nodes there are below it, without recursion: replies may be thousands deep."""
    order: list[str | None] = [None]
    for name in order:
        order.extend(children.get(name, ()))
    sizes: dict[str | None, int] = {}
    for name in reversed(order):
        below = children.get(name, ())
        sizes[name] = len(below) + sum(sizes[child] for child in below)
    return sizes


def _choose(children: Children, sizes: Mapping[str | None, int], most: int) -> frozenset[str]:
    """The `most` nodes to show: always the one with the most below it among those whose parent is shown."""
    chosen: set[str] = set()
    waiting: list[tuple[int, int, int, str]] = []

    def offer(parent: str | None, depth: int) -> None:
        below = children.get(parent, ())
        if parent is None and len(below) > _MOST_BRANCHES:  # else a long debate would show only beginnings
            below = nlargest(_MOST_BRANCHES, below, key=sizes.__getitem__)
        for child in below:
            heappush(waiting, (-sizes[child], depth, len(waiting), child))

    offer(None, 1)
    while waiting and len(chosen) < most:
        _, depth, _, name = heappop(waiting)
        chosen.add(name)
        if depth < _DEEPEST:
            offer(name, depth + 1)
    return frozenset(chosen)

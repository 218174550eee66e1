"""The IBIS map as a tree that opens and closes: the question, its issues, their ideas, pros and cons.

A map may be far larger than anybody reads, and a wrong one may run in a circle. So the tree takes the points with
the most below them first, up to a number, never one point twice, and says in words what it left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from heapq import heappop, heappush, nlargest
from typing import Any

from facilitator.reports.kinds import KINDS, chip
from facilitator.reports.text import count, escape, listing, percent, shorten, user_text

__all__ = ["tree"]

_MOST_NODES = 300
_DEEPEST = 10
_OPEN_UP_TO = 80
_OPEN_BRANCHES = 8
_MOST_BRANCHES = 60
_LONGEST_TEXT = 320

Nodes = Mapping[str, Mapping[str, Any]]
Children = Mapping[str | None, list[str]]


def tree(
    map: Mapping[str, Any],
    *,
    names: Mapping[str, str] | None = None,
    language: str | None = None,
    most: int = _MOST_NODES,
) -> str:
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
    nodes: Nodes = {node["id"]: node for node in map.get("nodes", ())}
    if not nodes:
        return '<p class="empty">The map is empty: no issue, idea, pro or con was found.</p>'
    links = _places(nodes, map.get("links", ()))
    children = _children(nodes, links)
    sizes = _sizes(nodes, children)
    chosen = _choose(children, sizes, most)
    writer = _Writer(nodes, links, children, sizes, chosen, names or {}, language)
    root = user_text(shorten(map.get("question") or "The debate's question", 600), css="question", language=language)
    left_out = len(nodes) - len(chosen)
    note = f'<p class="note">{count(left_out, "further point")} left out here; map.json has them all.</p>'
    return f'<div class="map"><p class="root">{root}</p>{writer.list(None, 1)}{note if left_out else ""}</div>'


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


def _choose(children: Children, sizes: Mapping[str | None, int], most: int) -> set[str]:
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
    return chosen


class _Writer:
    """Writes the chosen nodes; at most `_DEEPEST` calls deep."""

    def __init__(
        self,
        nodes: Nodes,
        links: Mapping[str, Mapping[str, Any]],
        children: Children,
        sizes: Mapping[str | None, int],
        chosen: set[str],
        names: Mapping[str, str],
        language: str | None,
    ) -> None:
        self._nodes, self._links, self._children, self._sizes = nodes, links, children, sizes
        self._chosen, self._names, self._language = chosen, names, language

    def list(self, parent: str | None, depth: int) -> str:
        shown = [name for name in self._children.get(parent, ()) if name in self._chosen]
        hidden = len(self._children.get(parent, ())) - len(shown)
        items = [f"<li>{self._node(name, depth)}</li>" for name in shown]
        if hidden and parent is not None:
            items.append(f'<li class="note">and {count(hidden, "more point")}</li>')
        return f"<ul>{''.join(items)}</ul>"

    def _node(self, name: str, depth: int) -> str:
        line = self._line(name)
        below = [child for child in self._children.get(name, ()) if child in self._chosen]
        if not below:
            rest = self._sizes[name]
            more = f' <span class="note">{count(rest, "point")} below</span>' if rest else ""
            return f'<div class="leaf">{line}{more}</div>'
        few = len(self._children.get(None, ())) <= _OPEN_BRANCHES
        opened = " open" if len(self._chosen) <= _OPEN_UP_TO or (few and depth == 1) else ""
        kinds = Counter(self._nodes[child]["label"] for child in self._children[name])
        told = listing([count(kinds[kind], look.word, look.plural) for kind, look in KINDS.items() if kinds[kind]])
        summary = f'<summary>{line} <span class="below">{escape(told)}</span></summary>'
        return f'<details data-node="{escape(name)}"{opened}>{summary}{self.list(name, depth + 1)}</details>'

    def _line(self, name: str) -> str:
        node, link = self._nodes[name], self._links.get(name, {})
        author = str(node.get("author") or "")
        told = [user_text(shorten(self._names.get(author, author), 40), css="who")]
        repeats = len(node.get("posts", ())) - 1
        if repeats > 0:
            told.append(f"said {repeats + 1} times")
        if link.get("relation") == "questions" and link.get("target") is not None:
            told.append("questions the point above")
        if link.get("target") is not None and link.get("probability", 1) < 1:
            told.append(f"place guessed, {percent(link['probability'])} sure")
        text = user_text(shorten(node.get("text", ""), _LONGEST_TEXT), css="said", language=self._language)
        kind = chip(node["label"], unsure=bool(node.get("unsure")))
        return f'{kind} {text} <span class="meta">—\u00a0{" · ".join(told)}</span>'

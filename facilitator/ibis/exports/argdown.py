"""Argdown (Voigt 2018): statements for issues and ideas, arguments for pros and cons, readable as plain text."""

from __future__ import annotations

import re
from collections import defaultdict

from facilitator.ibis.exports.content import MapContent
from facilitator.ibis.graph import Link, Node

__all__ = ["as_argdown"]

_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
#: Everything that begins something in Argdown; a backslash takes its meaning away.
_SIGNS = re.compile(r"[^\w\s.,;!?'%€$£&|=~]|_", re.ASCII)
_SIDES = {"supports": "+", "objects": "-"}


def as_argdown(content: MapContent) -> str:
    """Every node under a heading of its kind, its pros (``+``) and cons (``-``) indented below it.

    Argdown has no relation for an answer or a question: those stand in the node's data as ``answers`` and
    ``questions``, which Argdown's own tools keep but do not draw.
    """
    names = _names(content.nodes)
    sides: dict[str, list[Link]] = defaultdict(list)
    bears: dict[str, Link] = {}
    for link in content.links:
        bears[link.source] = link
        if link.target is not None and link.relation in _SIDES:
            sides[link.target].append(link)
    parts = [f"===\ntitle: {_quoted(content.question or content.debate)}\n==="]
    for kind, heading in (("issue", "Issues"), ("idea", "Ideas"), ("argument", "Arguments")):
        found = [node for node in content.nodes if node.kind == kind]
        if found:
            parts.append(f"# {heading}")
            parts += [_entry(node, bears.get(node.id), sides[node.id], names) for node in found]
    return "\n\n".join(parts) + "\n"


def _entry(node: Node, link: Link | None, sides: list[Link], names: dict[str, str]) -> str:
    data = [f"id: {_quoted(node.id)}", f"author: {_quoted(node.author)}"]
    if link is not None and link.relation not in _SIDES:
        data.append(f"{link.relation}: {_quoted(link.target or 'the question of the debate')}")
    lines = [f"{names[node.id]}: {_escaped(node.text)} #{node.label} {{{', '.join(data)}}}"]
    lines += [f"  {_SIDES[side.relation]} {names[side.source]}" for side in sides]
    return "\n".join(lines)


def _names(nodes: tuple[Node, ...]) -> dict[str, str]:
    """A title for each node, in the brackets of its kind; an id with signs in it gives way to a number."""
    taken = {node.id for node in nodes if _PLAIN_ID.fullmatch(node.id)}
    found: dict[str, str] = {}
    for number, node in enumerate(nodes, start=1):
        title = node.id
        if title not in taken:
            title = f"node{number}"
            while title in taken:
                title += "x"
            taken.add(title)
        found[node.id] = f"<{title}>" if node.kind == "argument" else f"[{title}]"
    return found


def _escaped(text: str) -> str:
    plain = " ".join(text.split()) or "-"
    return _SIGNS.sub(_escape, plain)


def _escape(match: re.Match[str]) -> str:
    sign = match.group()
    return sign if ord(sign) > 127 else f"\\{sign}"


def _quoted(text: str) -> str:
    """A string of YAML, in double quotes and on one line."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'

"""GraphML (Brandes et al. 2002), as Gephi, yEd, Cytoscape and networkx read it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from facilitator.ibis.exports.content import MapContent

__all__ = ["as_graphml"]

#: What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEYS = {
    "node": {
        "kind": "string",
        "label": "string",
        "text": "string",
        "author": "string",
        "time": "double",
        "unsure": "boolean",
        "posts": "int",
    },
    "edge": {"relation": "string", "probability": "double"},
}
#: The debate's question is a node too; a post's id cannot be empty.
ROOT = ""


def as_graphml(content: MapContent) -> str:
    """A directed graph; the debate's question is the node with the empty id and the kind ``question``."""
    graphml = ElementTree.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for holder, keys in _KEYS.items():
        for name, kind in keys.items():
            about = {"id": f"{holder}_{name}", "for": holder, "attr.name": name, "attr.type": kind}
            ElementTree.SubElement(graphml, "key", about)
    graph = ElementTree.SubElement(graphml, "graph", id=_clean(content.debate), edgedefault="directed")
    rows = [(ROOT, {"kind": "question", "label": "issue", "text": content.question, "posts": 0})]
    rows += [
        (
            node.id,
            {
                "kind": node.kind,
                "label": node.label,
                "text": node.text,
                "author": node.author,
                "time": node.time,
                "unsure": node.unsure,
                "posts": len(node.posts),
            },
        )
        for node in content.nodes
    ]
    for name, values in rows:
        _data(ElementTree.SubElement(graph, "node", id=_clean(name)), "node", values)
    for link in content.links:
        ends = {"source": _clean(link.source), "target": _clean(link.target or ROOT)}
        edge = ElementTree.SubElement(graph, "edge", ends)
        _data(edge, "edge", {"relation": link.relation, "probability": link.probability})
    ElementTree.indent(graphml)
    text = ElementTree.tostring(graphml, encoding="unicode", xml_declaration=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _data(holder: ElementTree.Element, kind: str, values: dict[str, object]) -> None:
    for name, value in values.items():
        entry = ElementTree.SubElement(holder, "data", key=f"{kind}_{name}")
        entry.text = str(value).lower() if isinstance(value, bool) else _clean(str(value))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)

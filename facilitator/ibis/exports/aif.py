"""AIF and xAIF: the Argument Interchange Format (Chesnevar et al. 2006) in the JSON of AIFdb and of oAMF.

Every issue, idea and argument is an I-node. A support is an RA-node, an objection a CA-node; an answer or a question,
which AIF has no scheme for, is an MA-node named after it, as the IBIS tools of arg-tech do. Every post that says a node
is an L-node anchored in it by a YA-node.
"""

from __future__ import annotations

import json
from typing import Any

from facilitator.ibis.exports.content import MapContent
from facilitator.ibis.graph import Relation

__all__ = ["as_aif", "as_xaif"]

_SCHEMES: dict[Relation, tuple[str, str]] = {
    "supports": ("RA", "Default Inference"),
    "objects": ("CA", "Default Conflict"),
    "answers": ("MA", "Answers"),
    "questions": ("MA", "Questions"),
}
_ANCHORS = {"issue": "Questioning"}
_IBIS_LISTS = {"issue": "issues", "idea": "positions", "argument": "arguments"}


def as_aif(content: MapContent) -> str:
    """``{"nodes": [...], "edges": [...], "locutions": [...], "participants": [...]}``, ids numbered from 1."""
    return _text(_Graph(content).aif)


def as_xaif(content: MapContent) -> str:
    """The same under ``AIF``, and under ``IBIS`` the ids of issues, positions (our ideas) and arguments."""
    graph = _Graph(content)
    words = "\n".join(node.text for node in content.nodes)
    about = {
        "AIF": graph.aif,
        "IBIS": graph.ibis,
        "text": {"txt": words},
        "dialog": True,
        "OVA": {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []},
    }
    return _text(about)


def _text(about: dict[str, Any]) -> str:
    return json.dumps(about, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode("utf-8") + "\n"


class _Graph:
    """Numbers what is added, in one order for the same map."""

    def __init__(self, content: MapContent) -> None:
        self.aif: dict[str, list[dict[str, Any]]] = {
            "nodes": [],
            "edges": [],
            "schemefulfillments": [],
            "descriptorfulfillments": [],
            "participants": [],
            "locutions": [],
        }
        self.ibis: dict[str, list[str]] = {name: [] for name in _IBIS_LISTS.values()}
        numbers: dict[str, str] = {}
        if content.question:
            root = self._node("I", content.question)
            self.ibis["issues"].append(root)
        else:
            root = None
        people: dict[str, str] = {}
        for node in content.nodes:
            number = numbers[node.id] = self._node("I", node.text)
            self.ibis[_IBIS_LISTS[node.kind]].append(number)
            for place, post in enumerate(node.posts):
                said = self._node("L", node.text if place == 0 else f"(again, in post {post})")
                self._join(said, "YA", _ANCHORS.get(node.kind, "Asserting"), number)
                if place == 0:  # who wrote the repeats is not in the map
                    person = people.setdefault(node.author, str(len(people) + 1))
                    self.aif["locutions"].append({"nodeID": said, "personID": person})
        for author, person in people.items():
            self.aif["participants"].append({"participantID": person, "firstname": author, "surname": ""})
        for link in content.links:
            target = root if link.target is None else numbers[link.target]
            if target is not None:
                self._join(numbers[link.source], *_SCHEMES[link.relation], target)

    def _node(self, kind: str, text: str) -> str:
        number = str(len(self.aif["nodes"]) + 1)
        self.aif["nodes"].append({"nodeID": number, "text": text, "type": kind})
        return number

    def _join(self, source: str, kind: str, name: str, target: str) -> None:
        """From one node to another through a scheme node: AIF has no edge between two I-nodes."""
        between = self._node(kind, name)
        for one, other in ((source, between), (between, target)):
            number = str(len(self.aif["edges"]) + 1)
            self.aif["edges"].append({"edgeID": number, "fromID": one, "toID": other})

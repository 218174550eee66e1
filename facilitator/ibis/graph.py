"""What the IBIS map is made of: `Node`, `Link` and the four relations (Kunz & Rittel 1970)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from facilitator.debate import IbisType

__all__ = ["RELATION_OF", "Link", "Node", "NodeKind", "Relation"]

NodeKind = Literal["issue", "idea", "argument"]
Relation = Literal["answers", "supports", "objects", "questions"]

#: How a post of each type bears on what it replies to; *other* bears on nothing and is no node.
RELATION_OF: dict[IbisType, Relation | None] = {
    "issue": "questions",
    "idea": "answers",
    "pro": "supports",
    "con": "objects",
    "other": None,
}


@dataclass(frozen=True, kw_only=True)
class Node:
    """One issue, idea or argument. `posts` are the posts that say it, the first of which gives the `id`."""

    id: str
    label: IbisType
    text: str
    author: str
    time: float
    unsure: bool
    posts: tuple[str, ...]

    @property
    def kind(self) -> NodeKind:
        """Issue, idea, or argument (pro and con)."""
        return "issue" if self.label == "issue" else "idea" if self.label == "idea" else "argument"

    def as_dict(self) -> dict[str, Any]:
        """The node as it stands in ``map.json``."""
        return {
            "id": self.id,
            "kind": self.kind,
            "label": self.label,
            "text": self.text,
            "author": self.author,
            "time": self.time,
            "unsure": self.unsure,
            "posts": list(self.posts),
        }


@dataclass(frozen=True, kw_only=True)
class Link:
    """`source` bears on `target` (`None`: the debate's question); `probability` is that of the target."""

    source: str
    target: str | None
    relation: Relation
    probability: float

    def as_dict(self) -> dict[str, Any]:
        """The link as it stands in ``map.json``."""
        return {
            "source": self.source,
            "target": self.target,
            "relation": self.relation,
            "probability": round(self.probability, 6),
        }

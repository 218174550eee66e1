"""The map of a debate: `IbisMap` takes typed posts one by one and keeps nodes, links and what hangs on each.

Every step costs the same however long the debate is: counts are kept on the nodes, and the way up to the ancestors
is cut at `_DEEPEST` steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from facilitator.debate import IbisType, Post
from facilitator.ibis.graph import RELATION_OF, Link, Node, Relation

__all__ = ["IbisMap", "NodeState", "Placement"]

#: A reply chain of spoken turns can be hundreds of links long; further up, a post adds nothing to a branch's size.
_DEEPEST = 32


@dataclass(kw_only=True)
class _Hanging:
    """How many nodes hang on something directly, repeats merged."""

    ideas: int = 0
    pros: int = 0
    cons: int = 0
    unsure_arguments: int = 0
    branches: int = 0
    branches_size: int = 0


@dataclass(kw_only=True)
class NodeState(_Hanging):
    """A node and what is known of it so far. Counts are of nodes that hang on it directly, repeats merged.

    `size` counts the posts in the branch below and including it, `touched` is the number of the last of them
    (posts are numbered from 1 in the order the map got them), `number` that of its own first post. `debut` says that
    it is the first post of its author on the map.
    """

    first: Post
    label: IbisType
    unsure: bool
    confidence: float
    link: Link
    number: int
    touched: int
    posts: list[str]
    debut: bool = False
    size: int = 1

    @property
    def node(self) -> Node:
        """The node as a value."""
        first = self.first
        return Node(
            id=first.id,
            label=self.label,
            text=first.text,
            author=first.author,
            time=first.time,
            unsure=self.unsure,
            posts=tuple(self.posts),
        )


@dataclass(frozen=True, kw_only=True)
class Placement:
    """Where a post came to stand: its node (`None` for *other*), how it bears on its target, what it repeats."""

    node: str | None
    relation: Relation | None
    duplicate_of: str | None


@dataclass(kw_only=True)
class IbisMap:
    """The issues and ideas of one debate, grown post by post.

    Parameters
    ----------
    debate, question
        The debate's id and its root question, on which everything without a parent hangs.
    """

    debate: str = ""
    question: str = ""
    number: int = 0
    _states: dict[str, NodeState] = field(default_factory=dict)
    _anchor: dict[str, str | None] = field(default_factory=dict)
    _authors: set[str] = field(default_factory=set)
    _top: _Hanging = field(default_factory=_Hanging)  # what hangs on the debate's question

    def add(
        self,
        post: Post,
        *,
        label: IbisType,
        unsure: bool = False,
        confidence: float = 1.0,
        target: str | None = None,
        p_target: float = 1.0,
        repeats: str | None = None,
    ) -> Placement:
        """Place one typed post.

        Parameters
        ----------
        unsure, confidence
            Whether the type should rather not be believed, and its probability.
        target, p_target
            The post it answers, `None` for the debate's question, and how probable that is (1 if given).
        repeats
            The id of an issue or idea node that says the same; the post is then merged into it.
        """
        self.number += 1
        debut = post.author not in self._authors
        self._authors.add(post.author)
        above = self._anchor.get(target) if target is not None else None
        relation = RELATION_OF[label]
        if relation is None:
            self._anchor[post.id] = above
            self._grow(above)
            return Placement(node=None, relation=None, duplicate_of=None)
        if repeats is not None and repeats in self._states:
            self._states[repeats].posts.append(post.id)
            self._anchor[post.id] = repeats
            self._grow(repeats)
            return Placement(node=repeats, relation=relation, duplicate_of=repeats)
        parent = self._parent_of(label, above)
        link = Link(source=post.id, target=parent, relation=relation, probability=p_target)
        self._states[post.id] = NodeState(
            first=post,
            label=label,
            unsure=unsure,
            confidence=confidence,
            link=link,
            number=self.number,
            touched=self.number,
            posts=[post.id],
            debut=debut,
        )
        self._anchor[post.id] = post.id
        self._grow(parent)
        self._count(parent, label=label, unsure=unsure)
        return Placement(node=post.id, relation=relation, duplicate_of=None)

    def pass_on(self, post: str, *, about: str | None) -> None:
        """Let what answers `post`, a message of the agent, be placed where an answer to `about` would be.

        The message is no node and counts for nothing itself.
        """
        self._anchor[post] = self._anchor.get(about) if about is not None else None

    def state(self, node: str) -> NodeState:
        """What is known of a node; read it, do not change it. `KeyError` if there is none."""
        return self._states[node]

    def states(self) -> Iterator[NodeState]:
        """Every node's state, in the order they came up."""
        return iter(self._states.values())

    def parent(self, state: NodeState) -> NodeState | None:
        """The state of the node it hangs on, `None` for the debate's question."""
        return self._states[state.link.target] if state.link.target is not None else None

    def upwards(self, node: str | None) -> Iterator[NodeState]:
        """The node and those above it, one after the other; in a very long chain of replies only the nearest."""
        for _ in range(_DEEPEST):
            if node is None:
                return
            state = self._states[node]
            yield state
            node = state.link.target

    def branch_of(self, post: str | None) -> str | None:
        """The topmost node above a post: the branch it belongs to; `None` if it hangs on the question itself."""
        top = None
        for state in self.upwards(self._anchor.get(post) if post is not None else None):
            top = state.first.id
        return top

    def siblings(self, state: NodeState) -> tuple[int, int]:
        """How many other issues and ideas hang where this one does, and the posts in all their branches."""
        holder = self.parent(state) or self._top
        return max(0, holder.branches - 1), max(0, holder.branches_size - state.size)

    @property
    def branches(self) -> int:
        """How many issues and ideas hang on the debate's question itself."""
        return self._top.branches

    def node_of(self, post: str) -> str | None:
        """The node a post belongs to or, for *other*, the nearest above it."""
        return self._anchor.get(post)

    def __len__(self) -> int:
        return len(self._states)

    def as_dict(self) -> dict[str, Any]:
        """The content of ``map.json``."""
        return {
            "debate": self.debate,
            "question": self.question,
            "nodes": [state.node.as_dict() for state in self._states.values()],
            "links": [state.link.as_dict() for state in self._states.values()],
        }

    def _parent_of(self, label: IbisType, above: str | None) -> str | None:
        """An idea answers the nearest issue above it, everything else bears on the nearest node."""
        if label != "idea":
            return above
        for state in self.upwards(above):
            if state.label == "issue":
                return state.first.id
        return None

    def _grow(self, node: str | None) -> None:
        """Count a new post in every branch it belongs to."""
        for state in self.upwards(node):
            state.size += 1
            state.touched = self.number
            if state.label in ("issue", "idea"):
                (self.parent(state) or self._top).branches_size += 1

    def _count(self, parent: str | None, *, label: IbisType, unsure: bool) -> None:
        holder = self._top if parent is None else self._states[parent]
        if label in ("issue", "idea"):
            holder.branches += 1
            holder.branches_size += 1
            holder.ideas += label == "idea"
        elif unsure:
            holder.unsure_arguments += 1
        else:
            holder.pros += label == "pro"
            holder.cons += label == "con"

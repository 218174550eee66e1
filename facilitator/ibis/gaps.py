"""Gaps of the map: what a debate has left open. Three of them and `thin_branch` are triggers of the D-Agree agent
(Ito et al. 2022), the others ours.

========================  =============================================================================
`issue_without_idea`      an issue nobody has answered with an idea
`idea_without_pro`        an idea nobody has supported
`idea_without_argument`   an idea nobody has argued about
`idea_without_con`        an idea with support but without an objection
`one_sided_idea`          an idea with three arguments or more, all of them for or all against it
`unanswered_first_post`   somebody's first post, on which nothing has followed
`thin_branch`             an issue or idea left quiet while those beside it flourish
========================  =============================================================================

A gap says nothing while the types it rests on are unsure: pro and con are hard to tell apart, and an argument that
might be either closes both gaps.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from facilitator.ibis.map import IbisMap, NodeState

__all__ = ["GAP_KINDS", "Gap", "GapKind", "GapWatch", "is_open", "open_gaps"]

GapKind = Literal[
    "issue_without_idea",
    "idea_without_argument",
    "idea_without_pro",
    "idea_without_con",
    "one_sided_idea",
    "unanswered_first_post",
    "thin_branch",
]
GAP_KINDS: tuple[GapKind, ...] = get_args(GapKind)

#: A branch is thin beside at least this many others, whose average is at least `_TIMES` its own size.
_SIBLINGS = 2
_TIMES = 3.0
#: So many arguments on one side, and none on the other, are one-sided.
_ONE_SIDED = 3


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something left open at `node` for `waited` posts of the debate."""

    kind: GapKind
    node: str
    waited: int


def is_open(ibis_map: IbisMap, kind: GapKind, node: str) -> bool:
    """Whether the gap is there right now; afterwards, whether a message about it has been heeded."""
    state = ibis_map.state(node)
    if kind == "unanswered_first_post":
        return state.debut and state.size == 1
    if kind == "issue_without_idea":
        return state.label == "issue" and not state.unsure and state.ideas == 0
    if kind == "thin_branch":
        return _is_thin(ibis_map, state)
    if state.label != "idea" or state.unsure or state.unsure_arguments:
        return False
    if kind == "idea_without_argument":
        return state.pros == state.cons == 0
    if kind == "idea_without_pro":
        return state.pros == 0
    if kind == "idea_without_con":
        return state.pros > 0 and state.cons == 0
    return min(state.pros, state.cons) == 0 and max(state.pros, state.cons) >= _ONE_SIDED


def _is_thin(ibis_map: IbisMap, state: NodeState) -> bool:
    siblings, posts = ibis_map.siblings(state)
    return (
        state.label in ("issue", "idea")
        and not state.unsure
        and siblings >= _SIBLINGS
        and posts / siblings >= _TIMES * state.size
    )


def open_gaps(ibis_map: IbisMap) -> Iterator[Gap]:
    """Every gap that is open now, in the order in which the nodes came up; walks the whole map."""
    for state in ibis_map.states():
        yield from _gaps_of(ibis_map, state)


def _gaps_of(ibis_map: IbisMap, state: NodeState) -> Iterator[Gap]:
    for kind in GAP_KINDS:
        if is_open(ibis_map, kind, state.first.id):
            yield Gap(kind=kind, node=state.first.id, waited=ibis_map.number - _since(state, kind))


@dataclass(kw_only=True)
class GapWatch:
    """The nodes worth watching: those that came up within the last `horizon` posts.

    A question from long ago has been passed over for good reasons more often than it was forgotten, and looking at
    recent nodes only keeps the cost of a post the same throughout a debate.
    """

    horizon: int
    _watched: deque[str] = field(default_factory=deque)

    def add(self, node: str, ibis_map: IbisMap) -> None:
        """Watch a new node, which `ibis_map` holds already."""
        while self._watched and not self._is_recent(ibis_map.state(self._watched[0]), ibis_map):
            self._watched.popleft()
        self._watched.append(node)

    def nodes(self, ibis_map: IbisMap) -> tuple[NodeState, ...]:
        """The nodes that are still watched, oldest first."""
        states = (ibis_map.state(node) for node in self._watched)
        return tuple(state for state in states if self._is_recent(state, ibis_map))

    def _is_recent(self, state: NodeState, ibis_map: IbisMap) -> bool:
        return ibis_map.number - state.number <= self.horizon

    def gaps(self, ibis_map: IbisMap) -> Iterator[Gap]:
        """Every open gap, oldest node first."""
        for state in self.nodes(ibis_map):
            yield from _gaps_of(ibis_map, state)


def _since(state: NodeState, kind: GapKind) -> int:
    """A branch waits since somebody last spoke in it, a question since it came up."""
    return state.touched if kind == "thin_branch" else state.number

"""Gaps of the map: what a debate has left open. The first four triggers of the D-Agree agent (Ito et al. 2022).

========================  =============================================================================
`issue_without_idea`      an issue nobody has answered with an idea
`idea_without_pro`        an idea nobody has supported
`idea_without_con`        an idea with support but without an objection
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

__all__ = ["GAP_KINDS", "Gap", "GapKind", "GapWatch", "is_open"]

GapKind = Literal["issue_without_idea", "idea_without_pro", "idea_without_con", "thin_branch"]
GAP_KINDS: tuple[GapKind, ...] = get_args(GapKind)

#: A branch is thin beside at least this many others, whose average is at least `_TIMES` its own size.
_SIBLINGS = 2
_TIMES = 3.0


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something left open at `node` for `waited` posts of the debate."""

    kind: GapKind
    node: str
    waited: int


def is_open(map: IbisMap, kind: GapKind, node: str) -> bool:
    """Whether the gap is there right now; afterwards, whether a message about it has been heeded."""
    state = map.state(node)
    settled = not state.unsure and not state.unsure_arguments
    if kind == "issue_without_idea":
        return state.label == "issue" and not state.unsure and state.ideas == 0
    if kind == "idea_without_pro":
        return state.label == "idea" and settled and state.pros == 0
    if kind == "idea_without_con":
        return state.label == "idea" and settled and state.pros > 0 and state.cons == 0
    siblings, posts = map.siblings(state)
    return (
        state.label in ("issue", "idea")
        and not state.unsure
        and siblings >= _SIBLINGS
        and posts / siblings >= _TIMES * state.size
    )


@dataclass(kw_only=True)
class GapWatch:
    """The nodes worth watching: those that came up within the last `horizon` posts.

    A question from long ago has been passed over for good reasons more often than it was forgotten, and looking at
    recent nodes only keeps the cost of a post the same throughout a debate.
    """

    horizon: int
    _watched: deque[str] = field(default_factory=deque)

    def add(self, node: str) -> None:
        """Watch a new node."""
        self._watched.append(node)

    def gaps(self, map: IbisMap) -> Iterator[Gap]:
        """Every open gap, oldest node first."""
        while self._watched and map.number - map.state(self._watched[0]).number > self.horizon:
            self._watched.popleft()
        for node in self._watched:
            state = map.state(node)
            for kind in GAP_KINDS:
                if is_open(map, kind, node):
                    yield Gap(kind=kind, node=node, waited=map.number - _since(state, kind))


def _since(state: NodeState, kind: GapKind) -> int:
    """A branch waits since somebody last spoke in it, a question since it came up."""
    return state.touched if kind == "thin_branch" else state.number

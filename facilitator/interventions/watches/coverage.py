"""How far a debate has come: what is new lately, what is covered, and what may still be unsaid."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field

from facilitator.debate import IbisType
from facilitator.ibis.map import NodeState
from facilitator.ibis.turn import Turn
from facilitator.interventions.policy import Policy

__all__ = ["Coverage", "CoverageWatch"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """The measures that phases rest on. Shares are from 0 to 1, `None` where there is nothing to share.

    Parameters
    ----------
    posts, issues, ideas
        Posts by people, and nodes on the map.
    new
        Of the last `window` posts, how many were new thoughts (ideas, or issues in an issue-giving debate).
    answered
        Issues with an idea, of all sure issues.
    weighed
        Ideas with a pro and a con, of all sure ideas.
    seen
        How much of what there is to say has been said: the chance that the next mention of an idea is of one that was
        there, ``1 - f1 / n`` with ``f1`` ideas mentioned once and ``n`` mentions in all (Good 1953; its use for ideas
        is ours).
    agreement
        Pros of all sure arguments.
    """

    posts: int
    issues: int
    ideas: int
    new: int
    window: int
    answered: float | None
    weighed: float | None
    seen: float | None
    agreement: float | None


@dataclass(kw_only=True)
class CoverageWatch:
    """Keeps the measures up to date, in O(1) a post."""

    policy: Policy
    posts: int = 0
    _new: deque[bool] = field(default_factory=deque)
    _nodes: dict[str, tuple[IbisType, bool, int, bool, bool]] = field(default_factory=dict)
    _sums: Counter[str] = field(default_factory=Counter)

    def take(self, turn: Turn) -> None:
        """A person posted."""
        thought = "issue" if self.policy.phases.kind == "issue-giving" else "idea"
        self.posts += 1
        self._new.append(turn.new and turn.label == thought)
        while len(self._new) > self.policy.phases.window:
            self._new.popleft()

    def touched(self, state: NodeState) -> None:
        """A node is new or something hangs on it now: what it counted for before is taken back."""
        id = state.first.id
        entry = (state.label, not state.unsure, len(state.posts), state.ideas > 0, state.pros > 0 and state.cons > 0)
        for sign, one in ((-1, self._nodes.get(id)), (1, entry)):
            if one is None:
                continue
            label, sure, times, has_idea, both = one
            self._sums[label] += sign
            if label == "issue" and sure:
                self._sums["sure issues"] += sign
                self._sums["answered"] += sign * has_idea
            if label == "idea":
                self._sums["once"] += sign * (times == 1)
                self._sums["mentions"] += sign * times
                self._sums["sure ideas"] += sign * sure
                self._sums["weighed"] += sign * (sure and both)
            if label in ("pro", "con") and sure:
                self._sums[f"sure {label}"] += sign
        self._nodes[id] = entry

    @property
    def value(self) -> Coverage:
        """The measures now."""
        sums = self._sums
        mentions, arguments = sums["mentions"], sums["sure pro"] + sums["sure con"]
        return Coverage(
            posts=self.posts,
            issues=sums["issue"],
            ideas=sums["idea"],
            new=sum(self._new),
            window=len(self._new),
            answered=_share(sums["answered"], sums["sure issues"]),
            weighed=_share(sums["weighed"], sums["sure ideas"]),
            seen=1 - sums["once"] / mentions if mentions else None,
            agreement=_share(sums["sure pro"], arguments),
        )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None

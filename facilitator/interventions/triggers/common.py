"""What triggers share.

A score is how sure the agent is of what it saw, times how pressing it is: ``waited / (waited + limit)`` grows from one
half, when the limit of the policy is reached, towards one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from facilitator.ibis.map import IbisMap, NodeState
from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy

__all__ = ["Trigger", "has_cues", "has_substance", "issue_above", "topic", "urgency"]

Trigger = Callable[[Situation, Policy], Iterator[Candidate]]

_CUE_LANGUAGES = ("en",)
_LONGEST_LOOK = 400  # characters of a post, to count its words


def urgency(waited: float, limit: float) -> float:
    """From 0 towards 1; one half at the limit."""
    return waited / (waited + limit) if waited > 0 else 0.0


def has_cues(situation: Situation) -> bool:
    """Whether there are word lists for the debate's language; without them nothing can be known to be missing."""
    return situation.language.split("-")[0] in _CUE_LANGUAGES


def has_substance(state: NodeState, least_words: int) -> bool:
    """Whether the post is long enough to be worth coming back to."""
    return len(state.first.text[:_LONGEST_LOOK].split()) >= least_words


def topic(situation: Situation) -> NodeState | None:
    """The issue or idea that the last post belongs to: what the group is talking about."""
    node = situation.map.node_of(situation.after) if situation.after is not None else None
    return next((state for state in situation.map.upwards(node) if state.label in ("issue", "idea")), None)


def issue_above(ibis_map: IbisMap, state: NodeState | None) -> NodeState | None:
    """The nearest issue at or above a node."""
    above = ibis_map.upwards(state.first.id if state is not None else None)
    return next((one for one in above if one.label == "issue"), None)

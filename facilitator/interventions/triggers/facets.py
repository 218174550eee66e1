"""Which of what, why, who, when, where and how nobody has touched: one move a facet, for the issue under discussion.

Cues are words, in English only; in a language without cues nothing is said, since nothing could be known to be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from facilitator.ibis.map import NodeState
from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.common import Trigger, has_cues, has_substance, issue_above, topic, urgency

__all__ = ["FACETS", "FACET_MOVES", "touched"]

#: Facet -> beginnings of words that show that somebody has touched it.
FACETS: dict[str, tuple[str, ...]] = {
    "what": ("for example", "for instance", "such as", "like when", "last time", "once i", "case of", "means that"),
    "why": ("because", "since", "reason", "cause", "due to", "why", "therefore", "so that", "lead", "result of"),
    "who": (
        *("who", "people", "resident", "famil", "child", "student", "teacher", "worker", "elder", "owner"),
        *("neighbo", "council", "mayor", "team", "staff", "police"),
    ),
    "when": (
        *("when", "today", "tomorrow", "year", "month", "week", "day", "monday", "night", "morning", "evening"),
        *("soon", "later", "deadline", "until", "season", "summer", "winter"),
    ),
    "where": (
        *("where", "street", "road", "district", "quarter", "village", "town", "school", "park", "square"),
        *("building", "corner", "north", "south", "east", "west", "centre", "center", "area"),
    ),
    "how": (
        *("how", "step", "first we", "cost", "budget", "money", "pay", "fund", "plan", "trial", "pilot", "euro"),
        *("dollar", "hours", "volunteer", "tool", "permit"),
    ),
}
_PATTERNS = {facet: re.compile(rf"\b(?:{'|'.join(cues)})", re.IGNORECASE) for facet, cues in FACETS.items()}


def touched(text: str) -> frozenset[str]:
    """The facets a text touches."""
    return frozenset(facet for facet, pattern in _PATTERNS.items() if pattern.search(text))


def _facet(situation: Situation, policy: Policy, *, facet: str) -> Iterator[Candidate]:
    """The issue under discussion, or for *how* its idea, if none of the posts on it touches the facet."""
    state = topic(situation)
    if not has_cues(situation):
        return
    about = (
        state if facet == "how" and state is not None and state.label == "idea" else issue_above(situation.map, state)
    )
    if about is None or about.unsure or about.size < policy.widen.facet_after:
        return
    if (facet == "how") != (about.label == "idea") or not has_substance(about, policy.gaps.least_words):
        return
    if facet in touched(about.first.text) or any(facet in touched(text) for text in _branch(situation, about)):
        return
    evidence = {"post": about.first.id, "size": about.size, "facet": facet, "p": round(about.confidence, 3)}
    score = urgency(about.size, policy.widen.facet_after) * about.confidence
    yield Candidate(move=f"facet_{facet}", score=score, evidence=evidence, about=about.first.id)


#: A trigger for each facet.
FACET_MOVES: dict[str, Trigger] = {f"facet_{facet}": partial(_facet, facet=facet) for facet in FACETS}


def _branch(situation: Situation, about: NodeState) -> Iterator[str]:
    """The texts of the recent posts in the branch."""
    for turn in situation.recent:
        if any(state is about for state in situation.map.upwards(turn.node)):
            yield turn.text

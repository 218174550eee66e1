"""Moves that close a gap of the map: an issue without ideas, an idea without arguments, a branch left alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from facilitator.ibis import Gap, GapKind
from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.common import Trigger, has_substance, urgency

__all__ = ["GAP_MOVES", "KIND_OF", "ask_alternatives", "gap_rules", "how_might_we"]

#: Move -> the gap it is about.
KIND_OF: dict[str, GapKind] = {
    "ask_ideas": "issue_without_idea",
    "ask_arguments": "idea_without_argument",
    "ask_pros": "idea_without_pro",
    "ask_cons": "idea_without_con",
    "missing_argument": "one_sided_idea",
    "answer_first_post": "unanswered_first_post",
    "revive_branch": "thin_branch",
}

_FEWEST_CONS = 2


def _gap(situation: Situation, policy: Policy, *, move: str) -> Iterator[Candidate]:
    """One candidate for each gap of the move's kind that has been open long enough."""
    kind = KIND_OF[move]
    both = policy.fairness.untouched == "both"
    limit: int = getattr(policy.gaps, kind)
    for gap in situation.gaps:
        if gap.kind == kind and gap.waited >= limit:
            state = situation.map.state(gap.node)
            leans = move == "ask_pros" and both and not state.cons  # then it is one for ask_arguments
            if not leans and has_substance(state, policy.gaps.least_words):
                yield _candidate(move, gap, situation, urgency(gap.waited, limit))


#: A trigger for each gap.
GAP_MOVES: dict[str, Trigger] = {move: partial(_gap, move=move) for move in KIND_OF}


def gap_rules(situation: Situation, policy: Policy) -> list[Candidate]:
    """What the gaps of the map alone would call for, the strongest first, whichever moves the policy has on.

    The rules of the D-Agree agent without choice and pace: a plain second opinion on whether to speak.
    """
    found = [candidate for move in KIND_OF for candidate in _gap(situation, policy, move=move)]
    return sorted(found, key=lambda candidate: -candidate.score)


def _candidate(move: str, gap: Gap, situation: Situation, pressing: float) -> Candidate:
    state = situation.map.state(gap.node)
    evidence: dict[str, object] = {"post": gap.node, "waited": gap.waited, "p": round(state.confidence, 3)}
    if gap.kind in ("idea_without_pro", "idea_without_con", "one_sided_idea"):
        evidence |= {"pros": state.pros, "cons": state.cons}
    if gap.kind == "thin_branch":
        siblings, posts = situation.map.siblings(state)
        evidence |= {"size": state.size, "beside": round(posts / siblings, 1)}
    return Candidate(move=move, score=pressing * state.confidence, evidence=evidence, about=gap.node)


def how_might_we(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """A sure con on which no idea has followed."""
    limit = policy.gaps.complaint_without_idea
    for state in situation.nodes:
        waited = situation.map.number - state.number
        if state.label != "con" or state.unsure or state.ideas or state.branches or waited < limit:
            continue
        if has_substance(state, policy.gaps.least_words):
            evidence = {"post": state.first.id, "waited": waited, "p": round(state.confidence, 3)}
            score = urgency(waited, limit) * state.confidence
            yield Candidate(move="how_might_we", score=score, evidence=evidence, about=state.first.id)


def ask_alternatives(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """An idea that met objections only."""
    for state in situation.nodes:
        if state.label != "idea" or state.unsure or state.unsure_arguments or state.pros:
            continue
        if state.cons >= _FEWEST_CONS:
            evidence = {"post": state.first.id, "cons": state.cons, "p": round(state.confidence, 3)}
            score = urgency(state.cons, _FEWEST_CONS) * state.confidence
            yield Candidate(move="ask_alternatives", score=score, evidence=evidence, about=state.first.id)

"""Moves on how an idea is argued about: its conditions, early unanimity, bare positions."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.common import has_substance, urgency

__all__ = ["ask_reason", "consider_merit", "consider_opposite", "what_would_have_to_be_true"]

_FEWEST_ARGUMENTS = 3


def what_would_have_to_be_true(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """A sure idea with arguments on both sides."""
    for state in situation.nodes:
        if state.label != "idea" or state.unsure or not (state.pros and state.cons):
            continue
        arguments = state.pros + state.cons
        if arguments >= _FEWEST_ARGUMENTS and has_substance(state, policy.gaps.least_words):
            evidence = {
                "post": state.first.id,
                "pros": state.pros,
                "cons": state.cons,
                "p": round(state.confidence, 3),
            }
            score = urgency(arguments, _FEWEST_ARGUMENTS) * state.confidence
            yield Candidate(move="what_would_have_to_be_true", score=score, evidence=evidence, about=state.first.id)


def consider_opposite(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """Early on, a sure idea that is supported several times and nobody has objected to."""
    yield from _unanimous(situation, policy, move="consider_opposite", support=True)


def consider_merit(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """Early on, a sure idea that met several objections and that nobody has supported."""
    yield from _unanimous(situation, policy, move="consider_merit", support=False)


def _unanimous(situation: Situation, policy: Policy, *, move: str, support: bool) -> Iterator[Candidate]:
    posts, limit = situation.tracker.posts, policy.widen.opposite_pros
    if posts > policy.widen.opposite_within:
        return
    for state in situation.nodes:
        if state.label != "idea" or state.unsure or state.unsure_arguments:
            continue
        agreed, other = (state.pros, state.cons) if support else (state.cons, state.pros)
        if other or agreed < limit:
            continue
        evidence = {
            "post": state.first.id,
            "posts": posts,
            "pros": state.pros,
            "cons": state.cons,
            "p": round(state.confidence, 3),
        }
        score = urgency(agreed, limit) * state.confidence
        yield Candidate(move=move, score=score, evidence=evidence, about=state.first.id)


def ask_reason(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """A sure pro or con in a few words, on which nothing has followed and which is not just now."""
    for state in situation.nodes:
        words = len(state.first.text.split(maxsplit=policy.course.bare_words + 1))
        waited = situation.map.number - state.number
        bare = 2 <= words <= policy.course.bare_words
        if state.label in ("pro", "con") and not state.unsure and bare and state.size == 1 and waited >= 1:
            evidence = {"post": state.first.id, "words": words, "p": round(state.confidence, 3)}
            yield Candidate(move="ask_reason", score=0.5 * state.confidence, evidence=evidence, about=state.first.id)

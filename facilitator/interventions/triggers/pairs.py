"""Moves that put two posts side by side: analogies, ideas to combine, a minority view, people far apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from facilitator.debate import IbisType
from facilitator.ibis.map import NodeState
from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.common import has_substance, issue_above, topic, urgency

__all__ = ["analogy", "combine_ideas", "connect_distant", "relay_minority", "relay_support"]

_COMPARED = 15  # recent ideas
_FEW_IDEAS = 1
_TIMES = 3  # as much support as objection makes a majority


def combine_ideas(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """The likest two ideas on one issue by different people, neither the same nor unrelated."""
    pairs = []
    for one, other in combinations(_ideas(situation, policy), 2):
        if one.link.target == other.link.target and one.first.author != other.first.author:
            likeness = situation.likeness(one.first.id, other.first.id)
            if likeness is not None and policy.widen.alike_least <= likeness <= policy.widen.alike_most:
                pairs.append((likeness, one, other))
    if pairs:
        yield _pair("combine_ideas", *max(pairs, key=lambda pair: pair[0]))


def analogy(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """The issue under discussion has hardly any idea, and one from another branch is somewhat like it."""
    issue = issue_above(situation.map, topic(situation))
    if issue is None or issue.unsure or issue.ideas > _FEW_IDEAS or not has_substance(issue, policy.gaps.least_words):
        return
    found = []
    for idea in _ideas(situation, policy):
        likeness = situation.likeness(issue.first.id, idea.first.id)
        elsewhere = idea.link.target != issue.first.id and idea.first.author != issue.first.author
        if elsewhere and likeness is not None and likeness >= policy.widen.alike_least:
            found.append((likeness, idea))
    if found:
        likeness, idea = max(found, key=lambda pair: pair[0])
        yield _pair("analogy", likeness, issue, idea, ideas=issue.ideas)


def relay_minority(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """An idea has thrice as much support as objection, and an objection has had no answer."""
    yield from _relay(situation, move="relay_minority", few="con")


def relay_support(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """An idea has thrice as much objection as support, and the support has had no answer."""
    yield from _relay(situation, move="relay_support", few="pro")


def _relay(situation: Situation, *, move: str, few: IbisType) -> Iterator[Candidate]:
    for idea in situation.nodes:
        if idea.label != "idea" or idea.unsure or idea.unsure_arguments:
            continue
        less, more = (idea.cons, idea.pros) if few == "con" else (idea.pros, idea.cons)
        if not less or more < _TIMES * less:
            continue
        for view in situation.nodes:
            if view.label == few and not view.unsure and view.link.target == idea.first.id and view.size == 1:
                evidence = {
                    "post": idea.first.id,
                    "other_post": view.first.id,
                    "pros": idea.pros,
                    "cons": idea.cons,
                    "p": round(min(idea.confidence, view.confidence), 3),
                }
                score = urgency(more, _TIMES) * min(idea.confidence, view.confidence)
                yield Candidate(move=move, score=score, evidence=evidence, about=idea.first.id, other=view.first.id)


def connect_distant(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """A typical post of each of the two people who are furthest apart, if they are far enough."""
    if situation.tracker.posts < policy.widen.perspective_after:
        return
    found = situation.voices.furthest()
    if found is None or found[2] < policy.widen.apart:
        return
    one, other, distance = found
    evidence = {"post": one.id, "other_post": other.id, "distance": round(distance, 2)}
    quotes = (one.text, other.text)
    yield Candidate(move="connect_distant", score=min(1.0, distance), evidence=evidence, quotes=quotes)


def _ideas(situation: Situation, policy: Policy) -> list[NodeState]:
    sure = [one for one in situation.nodes if one.label == "idea" and not one.unsure]
    return [one for one in sure if has_substance(one, policy.gaps.least_words)][-_COMPARED:]


def _pair(move: str, likeness: float, one: NodeState, other: NodeState, **more: object) -> Candidate:
    sure = min(one.confidence, other.confidence)
    evidence = {
        "post": one.first.id,
        "other_post": other.first.id,
        "likeness": round(likeness, 2),
        "p": round(sure, 3),
        **more,
    }
    return Candidate(
        move=move, score=(0.5 + likeness / 2) * sure, evidence=evidence, about=one.first.id, other=other.first.id
    )

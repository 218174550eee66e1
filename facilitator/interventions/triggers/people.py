"""Moves that bring people in. Nobody is named before others, and need alone counts: gender is not looked at, unless the
organisers have set a weight and declared it.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.common import topic, urgency
from facilitator.participation import Tracker

__all__ = ["break_ice", "invite_after_con", "invite_quiet", "lightning_round", "peer_invite", "quiet_people"]

_ACTIVE = 4  # of the recent posts, to be asked to draw others in
_FEWEST = 4  # people, for a round to make sense


def _boost(person: str, situation: Situation, policy: Policy) -> float:
    """The organisers' weight, if there is one and the person has said that she is a woman."""
    weight = policy.inclusion.women_weight
    return weight if weight and situation.tracker.gender(person) == "woman" else 0.0


def _declared(policy: Policy) -> dict[str, object]:
    """The weight as evidence: in every invitation alike, so that it tells nobody's gender."""
    inclusion = policy.inclusion
    return {"women_weight": inclusion.women_weight, "declared": inclusion.declared} if inclusion.women_weight else {}


def quiet_people(tracker: Tracker, policy: Policy) -> Iterator[tuple[str, int]]:
    """Id and posts of everybody who has written far less than an even share, in the order they joined."""
    people, total = tracker.people, tracker.posts
    if people < policy.quiet.least_people or total < policy.quiet.after_posts:
        return
    fair = total / people
    for person, posts in tracker.posts_by_person():
        if posts < policy.quiet.below_fair_share * fair:
            yield person, posts


def invite_quiet(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """Everybody who has written far less than an even share."""
    tracker, about = situation.tracker, topic(situation)
    for person, posts in quiet_people(tracker, policy):
        fair = tracker.posts / tracker.people
        need = {"person": person, "posts": posts, "total": tracker.posts, "fair": round(fair, 1)}
        yield Candidate(
            move="invite_quiet",
            score=1 - posts / fair,
            evidence={**need, **_declared(policy)},
            about=about.first.id if about is not None else None,
            to=person,
            boost=_boost(person, situation, policy),
        )


def invite_after_con(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """Everybody who got a sure con and has not written since, while others have."""
    tracker, limit = situation.tracker, policy.quiet.after_con
    for state in situation.nodes:
        waited = situation.map.number - state.number
        above = situation.map.parent(state)
        if state.label != "con" or state.unsure or above is None or waited < limit:
            continue
        person, last = above.first.author, tracker.last_post_time(above.first.author)
        if person == state.first.author or not tracker.takes_part(person) or last is None or last > state.first.time:
            continue
        evidence = {
            "person": person,
            "post": above.first.id,
            "con": state.first.id,
            "waited": waited,
            "p": round(state.confidence, 3),
            **_declared(policy),
        }
        score = urgency(waited, limit) * state.confidence
        yield Candidate(
            move="invite_after_con",
            score=score,
            evidence=evidence,
            about=above.first.id,
            to=person,
            boost=_boost(person, situation, policy),
        )


def peer_invite(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """Whoever is most active lately, if many have not written at all."""
    silent, people = _silent(situation)
    about = topic(situation)
    enough = situation.tracker.posts >= policy.quiet.after_posts
    if about is None or not enough or people < _FEWEST or silent < policy.quiet.silent_share * people:
        return
    recent = [turn.author for turn in situation.recent if situation.tracker.takes_part(turn.author)]
    if not recent:
        return
    person = max(dict.fromkeys(recent), key=recent.count)
    posts = recent.count(person)
    if posts >= _ACTIVE:
        evidence = {"person": person, "posts": posts, "window": len(recent), "silent": silent, "people": people}
        yield Candidate(move="peer_invite", score=silent / people, evidence=evidence, about=about.first.id, to=person)


def lightning_round(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """A short round when a good part of the people have not written."""
    silent, people = _silent(situation)
    late = situation.tracker.posts >= policy.quiet.after_posts
    if late and people >= _FEWEST and silent >= policy.quiet.silent_share * people:
        evidence = {"silent": silent, "people": people}
        yield Candidate(move="lightning_round", score=silent / people, evidence=evidence)


def break_ice(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """An easy question at the beginning, while few have written."""
    silent, people = _silent(situation)
    if situation.phase == "ice-breaking" and people >= 2 and silent * 2 >= people:
        evidence = {"heard": people - silent, "people": people, "posts": situation.tracker.posts}
        yield Candidate(move="break_ice", score=silent / people, evidence=evidence)


def _silent(situation: Situation) -> tuple[int, int]:
    people = situation.tracker.people
    return people - situation.tracker.speakers, people

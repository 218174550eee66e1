"""When each move is due: small pure functions from a situation to the messages it calls for.

A score is how sure the agent is of what it saw, times how pressing it is: ``waited / (waited + limit)`` grows from
one half, when the limit of the policy is reached, towards one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from facilitator.ibis import Gap, GapKind
from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy

__all__ = ["TRIGGERS", "gap_moves", "lull", "quiet_person"]

Trigger = Callable[[Situation, Policy], Iterator[Candidate]]

_LONGEST_LOOK = 400  # characters of a post, to count its words

MOVE_OF: dict[GapKind, str] = {
    "issue_without_idea": "ask_ideas",
    "idea_without_pro": "ask_pros",
    "idea_without_con": "ask_cons",
    "thin_branch": "revive_branch",
}


def gap_moves(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """One candidate for each gap of the map that has been open long enough."""
    limits: dict[GapKind, int] = {
        "issue_without_idea": policy.gaps.issue_without_idea,
        "idea_without_pro": policy.gaps.idea_without_pro,
        "idea_without_con": policy.gaps.idea_without_con,
        "thin_branch": policy.gaps.thin_branch,
    }
    for gap in situation.gaps:
        limit = limits.get(gap.kind)  # not every gap has a move
        if limit is not None and gap.waited >= limit and _has_substance(gap, situation, policy.gaps.least_words):
            yield _about_gap(gap, situation, _urgency(gap.waited, limit))


def lull(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """An open invitation when nobody has written for much longer than usual."""
    limit = lull_after(situation.usual_wait, policy)
    if limit is None or situation.silence < limit:
        return
    evidence = {"silence": round(situation.silence), "usual": round(situation.usual_wait or 0.0)}
    yield Candidate(move="open_invitation", score=_urgency(situation.silence, limit), evidence=evidence)


def lull_after(usual_wait: float | None, policy: Policy) -> float | None:
    """Seconds of silence that make a lull; `None` where that cannot be told."""
    if usual_wait is None:
        return None
    return max(policy.lull.least_seconds, policy.lull.times_usual * usual_wait)


def quiet_person(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """A private invitation to those who have written far less than an even share.

    Need alone counts here: gender is not looked at.
    """
    tracker = situation.tracker
    people, total = tracker.people, tracker.posts
    if people < policy.quiet.least_people or total < policy.quiet.after_posts:
        return
    fair = total / people
    limit = policy.quiet.below_fair_share * fair
    for person, posts in tracker.posts_by_person():
        if posts < limit:
            evidence = {"person": person, "posts": posts, "total": total, "fair": round(fair, 1)}
            yield Candidate(
                move="invite_quiet", score=1 - posts / fair, evidence=evidence, about=_topic(situation), to=person
            )


TRIGGERS: tuple[Trigger, ...] = (gap_moves, lull, quiet_person)


def _has_substance(gap: Gap, situation: Situation, least_words: int) -> bool:
    text = situation.map.state(gap.node).first.text[:_LONGEST_LOOK]
    return len(text.split()) >= least_words


def _about_gap(gap: Gap, situation: Situation, urgency: float) -> Candidate:
    state = situation.map.state(gap.node)
    evidence: dict[str, object] = {"post": gap.node, "waited": gap.waited, "p": round(state.confidence, 3)}
    if gap.kind == "idea_without_con":
        evidence["pros"] = state.pros
    if gap.kind == "thin_branch":
        siblings, posts = situation.map.siblings(state)
        evidence |= {"size": state.size, "beside": round(posts / siblings, 1)}
    return Candidate(move=MOVE_OF[gap.kind], score=urgency * state.confidence, evidence=evidence, about=gap.node)


def _topic(situation: Situation) -> str | None:
    """The issue or idea that the last post belongs to: what the group is talking about."""
    node = situation.map.node_of(situation.after) if situation.after is not None else None
    while node is not None:
        state = situation.map.state(node)
        if state.label in ("issue", "idea"):
            return node
        node = state.link.target
    return None


def _urgency(waited: float, limit: float) -> float:
    return waited / (waited + limit) if waited > 0 else 0.0

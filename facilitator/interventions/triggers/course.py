"""Moves that the course of the talk calls for: lulls, exchanges between two, many ideas, summaries, phases."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.ibis.map import NodeState
from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.common import topic, urgency
from facilitator.interventions.watches.tension import exchange

__all__ = [
    "ask_issues",
    "broaden",
    "close_with_goals",
    "lull_after",
    "open_invitation",
    "organise_ideas",
    "phase_change",
    "summarise",
]

_FEWEST_PEOPLE = 4


def open_invitation(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """Nobody has written for much longer than usual."""
    limit = lull_after(situation.usual_wait, policy)
    if limit is None or situation.silence < limit:
        return
    evidence = {"silence": round(situation.silence), "usual": round(situation.usual_wait or 0.0)}
    yield Candidate(move="open_invitation", score=urgency(situation.silence, limit), evidence=evidence)


def lull_after(usual_wait: float | None, policy: Policy) -> float | None:
    """Seconds of silence that make a lull; `None` where that cannot be told."""
    if usual_wait is None:
        return None
    return max(policy.lull.least_seconds, policy.lull.times_usual * usual_wait)


def broaden(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """The last posts go back and forth between two of several people."""
    length = len(exchange(situation.recent))
    about = topic(situation)
    limit = policy.course.exchange
    if about is None or length < limit or situation.tracker.people < _FEWEST_PEOPLE:
        return
    evidence = {"post": about.first.id, "exchange": length, "people": situation.tracker.people}
    yield Candidate(move="broaden", score=urgency(length, limit), evidence=evidence, about=about.first.id)


def ask_issues(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """Several ideas and hardly any issue; in an issue-giving debate, hardly any issue."""
    coverage = situation.coverage
    if coverage is None or coverage.issues >= policy.course.few_issues:
        return
    giving = policy.phases.kind == "issue-giving" and coverage.posts >= policy.phases.window
    if giving or coverage.ideas > 3 * max(1, coverage.issues):
        evidence = {"ideas": coverage.ideas, "issues": coverage.issues}
        score = urgency(coverage.posts if giving else coverage.ideas, policy.course.few_issues)
        yield Candidate(move="ask_issues", score=score, evidence=evidence)


def organise_ideas(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """A sure issue with more ideas than anybody keeps in mind."""
    for state in situation.nodes:
        if state.label == "issue" and not state.unsure and state.ideas >= policy.course.many_ideas:
            evidence = {"post": state.first.id, "ideas": state.ideas, "p": round(state.confidence, 3)}
            score = urgency(state.ideas, policy.course.many_ideas) * state.confidence
            yield Candidate(move="organise_ideas", score=score, evidence=evidence, about=state.first.id)


def summarise(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """Enough has been said since the last summary; the most supported idea, and a sure view against or beside it."""
    coverage = situation.coverage
    if coverage is None:
        return
    since = coverage.posts - situation.said.get("summarise", 0)
    best = _most_supported(situation)
    if since < policy.course.summary_every or best is None:
        return
    minority = _minority(situation, best)
    if minority is None:
        return
    evidence = {
        "post": best.first.id,
        "other_post": minority.first.id,
        "posts": since,
        "issues": coverage.issues,
        "ideas": coverage.ideas,
    }
    score = urgency(since, policy.course.summary_every) * best.confidence
    yield Candidate(move="summarise", score=score, evidence=evidence, about=best.first.id, other=minority.first.id)


def phase_change(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """A phase has just begun because the one before it was worked out."""
    coverage = situation.coverage
    if coverage is None or situation.phase not in ("deepening", "convergence"):
        return
    lasted = coverage.posts - situation.phase_since
    if situation.said.get("phase_change", -1) < situation.phase_since and lasted < policy.phases.window:
        seen = "an unknown part" if coverage.seen is None else f"{100 * coverage.seen:.0f} %"
        evidence = {
            "phase": situation.phase,
            "ideas": coverage.ideas,
            "new": coverage.new,
            "window": coverage.window,
            "coverage": seen,
        }
        yield Candidate(move="phase_change", score=0.7, evidence=evidence)


def close_with_goals(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """The closing phase: what to hold on to, about the most supported idea."""
    coverage, best = situation.coverage, _most_supported(situation)
    if coverage is None or situation.phase != "closing" or best is None:
        return
    evidence = {"post": best.first.id, "waited": coverage.posts - situation.phase_since, "pros": best.pros}
    yield Candidate(move="close_with_goals", score=0.8 * best.confidence, evidence=evidence, about=best.first.id)


def _most_supported(situation: Situation) -> NodeState | None:
    """The sure idea with the most pros among recent ones, the later of equals; `None` if none has any."""
    ideas = [one for one in situation.nodes if one.label == "idea" and not one.unsure and one.pros]
    return max(ideas, key=lambda one: (one.pros - one.cons, one.number), default=None)


def _minority(situation: Situation, best: NodeState) -> NodeState | None:
    """A view that would be lost: a sure con on the idea, else the least supported sure idea by somebody else."""
    views = [
        one for one in situation.nodes if not one.unsure and one is not best and one.first.author != best.first.author
    ]
    cons = [one for one in views if one.label == "con" and one.link.target == best.first.id]
    ideas = [one for one in views if one.label == "idea"]
    return max(cons, key=lambda one: one.confidence, default=None) or min(
        ideas, key=lambda one: (one.pros, one.number), default=None
    )

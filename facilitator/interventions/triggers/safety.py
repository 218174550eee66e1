"""Moves that answer what the facilitator is shown: near-copies from several accounts, and one-sided branches."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.common import has_substance, urgency

__all__ = ["beyond_repeats", "other_side"]


def beyond_repeats(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """Near-copies from several accounts, about the first of them that is on the map."""
    for flag in situation.flags:
        nodes = (situation.map.node_of(post) for post in flag.posts)
        about = next((node for node in nodes if node is not None), None)
        if flag.kind == "coordinated" and about is not None:
            accounts = flag.evidence["accounts"]
            evidence = {"post": about, "accounts": accounts, "posts": list(flag.posts)}
            score = urgency(accounts, policy.safety.copies_accounts)
            yield Candidate(move="beyond_repeats", score=score, evidence=evidence, about=about)


def other_side(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """A branch in which one side speaks, about its topmost issue or idea."""
    for flag in situation.flags:
        if flag.kind != "one_sided":
            continue
        about = situation.map.state(flag.evidence["branch"])
        if about.unsure or not has_substance(about, policy.gaps.least_words):
            continue
        evidence = {"post": about.first.id, **{key: flag.evidence[key] for key in ("pros", "cons", "authors")}}
        arguments = flag.evidence["pros"] + flag.evidence["cons"]
        score = urgency(arguments, policy.safety.one_sided_arguments) * about.confidence
        yield Candidate(move="other_side", score=score, evidence=evidence, about=about.first.id)

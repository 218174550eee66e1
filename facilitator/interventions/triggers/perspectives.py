"""Whose view nobody has mentioned: kinds of people whom public matters concern, looked for by name.

The list is ours and short; gender is left out of it on purpose. In English only, as for facets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.common import has_cues, urgency

__all__ = ["KINDS_OF_PEOPLE", "mentioned", "unheard_perspective"]

KINDS_OF_PEOPLE: dict[str, str] = {
    "children and the young": r"child|kids?\b|youth|young people|teenager|pupil|student",
    "older people": r"older|elderly|pensioner|retire|grandparent|senior",
    "people with a disability": r"disab|wheelchair|blind|deaf|accessib",
    "those who work there": r"worker|employee|staff|driver|nurse|teacher|labour|labor",
    "those who run a business": r"shop|business|owner|trader|compan|farmer|market",
    "those with little money": r"poor|low.income|afford|unemploy|benefit|homeless",
    "newcomers": r"newcomer|migrant|refugee|immigrant|displaced|language",
    "neighbours": r"neighbou?r|next door|resident|nearby",
    "those who come after us": r"future generation|grandchild|climate|in fifty years|long term",
    "those who live further out": r"village|rural|outskirt|suburb|commut|countryside",
}
_PATTERNS = {kind: re.compile(rf"\b(?:{words})", re.IGNORECASE) for kind, words in KINDS_OF_PEOPLE.items()}


def mentioned(text: str) -> frozenset[str]:
    """The kinds of people a text names."""
    return frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(text))


def unheard_perspective(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """Many posts, and hardly any kind of people has been named."""
    posts = situation.tracker.posts
    few = len(situation.named) <= policy.widen.most_perspectives
    if has_cues(situation) and few and posts >= policy.widen.perspective_after:
        evidence = {"posts": posts, "named": len(situation.named), "known": len(KINDS_OF_PEOPLE)}
        score = urgency(posts, policy.widen.perspective_after)
        yield Candidate(move="unheard_perspective", score=score, evidence=evidence)

"""Moves of the escalation ladder: one trigger a rung, due when its turn has come."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.common import Trigger, urgency
from facilitator.interventions.watches.tension import RUNGS

__all__ = ["LADDER_MOVES"]

_UNCIVIL = 3  # an attack on somebody presses as much as so many posts


def _rung(situation: Situation, policy: Policy, *, move: str) -> Iterator[Candidate]:
    """Two people at odds, if this is the rung whose turn it is."""
    tension = situation.tension
    if tension is None or tension.rung != RUNGS.index(move) + 1:
        return
    evidence = {
        "post": tension.about,
        "other_post": tension.con,
        "exchange": tension.posts,
        "cons": tension.cons,
        "uncivil": tension.uncivil,
        "rung": tension.rung,
    }
    score = urgency(tension.posts + _UNCIVIL * tension.uncivil, policy.ladder.exchange)
    about, other = (None, None) if move == "recall_rules" else (tension.about, tension.con)  # rules are about nobody
    yield Candidate(move=move, score=score, evidence=evidence, about=about, other=other)


#: A trigger for each rung.
LADDER_MOVES: dict[str, Trigger] = {move: partial(_rung, move=move) for move in RUNGS}

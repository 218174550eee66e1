"""When to speak, what to say and to whom: moves, policy, pacing and wording."""

from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.decider import Decider, Decision
from facilitator.interventions.intervention import Audience, Intervention
from facilitator.interventions.moves.catalogue import Catalogue, Move
from facilitator.interventions.policy import MOVES, Policy, policies

__all__ = [
    "MOVES",
    "Audience",
    "Candidate",
    "Catalogue",
    "Decider",
    "Decision",
    "Intervention",
    "Move",
    "Policy",
    "Situation",
    "policies",
]

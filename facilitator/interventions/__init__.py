"""When to speak, what to say and to whom: moves, policy, pacing and wording."""

from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.decider import Decider
from facilitator.interventions.decision import Decision
from facilitator.interventions.intervention import Audience, Intervention
from facilitator.interventions.moves.catalogue import Catalogue, Move
from facilitator.interventions.policy import MOVES, Policy, policies
from facilitator.interventions.proposal import RESOLUTIONS, Proposal, Resolution

__all__ = [
    "MOVES",
    "RESOLUTIONS",
    "Audience",
    "Candidate",
    "Catalogue",
    "Decider",
    "Decision",
    "Intervention",
    "Move",
    "Policy",
    "Proposal",
    "Resolution",
    "Situation",
    "policies",
]

"""What the agent may do and how often: policies, their numbers and their ranges."""

from facilitator.interventions.policy.names import DEFAULT_MOVES, MODES, MOVES, MOVES_FOLDER, PHASES, Mode
from facilitator.interventions.policy.policy import Policy, policies
from facilitator.interventions.policy.settings import (
    Course,
    Fairness,
    Gaps,
    Inclusion,
    InPhase,
    Ladder,
    Lull,
    Outcomes,
    Pace,
    Phases,
    Proposals,
    Quiet,
    Safety,
    Timing,
    Widen,
)

__all__ = [
    "DEFAULT_MOVES",
    "MODES",
    "MOVES",
    "MOVES_FOLDER",
    "PHASES",
    "Course",
    "Fairness",
    "Gaps",
    "InPhase",
    "Inclusion",
    "Ladder",
    "Lull",
    "Mode",
    "Outcomes",
    "Pace",
    "Phases",
    "Policy",
    "Proposals",
    "Quiet",
    "Safety",
    "Timing",
    "Widen",
    "policies",
]

"""When each move is due: a small pure function a move, from a situation to the messages it calls for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.common import Trigger
from facilitator.interventions.triggers.course import (
    ask_issues,
    broaden,
    close_with_goals,
    lull_after,
    open_invitation,
    organise_ideas,
    phase_change,
    summarise,
)
from facilitator.interventions.triggers.dispute import (
    ask_reason,
    consider_merit,
    consider_opposite,
    what_would_have_to_be_true,
)
from facilitator.interventions.triggers.facets import FACET_MOVES
from facilitator.interventions.triggers.gaps import GAP_MOVES, KIND_OF, ask_alternatives, how_might_we
from facilitator.interventions.triggers.pairs import (
    analogy,
    combine_ideas,
    connect_distant,
    relay_minority,
    relay_support,
)
from facilitator.interventions.triggers.people import (
    break_ice,
    invite_after_con,
    invite_quiet,
    lightning_round,
    peer_invite,
)
from facilitator.interventions.triggers.perspectives import unheard_perspective
from facilitator.interventions.triggers.safety import beyond_repeats, other_side
from facilitator.interventions.triggers.tension import LADDER_MOVES

__all__ = ["KIND_OF", "TRIGGERS", "candidates", "lull_after"]

_NAMED = (
    *(analogy, ask_alternatives, ask_issues, ask_reason, break_ice, broaden, close_with_goals, combine_ideas),
    *(connect_distant, consider_opposite, how_might_we, invite_after_con, invite_quiet, lightning_round),
    *(open_invitation, organise_ideas, peer_invite, phase_change, relay_minority, summarise, unheard_perspective),
    *(what_would_have_to_be_true, beyond_repeats, other_side, consider_merit, relay_support),
)

#: Move -> its trigger. Adding a move takes a file under ``moves/`` and one entry here.
TRIGGERS: Mapping[str, Trigger] = MappingProxyType(
    {**GAP_MOVES, **FACET_MOVES, **LADDER_MOVES, **{trigger.__name__: trigger for trigger in _NAMED}}
)


def candidates(situation: Situation, policy: Policy) -> Iterator[Candidate]:
    """What the moves of the policy would say now."""
    for move in policy.moves:
        yield from TRIGGERS[move](situation, policy)

"""What came of looking at a room: `Decision`, one message or silence, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.interventions.candidate import Candidate
from facilitator.interventions.intervention import Intervention
from facilitator.interventions.words.wording import Words

__all__ = ["Decision"]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the agent would say now, or why it says nothing.

    `score` in [0, 1] is how much a message would help, `considered` the move that is or would be the best, `phase` the
    part of the debate. `why_silent` is one sentence, `None` if there is an `intervention`; `words` are what that one's
    text was made of. `gap` is what the rules of the map's gaps would call for by themselves, if anything, and `branch`
    the branch that a message would be about, `None` if nothing calls for one. `p_speak` is the chance that a
    facilitator would speak now, by the timing gate, and `gate_open` whether that is enough; `None` and false without a
    gate, in a silence, and after posts of those who lead.
    """

    intervention: Intervention | None
    score: float
    phase: str
    considered: str | None = None
    why_silent: str | None = None
    words: Words | None = None
    gap: Candidate | None = None
    branch: str | None = None
    p_speak: float | None = None
    gate_open: bool = False

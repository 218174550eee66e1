"""A message that waits for somebody's word: `Proposal`, and what may become of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from facilitator.interventions.intervention import Intervention

__all__ = ["RESOLUTIONS", "Proposal", "Resolution"]

#: What becomes of a proposal: it goes out as it is, in other words, not at all, or nobody said anything in time.
Resolution = Literal["posted", "edited", "dismissed", "expired"]
RESOLUTIONS: tuple[Resolution, ...] = get_args(Resolution)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A message of the agent before anybody has seen it.

    Parameters
    ----------
    number
        Counts the proposals of a room from 1.
    template
        The catalogue's text that it was made of, its slots still open.
    posts
        How many posts by people there were when it was made; with the policy it decides how long it waits.
    """

    number: int
    intervention: Intervention
    template: str
    posts: int

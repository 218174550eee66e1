"""The state of participation at one moment: `Snapshot`, small and frozen, cheap to take after any post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.participation.running.concentration import Concentration
from facilitator.participation.running.exchange import Answers
from facilitator.participation.running.turns import Leader

__all__ = ["GroupTotals", "Snapshot"]


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupTotals:
    """Sums over one group: `people` registered, `speakers` with at least one post, and what they said."""

    people: int = 0
    speakers: int = 0
    posts: int = 0
    words: int = 0
    ideas: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """Group sums after post `number` (counted from 1 over everybody's posts) at `time` seconds.

    Parameters
    ----------
    groups
        Has every name of `tally.GROUPS`.
    concentration
        Over participants' posts, silent people included.
    answered
        By group how many posts another participant answered, out of how many.
    answers
        Who answers whom: by the groups of the two, beside what there would be by chance.
    addressees
        Posts by the author's group and whom they answer: a group, a role, or ``nobody``.
    turn_taking
        From 0 to 1, `None` if it has no meaning.
    leader
        Who wrote most of the words of participants' last twenty posts.
    recent
        The groups' shares of the last twenty posts by people of known gender; empty before there is one.
    """

    time: float | None
    number: int
    groups: Mapping[str, GroupTotals]
    concentration: Concentration
    answered: Mapping[str, tuple[int, int]]
    answers: Mapping[tuple[str, str], Answers]
    addressees: Mapping[tuple[str, str], int]
    turn_taking: float | None
    leader: Leader | None
    recent: Mapping[str, float]

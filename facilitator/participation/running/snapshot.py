"""The state of participation at one moment: `Snapshot`, small and frozen, cheap to take after any post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.participation.measures.concentration import Concentration

__all__ = ["GroupTotals", "Snapshot"]


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupTotals:
    """Sums over one group: `people` registered, `heard` those with at least one post, and what they said."""

    people: int = 0
    heard: int = 0
    posts: int = 0
    words: int = 0
    ideas: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """Group sums after post `number` (counted from 1 over everybody's posts) at `time` seconds.

    `groups` has every name of `tally.GROUPS`; `concentration` is over participants' posts, silent people included;
    `answered` says by group how many posts another participant answered, out of how many; `turn_taking` is from 0 to 1,
    `None` if it has no meaning. `recent` are the groups' shares of the last twenty posts by people of known gender;
    empty before there is one.
    """

    time: float | None
    number: int
    groups: Mapping[str, GroupTotals]
    concentration: Concentration
    answered: Mapping[str, tuple[int, int]]
    turn_taking: float | None
    recent: Mapping[str, float]

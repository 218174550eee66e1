"""Who has been heard after so many posts: `Headcount`, what is known then; the tables are made when somebody looks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from facilitator.participation import Tally, Tracker, count_tables

__all__ = ["Headcount"]

#: Enough for an interval on a page; a report takes more.
_RESAMPLES = 200


@dataclass(frozen=True, kw_only=True)
class Headcount:
    """Posts per person at one moment of a debate: `after` so many posts."""

    after: int
    people: tuple[Tally, ...]
    others: tuple[Tally, ...]
    unattributed: Tally
    seed: int

    @classmethod
    def of(cls, tracker: Tracker, *, after: int, seed: int) -> Headcount:
        """What `tracker` has counted by now; later posts do not change it."""
        return cls(
            after=after,
            people=tracker.tallies(),
            others=tracker.others(),
            unattributed=tracker.unattributed,
            seed=seed,
        )

    @cached_property
    def tables(self) -> dict[str, Any]:
        """The participation tables; the first to ask waits some milliseconds for the intervals."""
        return count_tables(
            self.people,
            others=self.others,
            unattributed=self.unattributed,
            seed=self.seed,
            resamples=_RESAMPLES,
        )

    @property
    def posts_per_person(self) -> list[int]:
        """How much each participant has written, silent ones included."""
        return [person.posts for person in self.people]

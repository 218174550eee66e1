"""`concentration` kept up to date post by post, exactly, in O(1) a post and memory linear in people."""

from __future__ import annotations

import math
from collections import Counter

from facilitator.errors import InputError
from facilitator.participation.measures import inequality
from facilitator.participation.measures.concentration import Concentration
from facilitator.participation.running.gini import RunningGini

__all__ = ["RunningConcentration"]


class RunningConcentration:
    """All measures of `Concentration` for counts that grow by one at a time.

    Sums of ``x``, ``x^2`` and ``x ln x`` change with a post by what its author's count changes. The most active tenth
    is kept as a threshold: everybody above it belongs to the tenth, and some (`_taken`) of those at it.

    Parameters
    ----------
    share
        Of people, for `top_ratio`.
    """

    def __init__(self, *, share: float = 0.1) -> None:
        if not 0 < share < 1:
            raise InputError(f"the share is {share}; give a number between 0 and 1.")
        self._share = share
        self._gini = RunningGini()
        self._people = self._total = self._squares = 0
        self._logs = 0.0
        self._size: Counter[int] = Counter()  # people with exactly this count
        self._most = self._threshold = self._taken = self._top = 0

    def join(self) -> None:
        """Add a person who has said nothing yet. O(1), and at each tenth person O(different counts)."""
        self._gini.join()
        self._people += 1
        self._size[0] += 1
        most = max(1, math.ceil(round(self._share * self._people, 9)))
        if most > self._most:
            self._most = most
            self._take_one()

    def add(self, before: int) -> None:
        """Raise one person's count from `before` to ``before + 1``."""
        self._gini.add(before)
        self._total += 1
        self._squares += 2 * before + 1
        self._logs += (before + 1) * math.log(before + 1) - (before * math.log(before) if before else 0.0)
        self._size[before] -= 1
        self._size[before + 1] += 1
        if not self._size[before]:
            del self._size[before]
        if before > self._threshold:
            self._top += 1
        elif before == self._threshold and self._taken:
            # People with the same count are alike, so say it was one of the tenth who posted.
            self._top += 1
            self._taken -= 1
            if not self._taken:
                self._threshold, self._taken = before + 1, self._size[before + 1]

    @property
    def value(self) -> Concentration:
        """The measures now; equal to `concentration` of the counts, to rounding."""
        n, total = self._people, self._total
        reason = inequality.why_not([float(total), 0.0][:n])  # as of the whole vector: it needs size and sum only
        normalised = self._gini.normalised
        effective = total**2 / self._squares if total else None
        entropy = math.log(total) - self._logs / total if total else 0.0
        unequal = reason is None and effective is not None
        rest = total - self._top
        return Concentration(
            n=n,
            total=float(total),
            gini=None if normalised is None else normalised * (n - 1) / n,
            gini_normalised=normalised,
            evenness=entropy / math.log(n) if unequal else None,
            herfindahl=1 / effective if effective else None,
            effective_speakers=effective,
            jain=effective / n if reason is None and effective else None,
            variation=math.sqrt(max(0.0, n / effective - 1)) if reason is None and effective else None,
            theil=max(0.0, math.log(n) - entropy) if unequal else None,
            silent_share=self._size[0] / n if n else None,
            top_ratio=self._top / rest if unequal and rest else None,
            reason=reason,
        )

    def _take_one(self) -> None:
        """The tenth grows by one: somebody at the threshold, or the most active below it."""
        if self._taken == self._size[self._threshold]:
            self._threshold = max((count for count in self._size if count < self._threshold), default=0)
            self._taken = 0
        self._taken += 1
        self._top += self._threshold

"""How concentrated the posts are on a few, kept up to date post by post, exactly, in O(1) a post."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.participation.running.gini import RunningGini

__all__ = ["Concentration", "RunningConcentration"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Concentration:
    """Over everybody's posts: two measures of `inequality`, and the share of people without a post (0 to 1)."""

    gini_normalised: float | None
    effective_speakers: float | None
    silent_share: float | None


class RunningConcentration:
    """The measures for counts that grow by one at a time; memory is linear in people."""

    def __init__(self) -> None:
        self._gini = RunningGini()
        self._people = self._silent = 0
        self._total = self._squares = 0

    def join(self) -> None:
        """Add a person who has said nothing yet."""
        self._gini.join()
        self._people += 1
        self._silent += 1

    def add(self, before: int) -> None:
        """Raise one person's count from `before` to ``before + 1``."""
        self._gini.add(before)
        self._silent -= before == 0
        self._total += 1
        self._squares += 2 * before + 1

    @property
    def value(self) -> Concentration:
        """The measures now; equal to those of the counts, to rounding."""
        return Concentration(
            gini_normalised=self._gini.normalised,
            effective_speakers=self._total**2 / self._squares if self._total else None,
            silent_share=self._silent / self._people if self._people else None,
        )

"""What each person has said in the mean: `Voices`, to find those who are furthest apart."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from facilitator.ibis.turn import Turn

__all__ = ["Voices"]

_MOST = 50  # people compared with each other
_FEWEST_POSTS = 2
_NEAR = 0.05


@dataclass(kw_only=True)
class Voices:
    """The sum of each person's post vectors (unit length) and the last post that came nearest to it.

    Memory is linear in people. The distance of two people is one minus the cosine of their sums (discursive diversity,
    Lix et al. 2022), from 0 to 2.
    """

    _sums: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    _posts: dict[str, int] = field(default_factory=dict)
    _typical: dict[str, tuple[Turn, float]] = field(default_factory=dict)

    def add(self, author: str, post: Turn, vector: NDArray[np.float32]) -> None:
        """Take in a post of a person; `vector` has shape (dimension,)."""
        total = self._sums.get(author)
        self._sums[author] = vector.astype(np.float64) if total is None else total + vector
        self._posts[author] = self._posts.get(author, 0) + 1
        length = float(np.linalg.norm(self._sums[author]))
        likeness = float(vector @ self._sums[author]) / length if length else 0.0
        before = self._typical.get(author)
        if before is None or likeness >= before[1] - _NEAR:  # rather a later one, if it is about as typical
            self._typical[author] = (post, likeness)

    def furthest(self) -> tuple[Turn, Turn, float] | None:
        """A typical post of each of the two people furthest apart, and their distance; `None` with fewer than three.

        Only the fifty who have written most are compared, and only people with two posts or more.
        """
        enough = (who for who, posts in self._posts.items() if posts >= _FEWEST_POSTS)
        people = sorted(enough, key=lambda who: -self._posts[who])[:_MOST]  # of equals, who spoke first
        if len(people) < 3:
            return None
        sums = np.stack([self._sums[who] for who in people])
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        unit = sums / np.where(lengths > 0, lengths, 1.0)
        distance = 1 - unit @ unit.T
        one, other = divmod(int(distance.argmax()), len(people))
        return self._typical[people[one]][0], self._typical[people[other]][0], float(distance[one, other])

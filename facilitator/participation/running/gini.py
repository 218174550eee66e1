"""The Gini coefficient kept up to date post by post, exactly, in O(1) a post and memory linear in people."""

from __future__ import annotations

from collections import Counter

__all__ = ["RunningGini"]


class RunningGini:
    """Gini of whole-number counts that grow by one at a time.

    With ``D`` the sum of ``|x_i - x_j|`` over all pairs, Gini is ``D / (n S)``. When a person goes from ``k`` to
    ``k + 1``, the distance to everyone with at most ``k`` grows by one and to everyone with more shrinks by
    one, so it is enough to know how many people have more than ``k``, for each ``k`` that occurs.
    """

    def __init__(self) -> None:
        self._people = 0
        self._total = 0
        self._distance = 0
        self._size: Counter[int] = Counter()  # people with exactly this count
        self._above: dict[int, int] = {}  # people with more than this count, for the counts that occur

    def join(self) -> None:
        """Add a person who has said nothing yet: as far from everyone as they have posts."""
        if not self._size[0]:
            self._above[0] = self._people
        self._size[0] += 1
        self._people += 1
        self._distance += self._total

    def add(self, before: int) -> None:
        """Raise one person's count from `before` to ``before + 1``."""
        above = self._above[before]
        self._distance += (self._people - above - 1) - above
        if not self._size[before + 1]:
            self._above[before + 1] = above
        self._size[before + 1] += 1
        self._size[before] -= 1
        if self._size[before]:
            self._above[before] = above + 1
        else:
            del self._size[before], self._above[before]
        self._total += 1

    @property
    def normalised(self) -> float | None:
        """Gini times ``n / (n - 1)``, as `inequality.gini_normalised`; `None` if that has no meaning."""
        if self._people < 2 or not self._total:
            return None
        return self._distance / ((self._people - 1) * self._total)

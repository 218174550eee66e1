"""Turn-taking and the window of `dominance` kept up to date post by post, in O(1) a post."""

from __future__ import annotations

from collections import Counter, deque
from typing import NamedTuple

from facilitator.participation.measures.dominance import WINDOW

__all__ = ["Leader", "RunningTurns"]


class Leader(NamedTuple):
    """Who said most in a window and which share of it (0 to 1); `person` is `None` if two or more said most."""

    person: str | None
    share: float


class RunningTurns:
    """Turn-taking, and who leads the last `window` posts; only participants' posts. Memory is that of the window."""

    def __init__(self, *, window: int = WINDOW) -> None:
        self._posts = self._changes = 0
        self._author: str | None = None
        self._recent: deque[tuple[str, int]] = deque()
        self._window = window
        self._said: Counter[str] = Counter()

    def add(self, author: str, *, amount: int) -> None:
        """Count a post: who, and how much (words, or 1)."""
        self._posts += 1
        self._changes += self._author not in (None, author)
        self._author = author
        self._recent.append((author, amount))
        self._said[author] += amount
        if len(self._recent) > self._window:
            earlier, gone = self._recent.popleft()
            self._said[earlier] -= gone
            if not self._said[earlier]:
                del self._said[earlier]

    @property
    def turn_taking(self) -> float | None:
        """As `turn_taking.turn_taking`."""
        return self._changes / (self._posts - 1) if self._posts > 1 else None

    @property
    def leader(self) -> Leader | None:
        """As in the last of `dominance.windows`; `None` if nothing was said; in O(window)."""
        total = sum(self._said.values())
        if not total:
            return None
        most = max(self._said.values())
        leaders = [person for person, amount in self._said.items() if amount == most]
        return Leader(leaders[0] if len(leaders) == 1 else None, most / total)

"""The measures of `turn_taking` and the window of `dominance` kept up to date post by post, in O(1) a post."""

from __future__ import annotations

import math
from collections import Counter, deque

from facilitator.participation.measures.turn_taking import agent_ratio

__all__ = ["RunningTurns"]


class RunningTurns:
    """Turn-taking, burstiness, the agent's ratio, and who leads the last `window` posts.

    Posts of participants go into `add`, those of the agent into `add_agent`. Memory is that of the window.
    """

    def __init__(self, *, window: int = 20) -> None:
        self._posts = self._changes = self._agent = 0
        self._author: str | None = None
        self._time: float | None = None
        self._waits = 0
        self._mean = self._spread = 0.0  # Welford 1962: mean, and sum of squared distances from it
        self._recent: deque[tuple[str, int]] = deque()
        self._window = window
        self._said: Counter[str] = Counter()

    def add(self, author: str, *, time: float, amount: int) -> None:
        """Count a post: who, when (seconds, not before the last one), and how much (words, or 1)."""
        self._posts += 1
        self._changes += self._author not in (None, author)
        if self._time is not None:
            self._waits += 1
            distance = (time - self._time) - self._mean
            self._mean += distance / self._waits
            self._spread += distance * ((time - self._time) - self._mean)
        self._author, self._time = author, time
        self._recent.append((author, amount))
        self._said[author] += amount
        if len(self._recent) > self._window:
            earlier, gone = self._recent.popleft()
            self._said[earlier] -= gone
            if not self._said[earlier]:
                del self._said[earlier]

    def add_agent(self) -> None:
        """Count a post of the agent."""
        self._agent += 1

    @property
    def turn_taking(self) -> float | None:
        """As `turn_taking.turn_taking`."""
        return self._changes / (self._posts - 1) if self._posts > 1 else None

    @property
    def burstiness(self) -> float | None:
        """As `turn_taking.burstiness`, to rounding."""
        if self._waits < 2:
            return None
        spread = math.sqrt(max(0.0, self._spread / self._waits))
        return (spread - self._mean) / (spread + self._mean) if spread + self._mean else None

    @property
    def agent_ratio(self) -> float | None:
        """As `turn_taking.agent_ratio`."""
        return agent_ratio(self._agent, self._posts)

    @property
    def leader(self) -> tuple[str | None, float] | None:
        """Who said most in the last posts and which share, as in the last of `dominance.windows`; in O(window)."""
        total = sum(self._said.values())
        if not total:
            return None
        most = max(self._said.values())
        leaders = [person for person, amount in self._said.items() if amount == most]
        return (leaders[0] if len(leaders) == 1 else None), most / total

"""How long people usually wait, and when the silence since the last post becomes a lull: `SilenceWatch`."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from statistics import median

__all__ = ["SilenceWatch"]

#: A usual wait is the median of the last `_WAITS` times between posts, known from the fifth on.
_WAITS = 20
_FEWEST_WAITS = 5


@dataclass(kw_only=True)
class SilenceWatch:
    """Keeps the last times between posts, and whether somebody has looked into this silence already.

    Parameters
    ----------
    timed
        Whether times are real; where they only keep the order there is no usual wait and no lull.
    looked
        Whether this silence was looked into: once is enough.
    """

    timed: bool
    looked: bool = False
    _last: float | None = None
    _waits: deque[float] = field(default_factory=lambda: deque(maxlen=_WAITS))

    def take(self, time: float) -> None:
        """Somebody posted at `time`, in seconds since the debate's start: a new silence begins."""
        if self._last is not None:
            self._waits.append(time - self._last)
        self._last, self.looked = time, False

    @property
    def usual_wait(self) -> float | None:
        """Seconds between posts; `None` while too few are known, or where times are not real."""
        return median(self._waits) if self.timed and len(self._waits) >= _FEWEST_WAITS else None

    def lull(self, after: float | None) -> float | None:
        """When the silence has lasted `after` seconds; `None` before any post, or where that would change nothing."""
        return None if self._last is None or not self.timed or after is None else self._last + after

    def may_look(self, time: float, *, after: float | None) -> bool:
        """Whether the silence at `time` is worth a look: once after each post, and not before there is a lull."""
        lull = self.lull(after)
        return self._last is not None and not self.looked and (lull is None or time >= lull)

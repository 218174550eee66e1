"""The visits, on the server: a page holds only an id, so nothing large is copied or sent."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from facilitator.ui.visit import Visit

__all__ = ["MOST_VISITS", "Store"]

#: A visit with its debate played to the end takes about a megabyte.
MOST_VISITS = 100


class Store:
    """Visits by id. Those not used for `seconds`, and the longest unused beyond `most`, are forgotten.

    Parameters
    ----------
    clock
        Seconds, never going back.
    """

    def __init__(self, *, clock: Callable[[], float], most: int = MOST_VISITS, seconds: float = 3600.0) -> None:
        self._clock, self._most, self._seconds = clock, most, seconds
        self._visits: OrderedDict[str, tuple[float, Visit]] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> Visit | None:
        """The visit of that id, which now counts as used; `None` if it was forgotten."""
        with self._lock:
            _, visit = self._visits.get(name, (0.0, None))
            return visit if visit is None else self._keep(name, visit)

    def put(self, name: str, visit: Visit) -> Visit:
        """Keep `visit` under that id, in place of what was there."""
        with self._lock:
            return self._keep(name, visit)

    def _keep(self, name: str, visit: Visit) -> Visit:
        now = self._clock()
        self._visits[name] = (now, visit)
        self._visits.move_to_end(name)
        while len(self._visits) > self._most or next(iter(self._visits.values()))[0] < now - self._seconds:
            self._visits.popitem(last=False)
        return visit

    def __len__(self) -> int:
        return len(self._visits)

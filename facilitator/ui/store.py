"""The visitors' sessions, on the server: a page holds only an id, so nothing large is copied or sent."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from facilitator.ui.session import Session

__all__ = ["Store"]


class Store:
    """Sessions by id. Those not used for `seconds`, and the longest unused beyond `most`, are forgotten.

    Parameters
    ----------
    make
        A new session.
    clock
        Seconds, never going back.
    """

    def __init__(
        self, make: Callable[[], Session], *, clock: Callable[[], float], most: int = 200, seconds: float = 3600.0
    ) -> None:
        self._make, self._clock, self._most, self._seconds = make, clock, most, seconds
        self._sessions: OrderedDict[str, tuple[float, Session]] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> Session:
        """The session of that id; a new one if it was forgotten, so that a page left open goes on."""
        with self._lock:
            _, session = self._sessions.get(name, (0.0, None))
            return self._keep(name, session or self._make())

    def put(self, name: str, session: Session) -> Session:
        """Keep `session` under that id, in place of what was there."""
        with self._lock:
            return self._keep(name, session)

    def drop(self, name: str) -> None:
        """Forget a session."""
        with self._lock:
            self._sessions.pop(name, None)

    def _keep(self, name: str, session: Session) -> Session:
        now = self._clock()
        self._sessions[name] = (now, session)
        self._sessions.move_to_end(name)
        while len(self._sessions) > self._most or next(iter(self._sessions.values()))[0] < now - self._seconds:
            self._sessions.popitem(last=False)
        return session

    def __len__(self) -> int:
        return len(self._sessions)

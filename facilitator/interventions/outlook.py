"""What triggers look at: `Outlook` keeps the last posts, gaps, voices and flags, and makes a `Situation` of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from facilitator.debate import UNKNOWN_AUTHOR
from facilitator.ibis import GapWatch, IbisMap
from facilitator.ibis.turn import Turn
from facilitator.interventions.candidate import Situation
from facilitator.interventions.watches.gate import Medium, TimingGate, medium_of
from facilitator.interventions.watches.silence import SilenceWatch
from facilitator.interventions.watches.timing import LATEST, TimingWatch
from facilitator.interventions.watches.voices import Voices
from facilitator.participation import Tracker
from facilitator.safety import Flag

__all__ = ["RECENT", "Outlook"]

#: Posts that triggers look back on.
RECENT = 40
#: Posts during which a flag may call for a message.
_FLAGS_HOLD = 10


class Outlook:
    """What is worth a look in one debate, post by post.

    Parameters
    ----------
    ibis_map, tracker
        The debate's own; both already hold a post when it is taken.
    likeness
        The cosine of two issues or ideas by id, `None` where it is not known.
    timed
        Whether times are real; where they only keep the order there are no lulls.
    horizon
        For how many posts a gap is kept in sight.
    gate
        Tells how likely a facilitator is to speak now; without one that is not known.
    """

    def __init__(
        self,
        *,
        ibis_map: IbisMap,
        tracker: Tracker,
        likeness: Callable[[str, str], float | None],
        timed: bool,
        horizon: int,
        gate: TimingGate | None = None,
    ) -> None:
        self.gate = gate
        self.silence = SilenceWatch(timed=timed)
        self.voices = Voices()
        self.last: Turn | None = None
        self._map, self._tracker, self._likeness = ibis_map, tracker, likeness
        self._watched = GapWatch(horizon=horizon)
        self._latest = GapWatch(horizon=LATEST)
        self._timing = TimingWatch(timed=timed)
        self._flags: deque[tuple[int, Flag]] = deque(maxlen=RECENT)
        self._recent: deque[Turn] = deque(maxlen=RECENT)
        self._medium: Medium = "written"

    def use(self, *, horizon: int) -> None:
        """The rule about gaps has changed."""
        self._watched.horizon = horizon

    def take(self, turn: Turn, flags: Sequence[Flag]) -> None:
        """Somebody posted; the agent's own messages only break the silence."""
        if not turn.own:
            self._keep(turn, flags)
        self.silence.take(turn.post.time)
        self.last = turn

    def _keep(self, turn: Turn, flags: Sequence[Flag]) -> None:
        self._medium = medium_of(self.silence.usual_wait)
        if turn.node == turn.id:
            self._watched.add(turn.id, self._map)
            self._latest.add(turn.id, self._map)
        self._timing.take(turn)
        self._flags.extend((self._map.number, flag) for flag in flags)
        if not turn.lead:
            self._recent.append(turn)
            if turn.author != UNKNOWN_AUTHOR:
                self.voices.add(turn.author, turn, turn.vector)

    def situation(self, *, time: float | None, waiting: bool) -> tuple[Situation, bool]:
        """The debate now, after the last post or, at `time`, in a silence; and whether the timing gate is open.

        Parameters
        ----------
        waiting
            Whether a proposal waits for somebody's word.
        """
        turn, silent = self.last, time is not None
        p_speak, is_open = (None, False) if silent else self._ask_gate()
        now = time if time is not None else turn.post.time if turn is not None else 0.0
        situation = Situation(
            time=now,
            after=turn.id if turn is not None else None,
            map=self._map,
            gaps=tuple(self._watched.gaps(self._map)),
            nodes=self._watched.nodes(self._map),
            recent=tuple(self._recent),
            likeness=self._likeness,
            voices=self.voices,
            tracker=self._tracker,
            silence=now - turn.post.time if silent and turn is not None else 0.0,
            usual_wait=self.silence.usual_wait,
            p_speak=p_speak,
            flags=[flag for number, flag in self._flags if self._map.number - number < _FLAGS_HOLD],
            waiting=waiting,
        )
        return situation, is_open

    def _ask_gate(self) -> tuple[float | None, bool]:
        """The chance that a facilitator would speak now, and whether that is enough."""
        if self.gate is None:
            return None, False
        features = self._timing.features(tuple(self._latest.gaps(self._map)))
        if features is None:
            return None, False
        p_speak = self.gate.probability(features, self._medium)
        return p_speak, self.gate.is_open(p_speak, self._medium)

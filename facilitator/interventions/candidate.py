"""What triggers look at, and what they offer: `Situation` and `Candidate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitator.ibis import Gap, IbisMap
from facilitator.ibis.map import NodeState
from facilitator.ibis.turn import Turn
from facilitator.interventions.watches.coverage import Coverage
from facilitator.interventions.watches.tension import Tension
from facilitator.interventions.watches.voices import Voices
from facilitator.participation import Tracker
from facilitator.safety.flag import Flag

__all__ = ["Candidate", "Situation"]


def _unlike(_one: str, _other: str) -> float | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The debate as it stands.

    Parameters
    ----------
    after
        The last post.
    gaps, nodes
        What is open, and the nodes that came up lately, oldest first.
    silence, usual_wait
        Seconds since the last post, and the usual time between posts (`None` while too few are known, or where times
        are not real).
    recent
        The last posts by people, oldest first.
    likeness
        The cosine of two issues or ideas by id, `None` where it is not known.
    named
        The kinds of people that posts have mentioned so far.
    said
        Move -> the number of posts by people when it was last sent.
    p_speak
        The chance that a facilitator would speak now, by the timing gate; `None` where it was not asked.
    tension
        Two people at odds, if there are any just now.
    waiting
        Whether a proposal waits for somebody's word; then no second one is made.
    flags
        What of the last posts a facilitator should look at, oldest first.
    """

    time: float
    after: str | None
    map: IbisMap
    gaps: tuple[Gap, ...]
    tracker: Tracker
    silence: float = 0.0
    usual_wait: float | None = None
    language: str = "en"
    nodes: Sequence[NodeState] = ()
    recent: Sequence[Turn] = ()
    likeness: Callable[[str, str], float | None] = _unlike
    voices: Voices = field(default_factory=Voices)
    coverage: Coverage | None = None
    phase: str = "divergence"
    phase_since: int = 0
    named: frozenset[str] = frozenset()
    said: Mapping[str, int] = field(default_factory=dict)
    p_speak: float | None = None
    tension: Tension | None = None
    flags: Sequence[Flag] = ()
    waiting: bool = False


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A message that might be sent: the move, how strongly the evidence speaks for it, and the evidence.

    `about` is the post to be quoted, `other` the one quoted beside it, `to` the person addressed if it is private;
    `score` lies in [0, 1]. `quotes` are the texts of both, where they are no nodes of the map. Beside others it counts
    for `boost` times its score more; the score that is told stays as it is, so that it tells nothing about the person.
    """

    move: str
    score: float
    evidence: Mapping[str, Any] = field(default_factory=dict)
    about: str | None = None
    other: str | None = None
    to: str | None = None
    quotes: tuple[str, ...] = ()
    boost: float = 0.0

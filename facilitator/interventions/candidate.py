"""What triggers look at, and what they offer: `Situation` and `Candidate`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from facilitator.ibis import Gap, IbisMap
from facilitator.participation import Tracker

__all__ = ["Candidate", "Situation"]


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The debate as it stands.

    `after` is the last post, `silence` the seconds since then, and `usual_wait` the usual time between posts
    (`None` while too few are known, or where times are not real).
    """

    time: float
    after: str | None
    map: IbisMap
    gaps: tuple[Gap, ...]
    tracker: Tracker
    silence: float = 0.0
    usual_wait: float | None = None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A message that might be sent: the move, how strongly the evidence speaks for it, and the evidence.

    `about` is the post to be quoted, `to` the person addressed if it is private, `score` lies in [0, 1].
    """

    move: str
    score: float
    evidence: Mapping[str, Any] = field(default_factory=dict)
    about: str | None = None
    to: str | None = None

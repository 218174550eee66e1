"""One message of the agent: `Intervention`, the line of ``interventions.jsonl``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

__all__ = ["Audience", "Intervention"]

Audience = Literal["everyone", "private"]


@dataclass(frozen=True, kw_only=True)
class Intervention:
    """What the agent would say, to whom, and why.

    `after` is the post it follows (`None` before the first), `to` the addressee of a private message,
    `score` in [0, 1] how strongly the evidence speaks for it, `evidence` the posts and numbers it rests
    on, `reason` one sentence a facilitator can read. `about` is the post it is about, if any: what answers the message
    answers that.
    """

    time: float
    after: str | None
    move: str
    audience: Audience
    to: str | None
    text: str
    language: str
    score: float
    evidence: Mapping[str, Any]
    reason: str
    about: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The line of ``interventions.jsonl``, keys in the order of the design."""
        content = {**asdict(self), "evidence": dict(self.evidence), "score": round(self.score, 6)}
        del content["about"]  # the evidence names the posts
        return content

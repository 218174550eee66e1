"""What the agent makes of one post: `Observation`, the line of ``observations.jsonl``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from facilitator.classification.roll_up import TypedUnit, second_type
from facilitator.classification.rounding import rounded
from facilitator.debate import IBIS_TYPES, IbisType
from facilitator.ibis.graph import Relation
from facilitator.ibis.turn import Turn
from facilitator.interventions import Decision, Intervention
from facilitator.safety.flag import Flag

__all__ = ["Observation"]


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What the agent understood of one post, and what it would say next, if anything.

    `label` is the most probable type even where `unsure` is true. `probabilities` are calibrated and sum
    to 1. `target` is the post it answers (given, or guessed with probability `p_target`), `None` for the
    debate's question. `relation` is how it bears on the target on the map, `None` for *other*.
    `duplicate_of` is the post whose issue or idea it repeats. `units` are the post's sentence-like pieces with their
    own types, `secondary` is what the post clearly also does.
    `flags` are what of this post a person should look at. `decision` says why the agent speaks or is silent; `None`
    after the agent's own messages.
    """

    id: str
    label: IbisType
    unsure: bool
    probabilities: Mapping[IbisType, float]
    target: str | None
    relation: Relation | None
    p_target: float
    duplicate_of: str | None
    units: tuple[TypedUnit, ...] = ()
    secondary: IbisType | None = None
    flags: tuple[Flag, ...] = ()
    decision: Decision | None = None

    @classmethod
    def of(cls, turn: Turn, *, flags: tuple[Flag, ...] = (), decision: Decision | None = None) -> Observation:
        """What became of a post that was taken in."""
        return cls(
            id=turn.id,
            label=turn.label,
            unsure=turn.unsure,
            probabilities=dict(zip(IBIS_TYPES, turn.reading.probabilities, strict=True)),
            target=turn.target,
            relation=turn.relation,
            p_target=turn.p_target,
            duplicate_of=turn.repeats,
            units=turn.reading.units,
            secondary=second_type(turn.label, turn.reading.units),
            flags=flags,
            decision=decision,
        )

    @property
    def p_speak(self) -> float | None:
        """The chance that a facilitator would speak now, by the timing gate.

        `None` without one, and after posts of those who lead.
        """
        return self.decision.p_speak if self.decision is not None else None

    @property
    def gate_open(self) -> bool:
        """Whether that is enough."""
        return self.decision is not None and self.decision.gate_open

    @property
    def intervention(self) -> Intervention | None:
        """What the agent would say after this post; `None` is silence."""
        return self.decision.intervention if self.decision is not None else None

    @property
    def speak_score(self) -> float:
        """How much a message would help now, in [0, 1]."""
        return self.decision.score if self.decision is not None else 0.0

    @property
    def gap_score(self) -> float:
        """How pressing the most pressing gap of the map is, by rules alone, in [0, 1]."""
        gap = self.decision.gap if self.decision is not None else None
        return gap.score if gap is not None else 0.0

    def explained(self) -> dict[str, Any]:
        """The line of ``decisions.jsonl``: what was decided after this post, silence included, and why."""
        decision, said = self.decision, self.intervention
        gap = decision.gap if decision is not None else None
        silent = "The agent does not answer itself." if decision is None else decision.why_silent
        return {
            "id": self.id,
            "speaks": said is not None,
            "why": said.reason if said is not None else silent,
            "considered": decision.considered if decision is not None else None,
            "score": round(self.speak_score, 6),
            "phase": decision.phase if decision is not None else None,
            "gap": None if gap is None else {"move": gap.move, "post": gap.about, "score": round(gap.score, 6)},
            "p_speak": None if self.p_speak is None else round(self.p_speak, 4),
            "evidence": dict(said.evidence) if said is not None else {},
        }

    def as_dict(self) -> dict[str, Any]:
        """The line of ``observations.jsonl``, keys in the order of the design."""
        return {
            "id": self.id,
            "label": self.label,
            "unsure": self.unsure,
            **{f"p_{kind}": p for kind, p in zip(IBIS_TYPES, self._rounded(), strict=True)},
            "target": self.target,
            "relation": self.relation,
            "p_target": round(self.p_target, 6),
            "duplicate_of": self.duplicate_of,
            "units": [unit.as_dict() for unit in self.units],
            "secondary": self.secondary,
        }

    def _rounded(self) -> list[float]:
        """The probabilities to 6 places, still summing to 1."""
        row = np.array([[self.probabilities[kind] for kind in IBIS_TYPES]])
        return [float(p) for p in rounded(row)[0]]

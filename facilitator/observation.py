"""What the agent makes of one post: `Observation`, the line of ``observations.jsonl``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from facilitator.classification.roll_up import TypedUnit
from facilitator.classification.rounding import rounded
from facilitator.debate import IBIS_TYPES, IbisType
from facilitator.ibis.graph import Relation
from facilitator.interventions.intervention import Intervention

__all__ = ["Observation"]


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What the agent understood of one post, and what it would say next, if anything.

    `label` is the most probable type even where `unsure` is true. `probabilities` are calibrated and sum
    to 1. `target` is the post it answers (given, or guessed with probability `p_target`), `None` for the
    debate's question. `relation` is how it bears on the target on the map, `None` for *other*.
    `duplicate_of` is the post whose issue or idea it repeats. `units` are the post's sentence-like pieces with their
    own types, `secondary` is what the post clearly also does. `intervention` is what the agent would say
    after this post; `None` is silence. `speak_score` in [0, 1] ranks how much a message would help now.
    `p_speak` is the chance that a facilitator would speak now, by the timing gate, and `gate_open` whether that is
    enough; `None` and false without a gate and after posts of those who lead.
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
    speak_score: float = 0.0
    p_speak: float | None = None
    gate_open: bool = False
    intervention: Intervention | None = None

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

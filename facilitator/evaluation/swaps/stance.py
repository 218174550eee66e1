"""Who is for and who against: `MirroredTypes` reads every supporter as an opponent and the reverse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.classification import TypeInput, TypeModel
from facilitator.debate import IBIS_TYPES

__all__ = ["MirroredTypes"]

_OTHER = {"pro": "con", "con": "pro"}
_ORDER = [IBIS_TYPES.index(_OTHER.get(kind, kind)) for kind in IBIS_TYPES]


class MirroredTypes:
    """A `TypeModel` with the probabilities of pro and con exchanged; it is sure where the model behind it is.

    No rule turns a free text into its opposite, so stances are exchanged where that is exact: in what the agent reads.
    """

    def __init__(self, types: TypeModel) -> None:
        self._types = types

    @property
    def description(self) -> Mapping[str, Any]:
        """That of the model behind it, marked as mirrored."""
        return {**self._types.description, "mirrored": True}

    def predict_proba(self, inputs: Sequence[TypeInput]) -> NDArray[np.float64]:
        """Probabilities, shape (len(inputs), 5)."""
        return self._types.predict_proba(inputs)[:, _ORDER]

    def unsure(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether the model behind it would rather not be believed on the row it gave; shape (n,)."""
        return self._types.unsure(probabilities[:, _ORDER])

"""What the rest of the package asks of a model: `Embedder` for meaning, `TypeModel` for IBIS types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Embedder", "TypeInput", "TypeModel"]


class TypeInput(NamedTuple):
    """A post and what it answers: the parent's text, else the one before it, else the root question, else ``""``."""

    parent: str
    text: str


class Embedder(Protocol):
    """Texts to vectors whose dot product is their likeness in meaning."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimension), each of Euclidean length 1; the same for the same texts."""
        ...


class TypeModel(Protocol):
    """Posts to calibrated probabilities of the five IBIS types."""

    @property
    def description(self) -> Mapping[str, Any]:
        """What is needed to know the model again: at least `name` and `version`; values fit into JSON."""
        ...

    def predict_proba(self, inputs: Sequence[TypeInput]) -> NDArray[np.float64]:
        """Probabilities of shape (len(inputs), 5), columns as `facilitator.debate.IBIS_TYPES`, rows summing to 1."""
        ...

    def unsure(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """For rows of `predict_proba`, whether the model should rather not be believed; shape (n,)."""
        ...

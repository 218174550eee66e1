"""The same agent over many versions of a debate: a copy that reads each text only once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.agent import Facilitator
from facilitator.classification import Embedder, TypeInput, TypeModel
from facilitator.classification.units import split_units
from facilitator.debate import Debate
from facilitator.evaluation.parents import type_inputs

__all__ = ["RememberedEmbedder", "RememberedTypes", "reading_with", "remembering", "warm"]

_BATCH = 256


class RememberedEmbedder:
    """An `Embedder` that asks the one behind it only for texts it has not seen."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, NDArray[np.float32]] = {}

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._embedder.dimension

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimension)."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else np.zeros((0, self.dimension), np.float32)


class RememberedTypes:
    """A `TypeModel` that asks the one behind it only for what it has not seen.

    A text thus has the same probabilities to the last bit, whatever it was read together with.
    """

    def __init__(self, types: TypeModel) -> None:
        self._types = types
        self._known: dict[TypeInput, NDArray[np.float64]] = {}

    @property
    def description(self) -> Mapping[str, Any]:
        """That of the model behind it."""
        return self._types.description

    def predict_proba(self, inputs: Sequence[TypeInput]) -> NDArray[np.float64]:
        """Probabilities of shape (len(inputs), 5), in an array that the caller may change."""
        new = [item for item in dict.fromkeys(inputs) if item not in self._known]
        if new:
            self._known.update(zip(new, self._types.predict_proba(new), strict=True))
        return np.stack([self._known[item] for item in inputs]) if inputs else np.zeros((0, 5))

    def unsure(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """As the model behind it; shape (n,)."""
        return self._types.unsure(probabilities)


def reading_with(
    agent: Facilitator, *, embedder: Embedder | None = None, types: TypeModel | None = None
) -> Facilitator:
    """An agent of the same class, policy and seed with other models; `agent` itself is left as it is.

    A copy, so that whatever a class of one's own adds comes along; `start` makes all that belongs to a debate anew.
    """
    other = copy(agent)
    other.embedder = embedder or agent.embedder
    other.types = types or agent.types
    return other


def remembering(agent: Facilitator) -> Facilitator:
    """A copy that classifies and embeds each text once. Its memory grows with what it reads: make one a debate."""
    return reading_with(agent, embedder=RememberedEmbedder(agent.embedder), types=RememberedTypes(agent.types))


def warm(agent: Facilitator, debate: Debate, *, report: Callable[[int], None] = lambda _: None) -> None:
    """Let the models of an agent that remembers read a whole debate in batches, which is quicker than post by post.

    `report` is told after each batch how many posts were in it.
    """
    items = type_inputs(debate)
    pieces = [
        TypeInput(item.parent, item.text[unit.start : unit.end])
        for item in items
        if agent.units and len(units := split_units(item.text, language=debate.language or "en")) > 1
        for unit in units
    ]
    for start in range(0, len(pieces), _BATCH):
        agent.types.predict_proba(pieces[start : start + _BATCH])
    for start in range(0, len(items), _BATCH):
        part = items[start : start + _BATCH]
        agent.types.predict_proba(part)
        agent.embedder.embed([item.text for item in part])
        report(len(part))

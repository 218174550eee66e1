"""Stand-ins without a trained model: `HashEmbedder` and `KeywordModel`.

They are small, quick and give the same on every machine, so that tests of other parts need no torch, and they show
what an `Embedder` and a `TypeModel` of one's own must offer. Their answers are crude: never measure with them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.protocols import TypeInput
from facilitator.debate import IBIS_TYPES, IbisType

__all__ = ["HashEmbedder", "KeywordModel"]

_WORD = re.compile(r"\w+")
_MAX_CHARACTERS = 4000

_CUES: Mapping[IbisType, str] = {
    "issue": r"\?|\b(problem|problems|issue|why|how|who pays|what about|nobody|broken|worried|complain\w*)\b",
    "idea": r"\b(should|could we|let's|let us|propose|proposal|suggest\w*|idea|what if|we must|instead|demand)\b",
    "pro": r"\b(agree|yes|exactly|because|good|benefit\w*|support|works?|right|helps?|evidence)\b",
    "con": r"\b(no|not|but|disagree|however|risk\w*|cost\w*|wrong|never|against|fail\w*|unfair)\b",
    "other": r"\b(hello|hi|thanks?|thank you|welcome|morning|lol|haha|bye|my name)\b",
}


class HashEmbedder:
    """An `Embedder` of hashed words and word beginnings (the hashing trick of Weinberger et al. 2009).

    Texts that share words are near each other; synonyms are not.
    """

    def __init__(self, dimension: int = 128) -> None:
        if dimension < 1:
            raise ValueError(f"dimension is {dimension}; it must be at least 1")
        self.dimension = dimension

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimension), each of length 1."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in _WORD.findall(text[:_MAX_CHARACTERS].lower()):
                for feature in {word, word[:4]}:
                    digest = zlib.crc32(feature.encode("utf-8", "replace"))
                    row[(digest >> 1) % self.dimension] += 1.0 if digest & 1 else -1.0
            norm = float(np.linalg.norm(row))
            if norm > 0:
                row /= norm
            else:
                row[0] = 1.0  # a text without words still needs a direction
        return vectors


class KeywordModel:
    """A `TypeModel` that counts English cue words; where it finds none it leans to *other* and is unsure."""

    def __init__(self, *, threshold: float = 0.4) -> None:
        self._cues = [re.compile(_CUES[kind], re.IGNORECASE) for kind in IBIS_TYPES]
        self._threshold = threshold
        self.description: Mapping[str, Any] = {"name": "keywords", "version": "1", "encoder": None}

    def predict_proba(self, inputs: Sequence[TypeInput]) -> NDArray[np.float64]:
        """Softmax over the number of different cues found, shape (len(inputs), 5)."""
        scores = np.zeros((len(inputs), len(IBIS_TYPES)))
        for row, item in zip(scores, inputs, strict=True):
            text = item.text[:_MAX_CHARACTERS]
            row[:] = [min(3, len({hit.group().lower() for hit in cue.finditer(text)})) for cue in self._cues]
            if not row.any():
                row[IBIS_TYPES.index("other")] = 0.5
            elif not item.parent:
                row[[IBIS_TYPES.index("pro"), IBIS_TYPES.index("con")]] -= 1.0  # they need something to bear on
        weights = np.exp(scores)
        return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float64)

    def unsure(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether the largest probability is below the threshold; shape (n,)."""
        if len(probabilities) == 0:
            return np.zeros(0, dtype=np.bool_)
        return np.asarray(probabilities.max(axis=1) < self._threshold)

"""How likely a post is to be answered at all: `Answerable`, which tells "shall we ban cars?" from "mhm".

Most of what is hard in linking is to know which of the last posts one could answer. In the AMI meetings the previous
unit is the target of .35 of the answers, the previous one that is not *other* of .51.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.ibis.turn import Turn

__all__ = ["CUES", "Answerable", "inputs"]

#: What is looked at beside the embedding.
CUES: tuple[str, ...] = ("log_words", "asks")


def inputs(turns: Sequence[Turn]) -> NDArray[np.float64]:
    """The embeddings with the cues behind them, of shape (turns, dimension + 2)."""
    cues = [[math.log1p(len(turn.text.split())), float("?" in turn.text)] for turn in turns]
    return np.hstack([np.stack([turn.vector for turn in turns]).astype(np.float64), np.array(cues)])


@dataclass(frozen=True, kw_only=True)
class Answerable:
    """A logistic regression over a post's embedding, its length and whether it asks.

    Parameters
    ----------
    weights
        One number for each dimension of the embedding and then for each of `CUES`; empty for one that cannot tell.
    bias
        Log-odds of a post for which all of that is 0.
    """

    weights: NDArray[np.float64]
    bias: float

    @classmethod
    def untrained(cls) -> Answerable:
        """One that gives every post the same chance."""
        return cls(weights=np.zeros(0), bias=0.0)

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Answerable:
        """What `as_json` gave.

        Raises
        ------
        KeyError, TypeError, ValueError
            If something is missing or no number.
        """
        return cls(weights=np.array([float(one) for one in content["weights"]]), bias=float(content["bias"]))

    def as_json(self) -> dict[str, Any]:
        """Plain values, to five decimals."""
        return {"weights": [round(float(one), 5) for one in self.weights], "bias": round(self.bias, 5)}

    def probabilities(self, turns: Sequence[Turn]) -> NDArray[np.float64]:
        """The probability of each post to get an answer, of shape (turns,)."""
        if not turns or not len(self.weights):
            return np.full(len(turns), 0.5)
        return np.asarray(1 / (1 + np.exp(-(inputs(turns) @ self.weights + self.bias))))

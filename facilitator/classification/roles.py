"""What a person's role says of the type of their posts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IBIS_TYPES

__all__ = ["for_leaders", "leads"]

#: Who leads a debate mostly welcomes, asks and sums up, which is *other*: its odds are raised by this factor.
_ODDS = np.where(np.array(IBIS_TYPES) == "other", 5.0, 1.0)


def leads(role: object) -> bool:
    """Whether somebody in this role leads the debate rather than takes part in it."""
    return role in ("facilitator", "organiser")


def for_leaders(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities of the types, shape (n, 5), corrected for posts of those who lead the debate."""
    raised = probabilities * _ODDS
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float64)

"""Probabilities as they are written: six places, rows still summing to 1."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["rounded"]

_PLACES = 6


def rounded(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows of probabilities to 6 places that still sum to 1.

    Each is cut to a millionth, and the millionths that are missing go to those that lost most (largest remainder).
    """
    units = np.asarray(probabilities, dtype=np.float64) * 10**_PLACES
    whole = np.floor(units)
    missing = np.rint(10**_PLACES - whole.sum(axis=1)).astype(int)
    order = np.argsort(whole - units, axis=1, kind="stable")
    ranks = np.argsort(order, axis=1, kind="stable")
    whole += ranks < missing[:, None]
    return np.asarray(whole / 10**_PLACES, dtype=np.float64)

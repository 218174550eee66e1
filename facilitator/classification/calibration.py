"""From scores to what is said, in plain numpy: softmax, and from which confidence on a model is sure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["coverage_threshold", "softmax"]


def softmax(scores: NDArray[np.floating], temperature: float = 1.0) -> NDArray[np.float64]:
    """Probabilities from scores of shape (n, classes): exp(score / temperature), each row divided by its sum."""
    scaled = np.asarray(scores, dtype=np.float64) / temperature
    scaled = scaled - scaled.max(axis=1, keepdims=True) if len(scaled) else scaled
    weights = np.exp(scaled)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float64)


def coverage_threshold(
    confidence: NDArray[np.floating], coverage: float, weights: NDArray[np.floating] | None = None
) -> float:
    """The largest threshold at or above which at least the share `coverage` of the rows lies.

    `weights` says how much each row counts; all alike if `None`. What is below is "unsure".
    """
    if len(confidence) == 0:
        raise ValueError("a threshold needs at least one row")
    order = np.argsort(-np.asarray(confidence), kind="stable")
    share = np.ones(len(order)) if weights is None else np.asarray(weights, dtype=np.float64)
    reached = np.cumsum(share[order]) / share.sum()
    place = int(np.searchsorted(reached, coverage - 1e-12))
    return float(np.asarray(confidence)[order][min(place, len(order) - 1)])

"""How honest probabilities are, in plain numpy: softmax, expected calibration error, when to say "unsure"."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["ECE_BINS", "coverage_threshold", "expected_calibration_error", "softmax"]

#: Equal-width bins of confidence, as usual since Guo et al. 2017.
ECE_BINS = 15


def softmax(scores: NDArray[np.floating], temperature: float = 1.0) -> NDArray[np.float64]:
    """Probabilities from scores of shape (n, classes): exp(score / temperature), each row divided by its sum."""
    scaled = np.asarray(scores, dtype=np.float64) / temperature
    scaled = scaled - scaled.max(axis=1, keepdims=True) if len(scaled) else scaled
    weights = np.exp(scaled)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float64)


def expected_calibration_error(confidence: NDArray[np.floating], right: NDArray[np.bool_]) -> float:
    """Mean distance between confidence and accuracy over 15 equal-width bins, each by its share of the rows.

    Parameters
    ----------
    confidence
        Probability of the predicted class, in [0, 1]; shape (n,), n at least 1. A value on an edge belongs to the
        bin below it, 0 to the first.
    right
        Whether the prediction was right; shape (n,).

    Returns
    -------
    float
        In [0, 1]; 0 is perfect.
    """
    if len(confidence) == 0:
        raise ValueError("a calibration error needs at least one row")
    bins = np.clip(np.ceil(np.asarray(confidence) * ECE_BINS).astype(int) - 1, 0, ECE_BINS - 1)
    gaps = np.bincount(bins, weights=np.asarray(confidence) - np.asarray(right), minlength=ECE_BINS)
    return float(np.abs(gaps).sum() / len(confidence))


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

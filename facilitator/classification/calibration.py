"""Making probabilities honest, in plain numpy: temperature, expected calibration error, when to say "unsure"."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["ECE_BINS", "coverage_threshold", "expected_calibration_error", "fit_temperature", "softmax"]

#: Equal-width bins of confidence, as usual since Guo et al. 2017.
ECE_BINS = 15

_GOLDEN = (5**0.5 - 1) / 2
_LOG_RANGE = (np.log(0.05), np.log(20.0))


def softmax(scores: NDArray[np.floating], temperature: float = 1.0) -> NDArray[np.float64]:
    """Probabilities from scores of shape (n, classes): exp(score / temperature), each row divided by its sum."""
    scaled = np.asarray(scores, dtype=np.float64) / temperature
    scaled = scaled - scaled.max(axis=1, keepdims=True) if len(scaled) else scaled
    weights = np.exp(scaled)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float64)


def fit_temperature(
    scores: NDArray[np.floating], gold: NDArray[np.integer], weights: NDArray[np.floating] | None = None
) -> float:
    """The temperature in [0.05, 20] with the least mean negative log-likelihood (Guo et al. 2017, section 4.2).

    Parameters
    ----------
    scores
        Of the network, before softmax; shape (n, classes), n at least 1.
    gold
        Number of the right class; shape (n,).
    weights
        How much each row counts; shape (n,). All alike if `None`.

    Returns
    -------
    float
        Found by golden-section search over its logarithm to 1e-4; the loss has one minimum in 1 / temperature.
    """
    if len(scores) == 0:
        raise ValueError("a temperature needs at least one example")
    share = np.ones(len(scores)) if weights is None else np.asarray(weights, dtype=np.float64)

    def loss(log_temperature: float) -> float:
        chances = softmax(scores, float(np.exp(log_temperature)))[np.arange(len(scores)), gold]
        return float(-(share * np.log(np.maximum(chances, 1e-300))).sum() / share.sum())

    low, high = _LOG_RANGE
    while high - low > 1e-4:
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if loss(left) <= loss(right):
            high = right
        else:
            low = left
    return float(np.exp((low + high) / 2))


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

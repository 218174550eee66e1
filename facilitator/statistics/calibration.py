"""How far confidence is from accuracy: the expected calibration error, of all cases and as a statistic."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facilitator.statistics.bootstrap import Floats, Statistic
from facilitator.statistics.clusters import Clusters

__all__ = ["BINS", "calibration_error_of", "expected_calibration_error"]

#: Equal-width bins of confidence, as usual since Guo et al. 2017.
BINS = 15


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
    gaps = np.bincount(_bins(confidence), weights=np.asarray(confidence) - np.asarray(right), minlength=BINS)
    return float(np.abs(gaps).sum() / len(confidence))


def calibration_error_of(confidence: NDArray[np.floating], right: NDArray[np.bool_], clusters: Clusters) -> Statistic:
    """The same as a statistic for the bootstrap."""
    gaps = np.zeros((len(right), BINS))
    gaps[np.arange(len(right)), _bins(confidence)] = right - confidence
    sums, sizes = clusters.sums(gaps), clusters.sums(np.ones(len(right)))

    def statistic(draws: Floats) -> Floats:
        return np.asarray(np.abs(draws @ sums).sum(axis=1) / (draws @ sizes))

    return statistic


def _bins(confidence: NDArray[np.floating]) -> NDArray[np.intp]:
    """Bin i is (i / 15, (i + 1) / 15]."""
    above = np.ceil(np.asarray(confidence) * BINS).astype(np.intp)
    return np.asarray(np.clip(above - 1, 0, BINS - 1))

"""How well scores rank what is wanted before what is not: average precision, as a statistic for the bootstrap."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from facilitator.statistics.bootstrap import Floats, Statistic
from facilitator.statistics.clusters import Clusters

__all__ = ["average_precision_of"]


def average_precision_of(positive: NDArray[np.bool_], scores: Floats, clusters: Clusters) -> Statistic:
    """Precision times gain in recall, summed over the distinct scores, without interpolation; from 0 to 1.

    scikit-learn's ``average_precision_score`` gives the same (the tests compare) but would sort for every draw. One
    draw at a time, as the weights of all cases in all draws would fill the memory.

    Parameters
    ----------
    positive
        Whether the case is wanted; shape (n,).
    scores
        Higher is ranked first, equal scores are taken together; shape (n,).
    """
    order = np.argsort(-scores, kind="stable")
    ranked, hits = scores[order], positive[order]
    ends = np.flatnonzero(np.append(np.diff(ranked) != 0, True))
    index = clusters.index[order]

    def one(draw: Floats) -> float:
        weights = draw[index]
        right = np.cumsum(weights * hits)[ends]
        said = np.cumsum(weights)[ends]
        if right[-1] == 0:
            return float("nan")
        precision = right / np.maximum(said, 1.0)
        return float((np.diff(right, prepend=0.0) * precision).sum() / right[-1])

    return lambda draws: np.array([one(draw) for draw in draws])

"""F1 per class and its mean, from a confusion matrix and, with an interval, from cases in clusters.

scikit-learn's ``f1_score`` gives the same values (the tests compare); these take the matrices of a thousand draws at
once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from facilitator.statistics.bootstrap import Floats, Statistic
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.estimate import Estimate, missing

__all__ = ["Codes", "confusion", "f1", "label_estimates", "macro_f1", "macro_f1_of"]

#: Numbers of classes, shape (n,).
Codes = npt.NDArray[np.intp]


def confusion(gold: Codes, predicted: Codes, classes: int) -> npt.NDArray[np.intp]:
    """Counts of shape (classes, classes), a row a gold class, a column a predicted one."""
    flat = np.bincount(gold * classes + predicted, minlength=classes * classes)
    return flat.reshape(classes, classes)


def f1(matrix: npt.ArrayLike) -> Floats:
    """F1 of each class, 2 TP / (gold + predicted), of shape (..., classes); NaN for a class that the gold lacks.

    Parameters
    ----------
    matrix
        Confusion matrices of shape (..., classes, classes).
    """
    counts = np.asarray(matrix, dtype=np.float64)
    right = np.diagonal(counts, axis1=-2, axis2=-1)
    in_gold = counts.sum(axis=-1)
    scores = 2 * right / np.maximum(in_gold + counts.sum(axis=-2), 1.0)
    return np.asarray(np.where(in_gold > 0, scores, np.nan))


def macro_f1(matrix: npt.ArrayLike) -> Floats:
    """Mean F1 over the classes that the gold has, of shape (...); NaN if it has none."""
    scores = f1(matrix)
    present = np.isfinite(scores)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(present, scores, 0.0).sum(axis=-1) / present.sum(axis=-1))


def macro_f1_of(gold: Codes, predicted: Codes, clusters: Clusters, *, classes: int) -> Statistic:
    """Macro F1 as a statistic for the bootstrap."""
    matrices = _matrices(gold, predicted, clusters, classes)
    return lambda draws: macro_f1(matrices(draws))


def label_estimates(gold: Codes, predicted: Codes, clusters: Clusters, *, names: Sequence[str]) -> dict[str, Estimate]:
    """``macro_f1`` over the classes that the gold has, and ``f1_<name>`` of each class.

    Parameters
    ----------
    gold, predicted
        Numbers of the classes in `names`; shape (n,).

    Returns
    -------
    dict
        Values in [0, 1]. A class that the gold lacks has no F1, and does not lower the mean.
    """
    matrices = _matrices(gold, predicted, clusters, len(names))

    def of_class(code: int) -> Statistic:
        return lambda draws: f1(matrices(draws))[:, code]

    mean = macro_f1_of(gold, predicted, clusters, classes=len(names))
    found = {"macro_f1": clusters.estimate(mean, n=len(gold), reason="no post has a gold label")}
    for code, name in enumerate(names):
        count = int((gold == code).sum())
        found[f"f1_{name}"] = (
            clusters.estimate(of_class(code), n=count, reason="no draw has the class")
            if count
            else missing(f"no gold post is {name}")
        )
    return found


def _matrices(gold: Codes, predicted: Codes, clusters: Clusters, classes: int) -> Statistic:
    """The confusion matrices of draws, of shape (b, classes, classes)."""
    cells = np.zeros((len(gold), classes * classes))
    cells[np.arange(len(gold)), gold * classes + predicted] = 1.0
    sums = clusters.sums(cells)
    return lambda draws: (draws @ sums).reshape(len(draws), classes, classes)

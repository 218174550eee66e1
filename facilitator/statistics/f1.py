"""F1 per class and its mean, as statistics for the bootstrap; shared by the scorers that have classes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from facilitator.evaluation.result import Metric, missing
from facilitator.statistics.bootstrap import Clusters, Floats, Statistic

__all__ = ["Codes", "confusion", "label_metrics"]

Codes = NDArray[np.intp]


def confusion(gold: Codes, predicted: Codes, classes: int) -> NDArray[np.intp]:
    """Counts of shape (classes, classes), a row a gold class, a column a predicted one."""
    flat = np.bincount(gold * classes + predicted, minlength=classes * classes)
    return flat.reshape(classes, classes)


def label_metrics(
    gold: Codes,
    predicted: Codes,
    clusters: Clusters,
    *,
    names: Sequence[str],
    macro: str = "macro_f1",
    each: str = "f1_{}",
) -> dict[str, Metric]:
    """Macro F1 over the classes that the gold has, and F1 of each class, 2 TP / (gold + predicted).

    Parameters
    ----------
    gold, predicted
        Numbers of the classes in `names`; shape (n,).
    macro, each
        Names of the metrics.

    Returns
    -------
    dict
        Values in [0, 1]. A class that the gold lacks has no F1, and does not lower the mean.
    """
    classes = len(names)
    cells = np.zeros((len(gold), classes * classes))
    cells[np.arange(len(gold)), gold * classes + predicted] = 1.0
    sums = clusters.sums(cells)

    def f1(draws: Floats) -> Floats:
        """F1 of shape (b, classes); NaN where the draw's gold lacks the class."""
        matrix = (draws @ sums).reshape(len(draws), classes, classes)
        right = np.diagonal(matrix, axis1=1, axis2=2)
        in_gold = matrix.sum(axis=2)
        scores = 2 * right / np.maximum(in_gold + matrix.sum(axis=1), 1.0)
        return np.asarray(np.where(in_gold > 0, scores, np.nan))

    def mean(draws: Floats) -> Floats:
        scores = f1(draws)
        present = np.isfinite(scores)
        return np.asarray(np.where(present, scores, 0.0).sum(axis=1) / present.sum(axis=1))

    def one(code: int) -> Statistic:
        return lambda draws: f1(draws)[:, code]

    found = {macro: clusters.metric(mean, n=len(gold), reason="no post has a gold label")}
    for code, name in enumerate(names):
        count = int((gold == code).sum())
        found[each.format(name)] = (
            clusters.metric(one(code), n=count, reason="no draw has the class")
            if count
            else missing(f"no gold post is {name}")
        )
    return found

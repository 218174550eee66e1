"""What saying "unsure" buys: the risk on the rows that are kept, from the most confident to all of them."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["RiskCoverage", "accuracy_kept", "area_under_risk_coverage", "risk_coverage"]

_ROUNDING = 1e-9


class RiskCoverage(NamedTuple):
    """Share of the rows that are kept, (1/n, 2/n, ..., 1), and share of errors among these; both of shape (n,)."""

    coverage: NDArray[np.float64]
    risk: NDArray[np.float64]


def risk_coverage(confidence: NDArray[np.floating], right: NDArray[np.bool_]) -> RiskCoverage:
    """The risk-coverage curve of El-Yaniv & Wiener (2010).

    Rows of equal confidence share their errors evenly: the risk is that of keeping them in a random order, on average,
    and does not depend on the order in which they are given.

    Parameters
    ----------
    confidence
        Higher for what is kept sooner, such as the probability of the predicted class; shape (n,), n at least 1.
    right
        Whether the prediction was right; shape (n,).
    """
    if len(confidence) == 0:
        raise ValueError("a risk-coverage curve needs at least one row")
    _, group, sizes = np.unique(-np.asarray(confidence, dtype=np.float64), return_inverse=True, return_counts=True)
    errors = np.bincount(group, weights=~np.asarray(right, dtype=np.bool_))
    kept = np.arange(1, len(group) + 1)
    return RiskCoverage(kept / len(group), np.cumsum(np.repeat(errors / sizes, sizes)) / kept)


def area_under_risk_coverage(confidence: NDArray[np.floating], right: NDArray[np.bool_]) -> float:
    """Mean of the risk over all n coverages (AURC; Geifman, Uziel & El-Yaniv 2019), in [0, 1].

    0 is a model without errors; the error rate is a confidence that knows nothing. It falls both when there are fewer
    errors and when they come later, so compare it between confidences of one model, or beside the accuracy.
    """
    return float(risk_coverage(confidence, right).risk.mean())


def accuracy_kept(confidence: NDArray[np.floating], right: NDArray[np.bool_], *, coverage: float = 0.8) -> float:
    """Accuracy on the most confident rows, the fewest that make up at least the share `coverage`; in [0, 1].

    Unlike the accuracy above a threshold that was set elsewhere, it keeps the same share of every test.

    Raises
    ------
    ValueError
        If there is no row, or the coverage is not above 0 and at most 1.
    """
    if not 0 < coverage <= 1:
        raise ValueError(f"the coverage is {coverage}; give a number above 0 and at most 1")
    risk = risk_coverage(confidence, right).risk
    return 1 - float(risk[ceil(len(risk) * coverage - _ROUNDING) - 1])

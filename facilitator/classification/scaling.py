"""`Scaling`: two numbers that make a classifier's probabilities honest, and fitting them.

One temperature for all scores (Guo et al. 2017) leaves pro against con overconfident: on debates of a new kind the
network still sees that a post argues, but not always for which side. So the difference of these two scores has a factor
of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.calibration import softmax
from facilitator.debate import IBIS_TYPES

__all__ = ["Scaling", "fit_scaling"]

_PRO, _CON = IBIS_TYPES.index("pro"), IBIS_TYPES.index("con")
#: Logarithms of the least and the largest value of either number.
_LOG_RANGE = (float(np.log(0.05)), float(np.log(20.0)))


@dataclass(frozen=True)
class Scaling:
    """Scores are divided by `temperature` and the difference of pro and con multiplied by `side`, its mean kept.

    Both are above 0. Which of pro and con is the more probable never changes; whether either is more probable than an
    issue, an idea or *other* may.
    """

    temperature: float = 1.0
    side: float = 1.0

    @property
    def matrix(self) -> NDArray[np.float64]:
        """The same as a map of scores, shape (5, 5): it can be multiplied into a network's last layer."""
        found = np.eye(len(IBIS_TYPES)) / self.temperature
        kept, crossed = (1 + self.side) / 2, (1 - self.side) / 2
        found[np.ix_((_PRO, _CON), (_PRO, _CON))] = np.array([[kept, crossed], [crossed, kept]]) / self.temperature
        return found

    def probabilities(self, scores: NDArray[np.floating]) -> NDArray[np.float64]:
        """Calibrated probabilities from scores, both of shape (n, 5)."""
        return softmax(np.asarray(scores, dtype=np.float64) @ self.matrix.T)


def fit_scaling(
    scores: NDArray[np.floating], gold: NDArray[np.integer], weights: NDArray[np.floating] | None = None
) -> Scaling:
    """The scaling with the least mean negative log-likelihood, both numbers within [0.05, 20].

    Parameters
    ----------
    scores
        Of the network, before softmax; shape (n, 5), n at least 1.
    gold
        Number of the right class; shape (n,).
    weights
        How much each row counts; shape (n,). All alike if `None`.
    """
    from scipy.optimize import minimize

    if len(scores) == 0:
        raise ValueError("a scaling needs at least one example")
    share = np.ones(len(scores)) if weights is None else np.asarray(weights, dtype=np.float64)
    rows = np.arange(len(scores))

    def loss(logs: NDArray[np.float64]) -> float:
        chances = Scaling(*np.exp(logs).tolist()).probabilities(scores)[rows, gold]
        return float(-(share * np.log(np.maximum(chances, 1e-300))).sum() / share.sum())

    found = minimize(loss, np.zeros(2), method="Nelder-Mead", bounds=[_LOG_RANGE] * 2)
    temperature, side = np.exp(found.x).tolist()
    return Scaling(temperature, side)

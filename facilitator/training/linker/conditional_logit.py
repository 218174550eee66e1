"""Fitting a conditional logit (McFadden 1974): which of several candidates was chosen, from their features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Choice", "fit"]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One choice: features of the candidates, shape (m, f), the row that was chosen, and how much it counts."""

    table: NDArray[np.float64]
    chosen: int
    weight: float = 1.0


def fit(choices: Sequence[Choice], *, penalty: float) -> NDArray[np.float64]:
    """The weights, shape (f,), that make the choices most likely.

    Maximises the weighted mean log-likelihood less ``penalty * |weights|^2 / 2`` by L-BFGS (scipy); the problem is
    convex, so that the result does not depend on where the search begins.
    """
    from scipy.optimize import minimize

    most = max(len(choice.table) for choice in choices)
    width = choices[0].table.shape[1]
    tables = np.zeros((len(choices), most, width))
    present = np.zeros((len(choices), most), dtype=bool)
    for number, choice in enumerate(choices):
        tables[number, : len(choice.table)] = choice.table
        present[number, : len(choice.table)] = True
    chosen = tables[np.arange(len(choices)), [choice.chosen for choice in choices]]
    share = np.array([choice.weight for choice in choices])
    share = share / share.sum()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = np.where(present, tables @ weights, -np.inf)
        top = scores.max(axis=1, keepdims=True)
        odds = np.exp(scores - top)
        total = odds.sum(axis=1, keepdims=True)
        expected = np.einsum("nm,nmf->nf", odds / total, tables)
        log_likelihood = (chosen @ weights) - top[:, 0] - np.log(total[:, 0])
        value = -float(share @ log_likelihood) + penalty * float(weights @ weights) / 2
        return value, -(share @ (chosen - expected)) + penalty * weights

    result = minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    return np.asarray(result.x, dtype=np.float64)

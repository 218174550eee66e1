"""Whether two groups differ by more than chance: a permutation test for the difference of two rates."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["permutation_p"]

Array = npt.NDArray[np.float64]


def permutation_p(
    counted: Array, out_of: Array, first: int, *, seed: int = 0, permutations: int = 1000
) -> float | None:
    """Two-sided p-value for the difference of rates between the `first` units and all others.

    The share of random regroupings with a difference at least as large, the observed one counted as one of them
    (Phipson and Smyth 2010), so that it is never 0. `None` if a group has nothing to count out of.

    `scipy.stats.permutation_test` is the same test, but draws other regroupings from a seed, and figures on record
    would change; in ours a regrouping that leaves a group nothing to count out of is no difference.

    Parameters
    ----------
    counted, out_of
        Of each unit: how many, and out of how many; shape (units,). A rate is the sum of one over that of the other.
    """
    rng = np.random.default_rng(seed)
    units = len(counted)
    observed = _difference(counted, out_of, np.arange(units) < first)
    if observed is None:
        return None
    as_large = 1
    for _ in range(permutations):
        chosen = np.zeros(units, dtype=np.bool_)
        chosen[rng.permutation(units)[:first]] = True
        found = _difference(counted, out_of, chosen)
        as_large += found is not None and abs(found) >= abs(observed) - 1e-12
    return as_large / (permutations + 1)


def _difference(counted: Array, out_of: Array, chosen: npt.NDArray[np.bool_]) -> float | None:
    n, m = float(out_of[chosen].sum()), float(out_of[~chosen].sum())
    return None if not n or not m else float(counted[chosen].sum()) / n - float(counted[~chosen].sum()) / m

"""Intervals: the middle of what resampling gave, and Wilson's for a share, also of cases that come in clusters."""

from __future__ import annotations

from math import sqrt

import numpy as np
import numpy.typing as npt

__all__ = ["LEVEL", "Z", "clustered_share", "percentile", "wilson"]

#: Of every interval of the package.
LEVEL = 0.95

#: The quantile of the normal distribution for it, ``scipy.stats.norm.ppf((1 + LEVEL) / 2)``; scipy.stats loads slowly.
Z = 1.959963984540054

_TAILS = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)


def percentile(values: npt.NDArray[np.float64], *, computable: float = 0.5) -> tuple[float, float] | None:
    """The middle 95 % of what resampling gave (Efron 1979); NaN stands for a resample without a value.

    `None` if less than the share `computable` of the resamples has a value: the interval would then speak of the
    lucky ones only.
    """
    kept = values[np.isfinite(values)]
    if len(kept) == 0 or len(kept) < computable * len(values):
        return None
    low, high = np.quantile(kept, _TAILS)
    return float(low), float(high)


def wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson's (1927) 95 % interval for a share of `n` cases.

    statsmodels' ``proportion_confint`` gives the same; but `n` need not be whole here, and nothing is loaded for it.

    >>> [round(end, 3) for end in wilson(0.5, 100)]
    [0.404, 0.596]
    """
    middle = share + Z**2 / (2 * n)
    reach = Z * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    whole = 1 + Z**2 / n
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def clustered_share(
    inside: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64], *, alone: tuple[int, int] = (0, 0)
) -> tuple[float, float] | None:
    """The interval of a share whose cases come in clusters that are alike within, such as the posts of one author.

    The variance is Taylor's for a ratio (Cochran 1977, section 11.8); the interval is Wilson's at the effective number
    of cases that follows from it (Korn and Graubard 1998), so it stays within [0, 1] and is honest at shares of 0 and
    1. `None` with fewer than two clusters.

    Parameters
    ----------
    inside, sizes
        Of each cluster: cases that count, and all; shape (clusters,).
    alone
        Cases that are a cluster each, such as those of unknown authors: how many count, and how many in all.
    """
    counted, single = alone
    clusters, n = len(sizes) + single, int(sizes.sum()) + single
    if clusters < 2 or n == 0:
        return None
    share = (int(inside.sum()) + counted) / n
    squares = float(((inside - share * sizes) ** 2).sum())
    squares += counted * (1 - share) ** 2 + (single - counted) * share**2
    variance = clusters / (clusters - 1) * squares / n**2
    # At a share of 0 or 1 nothing varies: each cluster is then taken to say no more than one case would.
    return wilson(share, min(n, share * (1 - share) / variance) if variance > 0 else clusters)

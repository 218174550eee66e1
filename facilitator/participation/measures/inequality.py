"""How evenly the talk is spread: one number from a vector of contributions, silent people included.

Every function takes the contributions (posts, words, seconds) of **all** registered people, zeros for the
silent ones, and returns a float, or `None` where the measure has no meaning. It never returns 0 for "not
computable"; `why_not` puts the cause into words. Notation: ``x`` contributions, ``n`` people, ``S = sum(x)``,
``p = x / S``. With nobody or ``S = 0`` no share exists, and among fewer than two people nothing can be unequal.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from facilitator.errors import InputError

__all__ = [
    "effective_speakers",
    "evenness",
    "gini",
    "gini_normalised",
    "jain",
    "theil",
    "theil_between",
    "theil_within",
    "vector",
    "why_not",
    "xlogx",
]

Vector = npt.NDArray[np.float64]


def gini(contributions: npt.ArrayLike) -> float | None:
    """Gini coefficient ``sum_i (2i - n - 1) x_(i) / (n S)``, ``x`` sorted ascending.

    Range 0 (all equal) to ``(n - 1) / n`` (one person says everything). Source: Gini 1912; for turns in
    conversations Tausczik and Pennebaker 2013.

    >>> gini([0, 0, 4, 4])
    0.5
    """
    x = vector(contributions)
    if why_not(x) is not None:
        return None
    n = len(x)
    rank = np.arange(1, n + 1)
    return max(0.0, float((2 * rank - n - 1) @ np.sort(x)) / (n * float(x.sum())))


def gini_normalised(contributions: npt.ArrayLike) -> float | None:
    """Gini times ``n / (n - 1)``, so that groups of different size can be compared.

    Range 0 (all equal) to 1 (one person says everything). Source: the small-sample correction of Deltas 2003.

    >>> gini_normalised([0, 0, 0, 8])
    1.0
    """
    value = gini(contributions)
    n = np.size(np.asarray(contributions))
    return None if value is None else min(1.0, value * n / (n - 1))


def evenness(contributions: npt.ArrayLike) -> float | None:
    """Pielou's evenness ``-sum p ln p / ln n``: the entropy of the shares over the largest possible one.

    Range 0 (one person says everything) to 1 (all equal). Source: Pielou 1966.

    >>> evenness([3, 3])
    1.0
    """
    x = vector(contributions)
    if why_not(x) is not None:
        return None
    p = x / x.sum()
    return min(1.0, max(0.0, -float(xlogx(p).sum()) / float(np.log(len(x)))))


def effective_speakers(contributions: npt.ArrayLike) -> float | None:
    """How many equally active people would give the same concentration: ``1 / sum p**2``.

    Range 1 to ``n``. Computable for one person too. Source: the inverse of Herfindahl's index (Hill number of order 2).

    >>> effective_speakers([5, 5, 0, 0])
    2.0
    """
    x = vector(contributions)
    if why_not(x, least=1) is not None:
        return None
    p = x / x.sum()
    return 1.0 / float(p @ p)


def jain(contributions: npt.ArrayLike) -> float | None:
    """Jain's fairness index ``S**2 / (n sum x**2)``, the effective share of people who speak.

    Range ``1 / n`` to 1 (all equal). Source: Jain, Chiu and Hawe 1984.

    >>> jain([5, 5, 0, 0])
    0.5
    """
    x = vector(contributions)
    value = effective_speakers(x)
    return None if value is None or why_not(x) is not None else value / len(x)


def theil(contributions: npt.ArrayLike) -> float | None:
    """Theil's T ``sum p ln(n p)``, in nats. It splits exactly into `theil_between` and `theil_within`.

    Range 0 (all equal) to ``ln n``. Source: Theil 1967.
    """
    x = vector(contributions)
    if why_not(x) is not None:
        return None
    return max(0.0, _theil(x))


def theil_between(contributions: npt.ArrayLike, groups: Sequence[object]) -> float | None:
    """Part of Theil's T that lies between the groups: ``sum_g P_g ln(P_g / (n_g / n))``.

    ``P_g`` is the share of all contributions that group ``g`` makes, ``n_g`` its people. `groups` names the
    group of each person. Range 0 (every group's share is its share of people) to `theil`. `None` with fewer
    than two groups. Source: Theil 1967; Shorrocks 1980.
    """
    x = vector(contributions)
    members = _members(x, groups)
    if why_not(x) is not None or len(members) < 2:
        return None
    total, n = float(x.sum()), len(x)
    parts = [(float(x[who].sum()) / total, int(who.sum()) / n) for who in members]
    return max(0.0, sum(share * float(np.log(share / people)) for share, people in parts if share > 0))


def theil_within(contributions: npt.ArrayLike, groups: Sequence[object]) -> float | None:
    """Part of Theil's T that lies within the groups: ``sum_g P_g T_g``, ``T_g`` being Theil's T inside ``g``.

    Range 0 to `theil`; a group of one person, or one where nobody spoke, adds 0. Source: as `theil_between`.
    """
    x = vector(contributions)
    members = _members(x, groups)
    if why_not(x) is not None:
        return None
    total = float(x.sum())
    return max(0.0, sum(float(x[who].sum()) / total * _theil(x[who]) for who in members if x[who].any()))


def why_not(contributions: npt.ArrayLike, *, least: int = 2) -> str | None:
    """Why a measure that needs `least` people cannot be computed, or `None` if it can."""
    x = np.asarray(contributions)
    if x.size == 0:
        return "nobody takes part"
    if x.size < least:
        return "only one person takes part"
    if not x.any():
        return "nobody has contributed"
    return None


def xlogx(values: Vector) -> Vector:
    """``x ln x`` with its limit 0 at 0."""
    return values * np.log(np.where(values > 0, values, 1.0))


def _theil(x: Vector) -> float:
    p = x / x.sum()
    return float(xlogx(p).sum()) + float(np.log(len(x)))


def _members(x: Vector, groups: Sequence[object]) -> list[npt.NDArray[np.bool_]]:
    if len(groups) != len(x):
        raise InputError(f"there are {len(x)} contributions and {len(groups)} groups; give each person one group.")
    names = list(dict.fromkeys(groups))
    return [np.array([group == name for group in groups]) for name in names]


def vector(contributions: npt.ArrayLike) -> Vector:
    """The contributions as an array of shape (people,).

    Raises
    ------
    InputError
        If there is not one finite number of 0 or more a person.
    """
    x = np.asarray(contributions, dtype=np.float64)
    if x.ndim != 1:
        raise InputError(f"the contributions have {x.ndim} dimensions; give one number a person.")
    if not np.isfinite(x).all() or (x < 0).any():
        raise InputError("a contribution is negative or not a number; give finite numbers of 0 or more.")
    return x

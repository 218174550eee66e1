"""How concentrated the talk is on a few: more numbers from a vector of contributions, beside those of `inequality`.

As there, contributions are of **all** registered people, and `None` stands for what has no meaning.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from facilitator.errors import InputError
from facilitator.participation.measures import inequality

__all__ = ["Concentration", "concentration", "herfindahl", "shares", "silent_share", "top_ratio", "variation"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Concentration:
    """All measures of one vector; ranges and sources are with the functions of the same names.

    `n` is people, `total` what they contributed; `reason` says why the measures that are `None` are, and is `None`
    where there are none.
    """

    n: int
    total: float
    gini: float | None
    gini_normalised: float | None
    evenness: float | None
    herfindahl: float | None
    effective_speakers: float | None
    jain: float | None
    variation: float | None
    theil: float | None
    silent_share: float | None
    top_ratio: float | None
    reason: str | None


def concentration(contributions: npt.ArrayLike) -> Concentration:
    """Every measure at once.

    >>> concentration([2, 2]).gini
    0.0

    Raises
    ------
    InputError
        If a contribution is negative or no number.
    """
    x = inequality.vector(contributions)
    return Concentration(
        n=len(x),
        total=float(x.sum()),
        gini=inequality.gini(x),
        gini_normalised=inequality.gini_normalised(x),
        evenness=inequality.evenness(x),
        herfindahl=herfindahl(x),
        effective_speakers=inequality.effective_speakers(x),
        jain=inequality.jain(x),
        variation=variation(x),
        theil=inequality.theil(x),
        silent_share=silent_share(x),
        top_ratio=top_ratio(x),
        reason=inequality.why_not(x),
    )


def shares(contributions: npt.ArrayLike) -> npt.NDArray[np.float64] | None:
    """Each person's part of all contributions, ``p = x / S``; from 0 to 1, they sum to 1."""
    x = inequality.vector(contributions)
    return None if inequality.why_not(x, least=1) is not None else x / x.sum()


def herfindahl(contributions: npt.ArrayLike) -> float | None:
    """Herfindahl's index ``sum p**2``, the chance that two words picked at random are by the same person.

    Range ``1 / n`` (all equal) to 1. Source: Herfindahl 1950; Hirschman 1964.
    """
    effective = inequality.effective_speakers(contributions)
    return None if effective is None else 1.0 / effective


def variation(contributions: npt.ArrayLike) -> float | None:
    """Coefficient of variation ``sd(x) / mean(x)``, with the standard deviation of a population (divided by n).

    Range 0 (all equal) to ``sqrt(n - 1)``. ``variation**2 = n * herfindahl - 1``.
    """
    x = inequality.vector(contributions)
    return None if inequality.why_not(x) is not None else float(x.std() / x.mean())


def silent_share(contributions: npt.ArrayLike) -> float | None:
    """Share of people who contributed nothing, from 0 to 1; the other side of minimum engagement."""
    x = inequality.vector(contributions)
    return None if len(x) == 0 else float((x == 0).mean())


def top_ratio(contributions: npt.ArrayLike, *, share: float = 0.1) -> float | None:
    """What the most active tenth (`share`, rounded up to whole people) contributed over what all others did.

    Range from ``k / (n - k)`` of k people (all equal) upwards; `None` where the others are nobody or silent.
    Source: the 10:90 ratio of WikiChron.

    >>> top_ratio([8, 1, 1, 1, 1])
    2.0
    """
    if not 0 < share < 1:
        raise InputError(f"the share is {share}; give a number between 0 and 1.")
    x = np.sort(inequality.vector(contributions))[::-1]
    most = max(1, math.ceil(round(share * len(x), 9)))
    rest = float(x[most:].sum())
    return None if inequality.why_not(x) is not None or rest == 0 else float(x[:most].sum()) / rest

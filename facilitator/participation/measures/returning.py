"""How soon people come back after a con: survival analysis of the time until their next post.

Every answer that a person gets from another participant begins a spell. It ends with the person's next post, and is
censored at the end of the debate; its length is counted in posts by others, so that pauses of the whole debate do not
count. A Cox model (Cox 1972; statsmodels' ``PHReg``), stratified by progress of the debate and by activity so far,
gives the hazard ratio: how many times as likely a person is to post at any moment after a con as after another
answer. Below 1, objections hold people back. The intervals allow for spells of one person being alike (robust, by
person; Lin and Wei 1989). Kaplan and Meier's (1958) curve gives the share of people who stay silent after the first con
they get.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from facilitator.participation.contribution import Contribution
from facilitator.participation.measures.inhibition import replies
from facilitator.statistics.estimate import Estimate, missing
from facilitator.statistics.intervals import Z

__all__ = ["WITHIN", "Hazard", "Spell", "return_hazard", "spells", "still_silent"]

_FEWEST = 5  # ends of spells of either kind; with fewer, Cox's estimate is wild

#: Posts by others after a con, within which somebody is expected back.
WITHIN = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Spell:
    """`length` posts by others after an answer to `person`, until the next post (`back`) or the end of the debate.

    `con`: the answer was one; `first`: it was the first con this person got.
    """

    person: str
    con: bool
    first: bool
    length: int
    back: bool
    stratum: tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hazard:
    """A ratio of hazards, over spells, with the two-sided p-value of Wald's test that it is 1."""

    ratio: Estimate
    p: float | None = None


def spells(contributions: Sequence[Contribution], people: Collection[str]) -> list[Spell]:
    """A spell for each answer that one of `people` got from another of them, unless no post follows it."""
    last = len(contributions) - 1
    objected: set[str] = set()
    found: list[Spell] = []
    for one in replies(contributions, people):
        first = one.con and one.person not in objected
        objected.update([one.person] if one.con else [])
        back = one.following is not None
        length = (last if one.following is None else one.following) - one.number
        if length > 0:
            found.append(
                Spell(person=one.person, con=one.con, first=first, length=length, back=back, stratum=one.stratum)
            )
    return found


def return_hazard(found: Sequence[Spell]) -> Hazard:
    """How many times as likely people are to post at any moment after a con as after another answer."""
    ends = {kind: sum(one.back for one in found if one.con is kind) for kind in (True, False)}
    if min(ends.values()) < _FEWEST:
        kind = "a con" if ends[True] < _FEWEST else "another answer"
        return Hazard(ratio=missing(f"too few came back after {kind}", n=len(found)))
    from statsmodels.duration.hazard_regression import PHReg  # takes a second; only long enough debates need it

    people = {person: number for number, person in enumerate(sorted({one.person for one in found}))}
    strata = {where: number for number, where in enumerate(sorted({one.stratum for one in found}))}
    model = PHReg(
        np.array([one.length for one in found]),
        np.array([[one.con] for one in found]),
        status=np.array([one.back for one in found]),
        strata=np.array([strata[one.stratum] for one in found]),
        ties="efron",
    )
    unsettled = Hazard(ratio=missing("the model does not settle", n=len(found)))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fitted = model.fit(groups=np.array([people[one.person] for one in found]))
    except (np.linalg.LinAlgError, ValueError):
        return unsettled
    slope, error = float(fitted.params[0]), float(fitted.bse[0])
    if not (math.isfinite(slope) and math.isfinite(error) and 0 < error < 5):
        return unsettled
    reach = round(Z, 6) * error  # six decimals, as in the figures on record
    low, high = math.exp(slope - reach), math.exp(slope + reach)
    return Hazard(ratio=Estimate(value=math.exp(slope), low=low, high=high, n=len(found)), p=float(fitted.pvalues[0]))


def still_silent(found: Sequence[Spell]) -> Estimate:
    """The share of people who are silent `WITHIN` posts after the first con they got; `n` is such people."""
    firsts = [one for one in found if one.first]
    if len(firsts) < _FEWEST:
        return missing("too few people got a con", n=len(firsts))
    from statsmodels.duration.survfunc import SurvfuncRight

    curve = SurvfuncRight([one.length for one in firsts], [int(one.back) for one in firsts])
    if max(one.length for one in firsts) < WITHIN:
        return missing(f"nobody was seen for {WITHIN} posts after it", n=len(firsts))
    place = int(np.searchsorted(curve.surv_times, WITHIN, side="right"))
    return Estimate(value=float(curve.surv_prob[place - 1]) if place else 1.0, n=len(firsts))

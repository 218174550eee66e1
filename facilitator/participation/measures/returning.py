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
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from facilitator.participation.contribution import Contribution
from facilitator.participation.measures.inhibition import replies
from facilitator.statistics.resampling import tidy

__all__ = ["RETURNING_METHOD", "Spell", "returning_table", "spells"]

_FEWEST = 5  # ends of spells of either kind; with fewer, Cox's estimate is wild
_WITHIN = 20

RETURNING_METHOD = (
    "hazard of posting again after a con over that after another answer (Cox model, stratified by progress and "
    f"activity, intervals robust by person); silent is the share still silent {_WITHIN} posts after the first con "
    "(Kaplan-Meier)"
)


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


def returning_table(found: Sequence[Spell], group: Mapping[str, str], *, names: Sequence[str]) -> dict[str, Any]:
    """By group the hazard ratio with interval and p, spells and ends by kind, and the silent after the first con."""
    return {name: _row([one for one in found if group[one.person] == name]) for name in names}


def _row(mine: Sequence[Spell]) -> dict[str, Any]:
    ends = {kind: sum(one.back for one in mine if one.con is kind) for kind in (True, False)}
    row: dict[str, Any] = {"n": len(mine), "n_con": sum(one.con for one in mine), "silent": _silent(mine)}
    if min(ends.values()) < _FEWEST:
        kind = "a con" if ends[True] < _FEWEST else "another answer"
        return {"value": None, "low": None, "high": None, "p": None, "reason": f"too few came back after {kind}", **row}
    return {**_cox(mine), **row}


def _cox(mine: Sequence[Spell]) -> dict[str, Any]:
    from statsmodels.duration.hazard_regression import PHReg  # takes a second; only long enough debates need it

    people = {person: number for number, person in enumerate(sorted({one.person for one in mine}))}
    strata = {where: number for number, where in enumerate(sorted({one.stratum for one in mine}))}
    model = PHReg(
        np.array([one.length for one in mine], dtype=np.float64),
        np.array([[one.con] for one in mine], dtype=np.float64),
        status=np.array([one.back for one in mine], dtype=np.intp),
        strata=np.array([strata[one.stratum] for one in mine]),
        ties="efron",
    )
    nothing = {"value": None, "low": None, "high": None, "p": None, "reason": "the model does not settle"}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fitted = model.fit(groups=np.array([people[one.person] for one in mine]))
    except (np.linalg.LinAlgError, ValueError):
        return nothing
    slope, error = float(fitted.params[0]), float(fitted.bse[0])
    if not (math.isfinite(slope) and math.isfinite(error) and 0 < error < 5):
        return nothing
    reach = 1.959964 * error
    return {
        "value": tidy(math.exp(slope)),
        "low": tidy(math.exp(slope - reach)),
        "high": tidy(math.exp(slope + reach)),
        "p": tidy(float(fitted.pvalues[0])),
    }


def _silent(mine: Sequence[Spell]) -> dict[str, Any]:
    firsts = [one for one in mine if one.first]
    if len(firsts) < _FEWEST:
        return {"value": None, "n": len(firsts), "reason": "too few people got a con"}
    from statsmodels.duration.survfunc import SurvfuncRight

    curve = SurvfuncRight([one.length for one in firsts], [int(one.back) for one in firsts])
    if max(one.length for one in firsts) < _WITHIN:
        return {"value": None, "n": len(firsts), "reason": f"nobody was seen for {_WITHIN} posts after it"}
    place = int(np.searchsorted(curve.surv_times, _WITHIN, side="right"))
    return {"value": tidy(float(curve.surv_prob[place - 1])) if place else 1.0, "n": len(firsts)}

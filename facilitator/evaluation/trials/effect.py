"""What the agent did to the gap between women and men: difference in differences, over rooms with and without it.

The gap of a room is the mean of its women minus the mean of its men (posts, words, ideas a person), silent ones
included. The effect is the mean gap with the agent minus the mean gap without: what changed for women beyond what
changed for all (Angrist and Pischke 2009, chapter 5). People of one room are alike, so rooms, not people, are the
cases.

Three estimators, from the plainest to the most laden with assumptions:

`by_rooms`
    Welch's t-test on the rooms' gaps; if the same rooms were seen without and with the agent, Student's t-test on their
    changes. Each room counts the same. Right with few rooms as well; the one we report.
`by_regression`
    Least squares over people, ``amount ~ woman * agent``, with errors robust to alikeness within rooms (Liang and Zeger
    1986) and t with rooms - 1 degrees of freedom. Larger rooms count more; too narrow below some 40 rooms.
`by_mixed_model`
    The same with a random level and a random gap a room (Laird and Ware 1982), by REML.
"""

from __future__ import annotations

import math
import warnings
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from facilitator.errors import InputError
from facilitator.statistics.intervals import LEVEL

__all__ = ["Effect", "Gap", "Outcome", "by_mixed_model", "by_regression", "by_rooms", "gaps"]

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What one `person` of a `room` contributed, with or without the `agent`; `group` is the declared gender.

    A room may occur both ways (before and after), then with the same name.
    """

    room: str
    person: str
    group: str
    amount: float
    agent: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A room's mean of `women` (their number) minus that of `men`."""

    room: str
    agent: bool
    value: float
    women: int
    men: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """The change of the gap with its 95 % interval and two-sided p-value, in the unit of the amounts.

    `rooms_with` and `rooms_without` had both women and men and are what it rests on. `reason` says why a `value` is
    `None`.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    rooms_with: int
    rooms_without: int
    estimator: str
    reason: str | None = None


def gaps(outcomes: Sequence[Outcome]) -> list[Gap]:
    """The gap of each room that had at least one woman and one man, in the order in which rooms first occur."""
    amounts: defaultdict[tuple[str, bool], tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for one in outcomes:
        if one.group in ("woman", "man"):
            amounts[one.room, one.agent][one.group == "man"].append(one.amount)
    return [
        Gap(room=room, agent=agent, value=float(np.mean(w) - np.mean(m)), women=len(w), men=len(m))
        for (room, agent), (w, m) in amounts.items()
        if w and m
    ]


def by_rooms(outcomes: Sequence[Outcome]) -> Effect:
    """Welch's t-test on the rooms' gaps, or a paired one where every room occurs both ways.

    Raises
    ------
    InputError
        If only some of the rooms occur both ways, which is neither design.
    """
    from statsmodels.stats.weightstats import CompareMeans, DescrStatsW  # takes a second

    found = gaps(outcomes)
    with_agent = {one.room: one.value for one in found if one.agent}
    without = {one.room: one.value for one in found if not one.agent}
    both = sorted(with_agent.keys() & without.keys())
    paired = bool(both)
    if paired and len(both) < max(len(with_agent), len(without)):
        raise InputError(
            f"{len(both)} rooms occur with and without the agent and others only one way; give each room both ways, or "
            "each one way."
        )
    name = "paired t-test on rooms" if paired else "Welch's t-test on rooms"
    if (why := _too_few(len(with_agent), len(without))) is not None:
        return Effect(value=None, rooms_with=len(with_agent), rooms_without=len(without), estimator=name, reason=why)
    with np.errstate(invalid="ignore", divide="ignore"):  # rooms that are all alike; `_effect` sees to that
        if paired:
            changes = DescrStatsW(np.array([with_agent[room] - without[room] for room in both]))
            value, (low, high), p = float(changes.mean), changes.tconfint_mean(1 - LEVEL), changes.ttest_mean()[1]
        else:
            samples = (DescrStatsW(np.array(list(rooms.values()))) for rooms in (with_agent, without))
            compared = CompareMeans(*samples)
            value = float(np.mean(list(with_agent.values())) - np.mean(list(without.values())))
            low, high = compared.tconfint_diff(1 - LEVEL, usevar="unequal")
            p = compared.ttest_ind(usevar="unequal")[1]
    return _effect(value, low, high, p, with_agent=len(with_agent), without=len(without), estimator=name)


def by_regression(outcomes: Sequence[Outcome]) -> Effect:
    """Least squares over people with errors clustered by room."""
    import statsmodels.api as sm

    def fit(amounts: Array, design: Array, rooms: Array) -> Any:
        return sm.OLS(amounts, design).fit(cov_type="cluster", cov_kwds={"groups": rooms}, use_t=True)

    return _over_people(outcomes, fit, estimator="regression clustered by room")


def by_mixed_model(outcomes: Sequence[Outcome]) -> Effect:
    """A linear mixed model with a random level and a random gap for each room."""
    import statsmodels.api as sm

    def fit(amounts: Array, design: Array, rooms: Array) -> Any:
        return sm.MixedLM(amounts, design, groups=rooms, exog_re=design[:, :2]).fit(reml=True)

    return _over_people(outcomes, fit, estimator="mixed model")


def _over_people(outcomes: Sequence[Outcome], fit: Callable[[Array, Array, Array], Any], *, estimator: str) -> Effect:
    """The last coefficient, woman x agent, of a model of amounts, design and rooms."""
    chosen, design, amounts, rooms = _people(outcomes)
    with_agent, without = _rooms(chosen)
    if (why := _too_few(with_agent, without)) is not None:
        return Effect(value=None, rooms_with=with_agent, rooms_without=without, estimator=estimator, reason=why)
    with warnings.catch_warnings(), np.errstate(invalid="ignore", divide="ignore"):
        warnings.simplefilter("ignore")  # rooms that are all alike, a variance at 0: `_effect` sees to that
        try:
            fitted = fit(amounts, design, rooms)
            numbers = (fitted.params[3], *fitted.conf_int(1 - LEVEL)[3], fitted.pvalues[3])
        except (np.linalg.LinAlgError, ValueError):
            numbers = (math.nan,) * 4
    return _effect(*numbers, with_agent=with_agent, without=without, estimator=estimator)


def _people(
    outcomes: Sequence[Outcome],
) -> tuple[list[Outcome], Array, Array, Array]:
    """People of rooms with a gap; columns 1, woman, agent, woman x agent; amounts; room numbers."""
    rooms = {(one.room, one.agent) for one in gaps(outcomes)}
    chosen = [one for one in outcomes if one.group in ("woman", "man") and (one.room, one.agent) in rooms]
    woman = np.array([one.group == "woman" for one in chosen], dtype=np.float64)
    agent = np.array([one.agent for one in chosen], dtype=np.float64)
    number = {room: place for place, room in enumerate(dict.fromkeys(one.room for one in chosen))}
    design = np.column_stack([np.ones(len(chosen)), woman, agent, woman * agent])
    return (
        chosen,
        design,
        np.array([one.amount for one in chosen]),
        np.array([number[one.room] for one in chosen], dtype=np.float64),
    )


def _rooms(chosen: Sequence[Outcome]) -> tuple[int, int]:
    seen = {(one.room, one.agent) for one in chosen}
    return sum(agent for _, agent in seen), sum(not agent for _, agent in seen)


def _too_few(with_agent: int, without: int) -> str | None:
    for count, kind in ((with_agent, "with"), (without, "without")):
        if count < 2:
            return f"{count} rooms {kind} the agent have both women and men; two or more are needed"
    return None


def _effect(
    value: float, low: float, high: float, p: float, *, with_agent: int, without: int, estimator: str
) -> Effect:
    numbers = [float(number) for number in (value, low, high, p)]
    if not all(math.isfinite(number) for number in numbers) or numbers[2] - numbers[1] < 1e-9 * (1 + abs(numbers[0])):
        why = "the rooms do not differ enough to say how sure this is"
        shown = numbers[0] if math.isfinite(numbers[0]) else None
        return Effect(value=shown, rooms_with=with_agent, rooms_without=without, estimator=estimator, reason=why)
    value, low, high, p = numbers
    return Effect(
        value=value, low=low, high=high, p=p, rooms_with=with_agent, rooms_without=without, estimator=estimator
    )

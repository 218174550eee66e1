"""What facilitation did to the gap between women and men, over debates whose headers tell their condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from facilitator.debate import Debate
from facilitator.errors import InputError
from facilitator.evaluation.result import Table
from facilitator.evaluation.trials.effect import Effect, Outcome, by_mixed_model, by_regression, by_rooms, gaps
from facilitator.evaluation.trials.power import detectable_change
from facilitator.participation.tally import Tally
from facilitator.statistics.estimate import Estimate

__all__ = ["CONDITIONS", "MEASURES", "Room", "estimates", "metrics", "outcomes", "power_table", "room"]

#: What the header's ``condition`` may be -> whether the agent was there.
CONDITIONS = {"with_agent": True, "without_agent": False}
MEASURES = ("posts", "words", "ideas")
_ESTIMATORS = (by_rooms, by_regression, by_mixed_model)
_PLANS = (10, 20, 40, 80)


@dataclass(frozen=True, kw_only=True)
class Room:
    """The participants of one debate and what they contributed, with or without the agent."""

    name: str
    agent: bool
    tallies: tuple[Tally, ...]


def room(debate: Debate, *, key: str, tallies: Sequence[Tally]) -> Room | None:
    """The room of a debate; `None` if its header has no ``condition``.

    The header's ``room`` names it, the `key` of the debate else; two debates of one room are before and after.

    Raises
    ------
    InputError
        If the condition is none of `CONDITIONS`.
    """
    condition = debate.extra.get("condition")
    if condition is None:
        return None
    if condition not in CONDITIONS:
        raise InputError(f"the condition of debate {debate.id!r} is {condition!r}; use {' or '.join(CONDITIONS)}.")
    return Room(name=str(debate.extra.get("room") or key), agent=CONDITIONS[condition], tallies=tuple(tallies))


def outcomes(rooms: Sequence[Room], measure: str) -> list[Outcome]:
    """What each participant contributed of `measure`, silent ones included."""
    return [
        Outcome(
            room=one.name,
            person=tally.participant,
            group=tally.group,
            amount=float(getattr(tally, measure)),
            agent=one.agent,
        )
        for one in rooms
        for tally in one.tallies
    ]


def metrics(rooms: Sequence[Room]) -> dict[str, Estimate]:
    """``gap_change_posts``, ``gap_change_words`` and ``gap_change_ideas`` by `by_rooms`; `n` is rooms."""
    return {f"gap_change_{measure}": _change(by_rooms(outcomes(rooms, measure))) for measure in MEASURES}


def _change(effect: Effect) -> Estimate:
    n = effect.rooms_with + effect.rooms_without
    if effect.value is None:
        return Estimate(value=None, n=n, reason=effect.reason or "unknown")
    return Estimate(value=effect.value, low=effect.low, high=effect.high, n=n)


def estimates(rooms: Sequence[Room]) -> Table:
    """Every measure by every estimator."""
    rows = []
    for measure in MEASURES:
        people = outcomes(rooms, measure)
        for estimator in _ESTIMATORS:
            found = estimator(people)
            told = found.reason or ""
            numbers = (found.value, found.low, found.high, found.p)
            rows.append((measure, found.estimator, *numbers, found.rooms_with, found.rooms_without, told))
    columns = ("measure", "estimator", "change", "low", "high", "p", "rooms with", "rooms without", "note")
    return Table(title="Change of the gap (women minus men, a person)", columns=columns, rows=tuple(rows))


def power_table(rooms: Sequence[Room]) -> Table:
    """The smallest change that trials of several sizes would see in four of five cases, if gaps spread as in these."""
    rows: list[tuple[str | float | int | None, ...]] = []
    for measure in MEASURES:
        found = gaps(outcomes(rooms, measure))
        sides = [[one.value for one in found if one.agent is side] for side in (True, False)]
        free = sum(max(0, len(side) - 1) for side in sides)
        squares = sum(float(np.var(side)) * len(side) for side in sides if side)
        spread = (squares / free) ** 0.5 if free else None
        changes = (None if not spread else detectable_change(plan, spread) for plan in _PLANS)
        rows.append((measure, spread, *changes))
    columns = ("measure", "spread of gaps", *(f"{plan} rooms" for plan in _PLANS))
    return Table(title="Smallest change seen with a power of 80 % at the level 5 %", columns=columns, rows=tuple(rows))

"""How large a change of the gap a trial can see: "with 20 rooms of 12 you can see a change of x"."""

from __future__ import annotations

import math

from facilitator.errors import InputError

__all__ = ["detectable_change", "gap_spread"]


def gap_spread(*, size: int, women: float, between_people: float, between_rooms: float = 0.0) -> float:
    """The standard deviation of the gaps of rooms: ``sqrt(s^2 (1 / w + 1 / m) + t^2)``.

    Parameters
    ----------
    size, women
        People in a room, and the share of women among them.
    between_people
        Standard deviation s of the amount between people of the same group in a room.
    between_rooms
        Standard deviation t of the true gap between rooms.
    """
    number = round(size * women)
    if not 0 < number < size:
        raise InputError(f"a room of {size} with a share of {women} women has nobody of one group; change either.")
    if between_people < 0 or between_rooms < 0:
        raise InputError("standard deviations are 0 or more.")
    return math.sqrt(between_people**2 * (1 / number + 1 / (size - number)) + between_rooms**2)


def detectable_change(rooms: int, spread: float, *, power: float = 0.8, alpha: float = 0.05) -> float:
    """The smallest change of the gap that a trial finds with the given `power` at level `alpha`.

    Half of the `rooms` have the agent; the test is the two-sided t-test of `effect.by_rooms`, and the answer is in the
    unit of `spread`, the standard deviation of the rooms' gaps. Source: Cohen 1988, by statsmodels' ``TTestIndPower``.

    Raises
    ------
    InputError
        If there are fewer than four rooms, or power and level are not between 0 and 1.
    """
    from statsmodels.stats.power import TTestIndPower  # takes a second

    if rooms < 4:
        raise InputError(f"{rooms} rooms cannot be compared; plan for four or more.")
    if not (0 < alpha < power < 1):
        raise InputError(f"power is {power} and the level {alpha}; give a level below the power, both within 0 and 1.")
    half = rooms // 2
    effect = TTestIndPower().solve_power(nobs1=half, ratio=(rooms - half) / half, alpha=alpha, power=power)
    return float(effect) * spread

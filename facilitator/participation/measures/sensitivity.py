"""What a share would be if some of the unknown belonged to the group: a line from "none do" to "all do"."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.errors import InputError

__all__ = ["STEPS", "Sensitivity", "sensitivity"]

#: Parts of the unknown that are taken to be of the group.
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sensitivity:
    """Shares (0 to 1) of a group among everybody, one for each of `STEPS`, and where they would be half.

    `half_at` is the part of the unknown (0 to 1) at which the group would have half; `None` if no part gives that.
    """

    shares: tuple[float | None, ...]
    half_at: float | None


def sensitivity(of_group: float, of_known: float, of_unknown: float) -> Sensitivity:
    """``(g + q u) / (k + u)`` for each part q: g is the group's amount, k that of all known, u that of the unknown.

    The ends are the bounds of Manski (1990, worst case); between them the line is straight.

    >>> sensitivity(2, 6, 4).shares
    (0.2, 0.3, 0.4, 0.5, 0.6)
    """
    if not 0 <= of_group <= of_known or of_unknown < 0:
        raise InputError(
            f"the amounts are {of_group} of {of_known} and {of_unknown} unknown; give part, whole and rest."
        )
    total = of_known + of_unknown
    if not total:
        return Sensitivity(shares=(None,) * len(STEPS), half_at=None)
    half_at = (total / 2 - of_group) / of_unknown if of_unknown else None
    return Sensitivity(
        shares=tuple((of_group + part * of_unknown) / total for part in STEPS),
        half_at=half_at if half_at is not None and 0 <= half_at <= 1 else None,
    )

"""`returning` by group: whether a con makes people come back later, and how many stay silent after the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.participation.measures.returning import WITHIN, Spell, return_hazard, still_silent
from facilitator.participation.tables.entries import tidy

__all__ = ["RETURNING_METHOD", "returning_table"]

RETURNING_METHOD = (
    "hazard of posting again after a con over that after another answer (Cox model, stratified by progress and "
    f"activity, intervals robust by person); silent is the share still silent {WITHIN} posts after the first con "
    "(Kaplan-Meier)"
)


def returning_table(found: Sequence[Spell], group: Mapping[str, str], *, names: Sequence[str]) -> dict[str, Any]:
    """By group the hazard ratio with interval and p, spells and those after a con, and the silent after the first."""
    return {name: _row([one for one in found if group[one.person] == name]) for name in names}


def _row(mine: Sequence[Spell]) -> dict[str, Any]:
    hazard, silent = return_hazard(mine), still_silent(mine)
    ratio = hazard.ratio
    numbers = {"value": ratio.value, "low": ratio.low, "high": ratio.high, "p": hazard.p}
    return {
        **{name: None if number is None else tidy(number) for name, number in numbers.items()},
        **({} if ratio.reason is None else {"reason": ratio.reason}),
        "n": ratio.n,
        "n_con": sum(one.con for one in mine),
        "silent": {"value": None, "n": silent.n, "reason": silent.reason}
        if silent.value is None
        else {"value": tidy(silent.value), "n": silent.n},
    }

"""Rates by group with intervals: so many of one thing for so many of another, summed over the people of a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from facilitator.participation.tables.entries import entry, planned
from facilitator.statistics.bootstrap import RESAMPLES, resample
from facilitator.statistics.permutation import permutation_p

__all__ = ["rate_table"]

Array = npt.NDArray[np.float64]


def rate_table(
    counted: npt.ArrayLike,
    out_of: npt.ArrayLike,
    groups: Sequence[str],
    *,
    names: Sequence[str],
    gap: tuple[str, str] | None = None,
    what: str = "cases",
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> dict[str, Any]:
    """One rate a group, with interval, and the gap between two of them.

    Parameters
    ----------
    counted, out_of
        Of each person: how many, and out of how many; shape (people,).
    groups
        The group of each person.
    names
        The groups to report, in this order.
    gap
        Two groups: the rate of the first minus that of the second, with the p-value of a permutation test in which
        people of these groups change places.
    what
        What is counted out of, for the reasons: "there are no replies".
    seed, resamples
        For the bootstrap over people and the permutations; 0 resamples gives neither.

    Returns
    -------
    dict
        By group ``value, low, high, n`` (n is the sum of `out_of`), with ``reason`` where one is `None`; ``gap`` has
        ``p`` too.
    """
    numerator, denominator = (np.asarray(one, dtype=np.float64) for one in (counted, out_of))
    people = len(numerator)
    members = {name: np.flatnonzero([group == name for group in groups]) for name in names}
    made = planned(people, resamples)
    drawn: dict[str, list[Array]] = {name: [] for name in names}
    for weights in resample(people, made, seed=seed):
        for name, who in members.items():
            drawn[name].append(_rate(weights[:, who] @ numerator[who], weights[:, who] @ denominator[who]))
    resampled = {name: np.concatenate(blocks) if blocks else np.empty(0) for name, blocks in drawn.items()}
    table: dict[str, Any] = {}
    for name, who in members.items():
        n = float(denominator[who].sum())
        value = float(numerator[who].sum()) / n if n else None
        why = "nobody is of this group" if not len(who) else f"there are no {what}"
        table[name] = {**entry(value, resampled[name], len(who), why=why), "n": int(n)}
    if gap is not None:
        table["gap"] = _gap(table, gap, resampled, members, numerator, denominator, seed=seed, permutations=made)
    return table


def _gap(
    table: Mapping[str, Any],
    gap: tuple[str, str],
    resampled: Mapping[str, Array],
    members: Mapping[str, npt.NDArray[np.intp]],
    numerator: Array,
    denominator: Array,
    *,
    seed: int,
    permutations: int,
) -> dict[str, Any]:
    one, other = gap
    rates = [table[name]["value"] for name in gap]
    missing = next((table[name]["reason"] for name in gap if table[name]["value"] is None), None)
    value = None if missing else rates[0] - rates[1]
    both = np.concatenate([members[one], members[other]])
    p = None
    if value is not None and permutations:
        counted, out_of = numerator[both], denominator[both]
        p = permutation_p(counted, out_of, len(members[one]), seed=seed, permutations=permutations)
    fewest = min(len(members[name]) for name in gap)
    return {
        "of": f"{one} minus {other}",
        **entry(value, resampled[one] - resampled[other], fewest, why=missing),
        "p": p,
        "n": table[one]["n"] + table[other]["n"],
    }


def _rate(numerator: Array, denominator: Array) -> Array:
    with np.errstate(invalid="ignore"):
        return numerator / denominator

"""`inhibition` by group, with intervals by a bootstrap over the people of the group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from facilitator.participation.measures.inhibition import Reaction, inhibition
from facilitator.participation.tables.entries import entry, planned, tidy
from facilitator.statistics.bootstrap import RESAMPLES, resample

__all__ = ["inhibition_table"]

Array = npt.NDArray[np.float64]


def inhibition_table(
    found: Sequence[Reaction],
    group: Mapping[str, str],
    *,
    names: Sequence[str],
    gap: tuple[str, str] | None,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> dict[str, Any]:
    """The difference by group (``value``), its parts, the matched difference, and the gap between two groups.

    Parameters
    ----------
    group
        The group of each person, of those without reactions too.
    """
    people = sorted(group)
    made = planned(len(people), resamples)
    row = {person: number for number, person in enumerate(people)}
    strata = {stratum: number for number, stratum in enumerate(sorted({one.stratum for one in found}))}
    counts = np.zeros((2, 2, len(strata), len(people)))  # replies and comings back, other and con
    for one in found:
        counts[0, int(one.con), strata[one.stratum], row[one.person]] += 1
        counts[1, int(one.con), strata[one.stratum], row[one.person]] += one.back
    members = {name: np.flatnonzero([group[person] == name for person in people]) for name in names}
    drawn: dict[str, list[tuple[Array, Array]]] = {name: [] for name in names}
    for weights in resample(len(people), made, seed=seed):
        for name, who in members.items():
            drawn[name].append(_differences(np.einsum("rp,kcsp->kcsr", weights[:, who], counts[..., who])))
    resampled = {
        name: [np.concatenate([block[part] for block in blocks]) if blocks else np.empty(0) for part in (0, 1)]
        for name, blocks in drawn.items()
    }
    table: dict[str, Any] = {}
    for name, who in members.items():
        value = inhibition([one for one in found if group[one.person] == name])
        why = "nobody is of this group" if not len(who) else value.reason or ""
        unmatched = why or "no stratum has both kinds of reply"
        table[name] = {
            **entry(value.difference, resampled[name][0], len(who), why=why),
            "n": value.n_con + value.n_other,
            "after_con": _part(value.after_con, value.n_con, "a con"),
            "after_other": _part(value.after_other, value.n_other, "another reply"),
            "matched": {
                **entry(value.matched, resampled[name][1], len(who), why=unmatched),
                "n": value.n_matched,
            },
        }
    if gap is None:
        return table
    one, other = (table[name] for name in gap)
    missing = one["value"] is None or other["value"] is None
    first, second = (resampled[name][0] for name in gap)
    table["gap"] = {
        "of": f"{gap[0]} minus {gap[1]}",
        **entry(
            None if missing else one["value"] - other["value"],
            first - second,
            min(len(members[name]) for name in gap),
            why=one.get("reason") if one["value"] is None else other.get("reason"),
        ),
        "n": one["n"] + other["n"],
    }
    return table


def _differences(counts: Array) -> tuple[Array, Array]:
    """The plain and the matched difference of each resample from counts of shape (2, 2, strata, resamples)."""
    with np.errstate(invalid="ignore"):
        replies, back = counts.sum(axis=2)
        plain = back[1] / replies[1] - back[0] / replies[0]
        inside = counts[1, 1] / counts[0, 1] - counts[1, 0] / counts[0, 0]  # NaN in a stratum without both kinds
        weight = np.where(np.isnan(inside), 0.0, counts[0, 1])
        return plain, (weight * np.nan_to_num(inside)).sum(axis=0) / weight.sum(axis=0)


def _part(value: float | None, n: int, kind: str) -> dict[str, Any]:
    if value is None:
        return {"value": None, "n": n, "reason": f"nobody got {kind}"}
    return {"value": tidy(value), "n": n}

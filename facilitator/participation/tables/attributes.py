"""The tables for any other attribute that people told of themselves, such as an age group or a district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from facilitator.debate import Participant
from facilitator.participation.contribution import Contribution
from facilitator.participation.tables.entries import entry, planned, tidy
from facilitator.participation.tables.exchange import TYPES, exchange_tables
from facilitator.participation.tables.grouping import Grouping, by_attribute
from facilitator.participation.tally import UNKNOWN
from facilitator.statistics.bootstrap import RESAMPLES, resample

__all__ = ["attribute_tables"]


def attribute_tables(
    contributions: Sequence[Contribution],
    participants: Sequence[Participant],
    attribute: str,
    *,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> dict[str, Any]:
    """Counts and shares by group as in `count_tables`, and the tables of `exchange_tables`, both by `attribute`.

    Raises
    ------
    InputError
        If nobody has the attribute or it has too many values.
    """
    grouping = by_attribute(participants, attribute)
    amounts: dict[str, Counter[str]] = {name: Counter() for name in ("people", "posts", "words", *TYPES)}
    amounts["people"].update(dict.fromkeys(grouping.of, 1))
    for one in contributions:
        if one.author in grouping.of:
            amounts["posts"][one.author] += 1
            amounts["words"][one.author] += one.words
            for name, label in TYPES.items():
                amounts[name][one.author] += one.label == label
    return {
        **{name: _shares(counts, grouping, seed=seed, resamples=resamples) for name, counts in amounts.items()},
        **exchange_tables(contributions, participants, grouping=grouping, seed=seed, resamples=resamples),
    }


def _shares(counts: Counter[str], grouping: Grouping, *, seed: int, resamples: int) -> dict[str, Any]:
    """Count and share among the known of each group; for the unknown their share of all."""
    people = sorted(grouping.of)
    amount = np.array([counts[one] for one in people])
    groups = np.array([grouping.of[one] for one in people])
    by_group = np.stack([np.where(groups == name, amount, 0.0) for name in grouping.known], axis=1)
    drawn = [
        _of_known(weights @ by_group) for weights in resample(len(people), planned(len(people), resamples), seed=seed)
    ]
    resampled = np.concatenate(drawn) if drawn else np.empty((0, len(grouping.known)))
    total, known, shares = amount.sum(), by_group.sum(), _of_known(by_group.sum(axis=0)[None])[0]
    rows: dict[str, Any] = {}
    for place, name in enumerate(grouping.known):
        value = float(shares[place]) if known else None
        rows[name] = {
            "count": int(by_group[:, place].sum()),
            **entry(value, resampled[:, place], len(people), why="there are none", key="share"),
            "n": int(known),
        }
    share = tidy(float((total - known) / total)) if total else None
    rows[UNKNOWN] = {"count": int(total - known), "share_of_all": share, "n": int(total)}
    return rows


def _of_known(sums: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    whole = sums.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore"):
        return np.asarray(sums / whole)

"""Every measure of the tables of counts at once, for many resamples: the vectorised twin of `inequality`.

A resample is a weight (how often drawn) for each person. All measures come from weighted sums, so that a
thousand resamples of 200 people take some milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from facilitator.participation.measures.inequality import xlogx
from facilitator.participation.tally import GROUPS, MEASURES, UNKNOWN, Tally

__all__ = ["PeopleArrays", "weighted_measures"]

Array = npt.NDArray[np.float64]

_KNOWN = tuple(group for group in GROUPS if group != UNKNOWN)
_COLUMNS = ("people", *MEASURES, "xlogx", "square")


@dataclass(frozen=True, kw_only=True)
class PeopleArrays:
    """The participants as arrays: `columns` of shape (people, 9), and who belongs to each group."""

    columns: Array
    members: dict[str, npt.NDArray[np.intp]]

    @classmethod
    def of(cls, tallies: Sequence[Tally]) -> PeopleArrays:
        """Arrays in the order of `tallies`."""
        counts = [[1, *(getattr(tally, measure) for measure in MEASURES)] for tally in tallies]
        table = np.array(counts, dtype=np.float64).reshape(len(tallies), 1 + len(MEASURES))
        posts = table[:, 1:2]
        groups = np.array([tally.group for tally in tallies], dtype=object)
        return cls(
            columns=np.hstack([table, xlogx(posts), posts**2]),
            members={group: np.flatnonzero(groups == group) for group in GROUPS},
        )


def weighted_measures(people: PeopleArrays, weights: Array) -> dict[str, Array]:
    """Each measure by name, one value a row of `weights`, NaN where it has no meaning.

    Names: ``share/posts/woman`` (and every other measure and known group), ``ratio/woman``, ``gini``,
    ``gini_normalised``, ``evenness``, ``effective_speakers``, ``jain``, ``theil``, and among people of known
    gender ``theil/among_known``, ``theil/between``, ``theil/within``.
    """
    by_group = {group: _sums(people, weights, who) for group, who in people.members.items()}
    with np.errstate(divide="ignore", invalid="ignore"):
        return {**_shares(by_group), **_concentration(people, weights), **_theil_parts(by_group)}


def _sums(people: PeopleArrays, weights: Array, who: npt.NDArray[np.intp]) -> dict[str, Array]:
    sums = weights[:, who] @ people.columns[who]
    return {name: sums[:, column] for column, name in enumerate(_COLUMNS)}


def _shares(by_group: dict[str, dict[str, Array]]) -> dict[str, Array]:
    found: dict[str, Array] = {}
    for measure in ("people", *MEASURES):
        known = sum(by_group[group][measure] for group in _KNOWN)
        for group in _KNOWN:
            found[f"share/{measure}/{group}"] = by_group[group][measure] / known
    for group in _KNOWN:
        found[f"ratio/{group}"] = found[f"share/posts/{group}"] / found[f"share/people/{group}"]
    return found


def _concentration(people: PeopleArrays, weights: Array) -> dict[str, Array]:
    n = weights.shape[1]
    # Over everybody at once, not by group: not even the last bit of these may depend on who is of which group.
    sums = _sums(people, weights, np.arange(n))
    total, square, logs = sums["posts"], sums["square"], sums["xlogx"]
    order = np.argsort(people.columns[:, 1])
    drawn, posts = weights[:, order], people.columns[order, 1]
    # `drawn` copies of a person hold the ranks up to their running sum; this is sum (2 rank - n - 1) x over the copies.
    gini = (drawn * (2 * np.cumsum(drawn, axis=1) - drawn - n)) @ posts / (n * total)
    entropy = np.log(total) - logs / total
    found = {
        "gini": gini,
        "gini_normalised": gini * (n / (n - 1)) if n > 1 else np.full_like(gini, np.nan),
        "evenness": entropy / np.log(n),
        "effective_speakers": total**2 / square,
        "jain": total**2 / (n * square),
        "theil": np.log(n) - entropy,
    }
    if n < 2:
        found = {name: values if name == "effective_speakers" else values * np.nan for name, values in found.items()}
    return found


def _theil_parts(by_group: dict[str, dict[str, Array]]) -> dict[str, Array]:
    known = {name: sum(by_group[group][name] for group in _KNOWN) for name in ("people", "posts", "xlogx")}
    whole = known["xlogx"] / known["posts"] - np.log(known["posts"]) + np.log(known["people"])
    between = np.zeros_like(whole)
    present = np.zeros_like(whole)
    for group in _KNOWN:
        share = by_group[group]["posts"] / known["posts"]
        part = share * np.log(share / (by_group[group]["people"] / known["people"]))
        between += np.where(share > 0, part, 0.0)
        present += by_group[group]["people"] > 0
    computable = (known["posts"] > 0) & (known["people"] > 1)
    return {
        "theil/among_known": np.where(computable, whole, np.nan),
        "theil/between": np.where(computable & (present > 1), between, np.nan),
        "theil/within": np.where(computable, whole - between, np.nan),
    }

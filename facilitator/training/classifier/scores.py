"""Macro-F1 and the like with bootstrap intervals, for the figures of a model card."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.calibration import expected_calibration_error
from facilitator.classification.selective import accuracy_kept, area_under_risk_coverage
from facilitator.debate import IBIS_TYPES

__all__ = ["f1_by_class", "interval", "label_scores", "macro_f1", "scores_by_sex", "sided_scores"]

_DRAWS = 1000
_FEW_GROUPS = 10
_SEXES = ("F", "M")
_KEPT = 0.8  # share of the posts, the most confident ones, on which accuracy must beat that on all
_PRO, _CON = IBIS_TYPES.index("pro"), IBIS_TYPES.index("con")

Codes = NDArray[np.intp]


def f1_by_class(gold: Codes, predicted: Codes) -> NDArray[np.float64]:
    """F1 of each of the five classes, 2 TP / (gold + predicted); NaN for a class that the gold does not have."""
    classes = len(IBIS_TYPES)
    right = np.bincount(gold[gold == predicted], minlength=classes)
    golds = np.bincount(gold, minlength=classes)
    both = golds + np.bincount(predicted, minlength=classes)
    return np.where(golds > 0, 2 * right / np.maximum(both, 1), np.nan)


def macro_f1(gold: Codes, predicted: Codes) -> float:
    """Mean F1 over the classes that the gold has; NaN without rows."""
    scores = f1_by_class(gold, predicted)
    return float(np.nanmean(scores)) if len(gold) else float("nan")


def interval(
    statistic: Callable[[Codes, Codes], float], gold: Codes, predicted: Codes, groups: Sequence[str], *, seed: int
) -> dict[str, Any]:
    """The value of a statistic of gold and predicted classes with its interval, as `_bootstrap` gives it."""
    return _bootstrap(lambda rows: statistic(gold[rows], predicted[rows]), groups, seed=seed)


def _bootstrap(statistic: Callable[[Codes], float], groups: Sequence[str], *, seed: int) -> dict[str, Any]:
    """`value` of a statistic of row numbers, and `low` and `high` of a 95 % percentile bootstrap over `unit`.

    Whole groups are drawn where there are ten or more, since posts of one debate are alike; else single posts.
    """
    places: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        places.setdefault(group, []).append(place)
    blocks = [np.array(rows) for rows in places.values()]
    unit = "groups"
    if len(blocks) < _FEW_GROUPS:
        blocks, unit = [np.array([row]) for row in range(len(groups))], "posts"
    rng = np.random.default_rng(seed)
    draws = []
    for _ in range(_DRAWS):
        draws.append(
            statistic(np.concatenate([blocks[block] for block in rng.integers(len(blocks), size=len(blocks))]))
        )
    low, high = np.nanquantile(draws, [0.025, 0.975])
    value = statistic(np.arange(len(groups)))
    return {"value": round(value, 4), "low": round(float(low), 4), "high": round(float(high), 4), "unit": unit}


def label_scores(
    gold: Codes, chances: NDArray[np.float64], unsure: NDArray[np.bool_], groups: Sequence[str], *, seed: int
) -> dict[str, Any]:
    """All figures of one test: macro-F1, F1 by class, calibration error, coverage and macro-F1 on what is kept."""
    predicted = chances.argmax(axis=1)
    kept = ~unsure
    by_class = zip(IBIS_TYPES, f1_by_class(gold, predicted), strict=True)
    confusion = np.bincount(gold * len(IBIS_TYPES) + predicted, minlength=len(IBIS_TYPES) ** 2)
    return {
        "n": len(gold),
        "groups": len(set(groups)),
        "macro_f1": interval(macro_f1, gold, predicted, groups, seed=seed),
        "f1": {name: None if np.isnan(score) else round(float(score), 4) for name, score in by_class},
        "accuracy": round(float((gold == predicted).mean()), 4),
        "ece": round(expected_calibration_error(chances.max(axis=1), gold == predicted), 4),
        "coverage": round(float(kept.mean()), 4),
        "macro_f1_kept": round(macro_f1(gold[kept], predicted[kept]), 4) if kept.any() else None,
        "accuracy_kept": round(float((gold == predicted)[kept].mean()), 4) if kept.any() else None,
        "aurc": round(area_under_risk_coverage(chances.max(axis=1), gold == predicted), 4),
        "kept_80": _kept_scores(chances.max(axis=1), gold == predicted, groups, seed=seed),
        "confusion": confusion.reshape(len(IBIS_TYPES), -1).tolist(),
        "pro_or_con": sided_scores(gold, chances, groups, seed=seed),
    }


def _kept_scores(
    confidence: NDArray[np.float64], right: NDArray[np.bool_], groups: Sequence[str], *, seed: int
) -> dict[str, Any]:
    """Accuracy on the surest 80 % of the posts, and by how much it is above the accuracy on all, with an interval."""

    def gain(rows: Codes) -> float:
        return accuracy_kept(confidence[rows], right[rows], coverage=_KEPT) - float(right[rows].mean())

    accuracy = accuracy_kept(confidence, right, coverage=_KEPT)
    return {"accuracy": round(accuracy, 4), "gain": _bootstrap(gain, groups, seed=seed)}


def scores_by_sex(
    gold: Codes, predicted: Codes, sexes: Sequence[str], groups: Sequence[str], *, seed: int
) -> dict[str, Any] | None:
    """Macro-F1 on women's and on men's posts and their difference; `None` unless the corpus records both.

    The difference is over the types that both have posts of, so that a type that only one group uses is no gap.
    """
    found = np.array(sexes)
    if not set(_SEXES) <= set(sexes):
        return None
    shared = set(gold[found == "F"].tolist()) & set(gold[found == "M"].tolist())
    used = np.isin(gold, list(shared))

    def score(sex: str, rows: Codes) -> float:
        chosen = rows[(found[rows] == sex) & used[rows]]
        return macro_f1(gold[chosen], predicted[chosen])

    return {
        "n": {sex: int((found == sex).sum()) for sex in _SEXES},
        **{sex: _bootstrap(partial(score, sex), groups, seed=seed) for sex in _SEXES},
        "women_minus_men": _bootstrap(lambda rows: score("F", rows) - score("M", rows), groups, seed=seed),
    }


def sided_scores(
    gold: Codes, chances: NDArray[np.float64], groups: Sequence[str], *, seed: int
) -> Mapping[str, Any] | None:
    """Macro-F1 of pro against con alone, the other types ruled out; `None` if the gold lacks one of the two."""
    rows = np.flatnonzero(np.isin(gold, (_PRO, _CON)))
    if len(set(gold[rows].tolist())) < 2:
        return None
    predicted = np.where(chances[rows, _PRO] >= chances[rows, _CON], _PRO, _CON)
    found = interval(macro_f1, gold[rows], predicted, [groups[row] for row in rows.tolist()], seed=seed)
    return {**found, "n": len(rows)}

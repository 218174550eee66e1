"""Macro-F1 and the like with bootstrap intervals, for the figures of a model card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IBIS_TYPES
from facilitator.statistics.bootstrap import Statistic, difference
from facilitator.statistics.calibration import expected_calibration_error
from facilitator.statistics.clusters import FEWEST_CLUSTERS, Clusters
from facilitator.statistics.f1 import Codes, confusion, f1, macro_f1, macro_f1_of
from facilitator.statistics.selective import accuracy_kept, area_under_risk_coverage

__all__ = ["label_scores", "macro_f1_score", "scores_by_sex", "sided_scores"]

_SEXES = ("F", "M")
_KEPT = 0.8  # share of the posts, the most confident ones, on which accuracy must beat that on all
_PRO, _CON = IBIS_TYPES.index("pro"), IBIS_TYPES.index("con")
_CLASSES = len(IBIS_TYPES)


def macro_f1_score(gold: Codes, predicted: Codes, groups: Sequence[str], *, seed: int) -> dict[str, Any]:
    """Macro-F1 over the types that the gold has: `value`, and `low` and `high` of a 95 % bootstrap over `unit`.

    Whole groups are drawn where there are ten or more, since posts of one debate are alike; else single posts.
    """
    clusters = _clusters(groups, seed)
    return _score(macro_f1_of(gold, predicted, clusters, classes=_CLASSES), clusters)


def label_scores(
    gold: Codes, chances: NDArray[np.float64], unsure: NDArray[np.bool_], groups: Sequence[str], *, seed: int
) -> dict[str, Any]:
    """All figures of one test: macro-F1, F1 by class, calibration error, coverage and macro-F1 on what is kept."""
    predicted, confidence = chances.argmax(axis=1), chances.max(axis=1)
    right, kept = gold == predicted, ~unsure
    matrix = confusion(gold, predicted, _CLASSES)
    by_class = zip(IBIS_TYPES, f1(matrix).tolist(), strict=True)
    return {
        "n": len(gold),
        "groups": len(set(groups)),
        "macro_f1": macro_f1_score(gold, predicted, groups, seed=seed),
        "f1": {name: None if np.isnan(score) else round(score, 4) for name, score in by_class},
        "accuracy": round(float(right.mean()), 4),
        "ece": round(expected_calibration_error(confidence, right), 4),
        "coverage": round(float(kept.mean()), 4),
        "macro_f1_kept": _macro_f1_kept(gold, predicted, kept),
        "accuracy_kept": round(float(right[kept].mean()), 4) if kept.any() else None,
        "aurc": round(area_under_risk_coverage(confidence, right), 4),
        "kept_80": _kept_scores(confidence, right, groups, seed=seed),
        "confusion": matrix.tolist(),
        "pro_or_con": sided_scores(gold, chances, groups, seed=seed),
    }


def _macro_f1_kept(gold: Codes, predicted: Codes, kept: NDArray[np.bool_]) -> float | None:
    return round(float(macro_f1(confusion(gold[kept], predicted[kept], _CLASSES))), 4) if kept.any() else None


def _kept_scores(
    confidence: NDArray[np.float64], right: NDArray[np.bool_], groups: Sequence[str], *, seed: int
) -> dict[str, Any]:
    """Accuracy on the surest 80 % of the posts, and by how much it is above the accuracy on all, with an interval."""

    def gain(rows: NDArray[np.intp]) -> float:
        return accuracy_kept(confidence[rows], right[rows], coverage=_KEPT) - float(right[rows].mean())

    clusters = _clusters(groups, seed)
    accuracy = accuracy_kept(confidence, right, coverage=_KEPT)
    return {"accuracy": round(accuracy, 4), "gain": _score(clusters.of_cases(gain), clusters)}


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
    clusters = _clusters(groups, seed)

    def of(sex: str) -> Statistic:
        chosen = (found == sex) & used
        return macro_f1_of(gold[chosen], predicted[chosen], clusters.part(chosen), classes=_CLASSES)

    return {
        "n": {sex: int((found == sex).sum()) for sex in _SEXES},
        **{sex: _score(of(sex), clusters) for sex in _SEXES},
        "women_minus_men": _score(difference(of("F"), of("M")), clusters),
    }


def sided_scores(
    gold: Codes, chances: NDArray[np.float64], groups: Sequence[str], *, seed: int
) -> Mapping[str, Any] | None:
    """Macro-F1 of pro against con alone, the other types ruled out; `None` if the gold lacks one of the two."""
    rows = np.flatnonzero(np.isin(gold, (_PRO, _CON)))
    if len(set(gold[rows].tolist())) < 2:
        return None
    predicted = np.where(chances[rows, _PRO] >= chances[rows, _CON], _PRO, _CON)
    found = macro_f1_score(gold[rows], predicted, [groups[row] for row in rows.tolist()], seed=seed)
    return {**found, "n": len(rows)}


def _clusters(groups: Sequence[str], seed: int) -> Clusters:
    return Clusters.of(groups, unit="group", fewest=FEWEST_CLUSTERS, seed=seed)


def _score(statistic: Statistic, clusters: Clusters) -> dict[str, Any]:
    found = clusters.estimate(statistic, n=len(clusters.index), reason="the two have no type in common")
    rounded = found.as_dict(places=4)
    del rounded["n"]
    return {**rounded, "unit": f"{clusters.unit}s"}

"""Figures of the incivility classifier: precision, recall, F1 and average precision of each tone; false alarms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.calibration import expected_calibration_error
from facilitator.evaluation.result import Metric
from facilitator.safety.cues import TONES, Tone
from facilitator.safety.incivility import verdict
from facilitator.statistics.bootstrap import Clusters, Floats, Statistic, ratio
from facilitator.statistics.f1 import label_metrics

__all__ = ["alarm_figures", "tone_figures"]


def tone_figures(
    chances: Sequence[Mapping[Tone, float]],
    gold: Sequence[Tone],
    groups: Sequence[str],
    *,
    thresholds: Mapping[str, float],
    seed: int,
) -> dict[str, Any]:
    """At the thresholds; *any* is harassment or threat, whichever was said. Intervals are over groups."""
    clusters = Clusters.of(groups, unit="group", single="post", seed=seed)
    wanted = np.array([TONES.index(tone) for tone in gold], dtype=np.intp)
    said = np.array([TONES.index(verdict(one, **thresholds).tone) for one in chances], dtype=np.intp)
    found = label_metrics(wanted, said, clusters, names=TONES)
    for code, tone in enumerate(TONES):
        right = clusters.sums((wanted == code) & (said == code))
        precision = ratio(right, clusters.sums(said == code))
        recall = ratio(right, clusters.sums(wanted == code))
        scores = np.array([one[tone] for one in chances])
        count = int((wanted == code).sum())
        found[f"precision_{tone}"] = clusters.metric(precision, n=int((said == code).sum()), reason="never said")
        found[f"recall_{tone}"] = clusters.metric(recall, n=count, reason="no example has it")
        found[f"average_precision_{tone}"] = clusters.metric(
            _average_precision(wanted == code, scores, clusters.index), n=count, reason="no example has it"
        )
    # to a facilitator it matters most that anything is shown at all
    attacked, shown = wanted > 0, said > 0
    right = clusters.sums(attacked & shown)
    found["precision_any"] = clusters.metric(
        ratio(right, clusters.sums(shown)), n=int(shown.sum()), reason="never said"
    )
    found["recall_any"] = clusters.metric(ratio(right, clusters.sums(attacked)), n=int(attacked.sum()), reason="none")
    found["average_precision_any"] = clusters.metric(
        _average_precision(attacked, np.array([1 - one["civil"] for one in chances]), clusters.index),
        n=int(attacked.sum()),
        reason="none",
    )
    best = np.array([max(one.values()) for one in chances])
    top = np.array([max(TONES, key=one.__getitem__) for one in chances])
    error = expected_calibration_error(best, np.array([a == b for a, b in zip(top, gold, strict=True)], dtype=np.bool_))
    return {**_rounded(found), "calibration_error": round(error, 4)}


def alarm_figures(
    chances: Sequence[Mapping[Tone, float]], debates: Sequence[str], *, thresholds: Mapping[str, float], seed: int
) -> dict[str, Any]:
    """Share of posts of civil debates that would be flagged; intervals are over debates."""
    clusters = Clusters.of(debates, seed=seed)
    said = [verdict(one, **thresholds).tone for one in chances]
    every = clusters.sums(np.ones(len(said)))
    return _rounded(
        {
            f"false_{tone}": clusters.metric(
                ratio(clusters.sums(np.array([one == tone for one in said])), every), n=len(said), reason="no posts"
            )
            for tone in TONES[1:]
        }
    )


def _average_precision(positive: NDArray[np.bool_], scores: Floats, index: NDArray[np.intp]) -> Statistic:
    """Precision times gain in recall, summed over the distinct scores, without interpolation; all draws at once."""
    order = np.argsort(-scores, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))  # equal scores are taken together
    hits, places = positive[order], index[order]

    def statistic(draws: Floats) -> Floats:
        weights = draws[:, places]
        right = np.cumsum(weights * hits, axis=1)[:, ends]
        said = np.cumsum(weights, axis=1)[:, ends]
        gains = np.diff(right, axis=1, prepend=0.0) * right / np.maximum(said, 1.0)
        total = right[:, -1]
        return np.asarray(np.where(total > 0, gains.sum(axis=1) / np.maximum(total, 1.0), np.nan))

    return statistic


def _rounded(metrics: Mapping[str, Metric]) -> dict[str, Any]:
    return {
        name: {key: round(value, 4) if isinstance(value, float) else value for key, value in metric.as_dict().items()}
        for name, metric in metrics.items()
    }

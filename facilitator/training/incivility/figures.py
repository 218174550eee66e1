"""Figures of the incivility classifier: precision, recall, F1 and average precision of each tone; false alarms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from facilitator.safety.cues import TONES, Tone
from facilitator.safety.incivility import verdict
from facilitator.statistics.bootstrap import ratio
from facilitator.statistics.calibration import expected_calibration_error
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.estimate import Estimate
from facilitator.statistics.f1 import label_estimates
from facilitator.statistics.ranking import average_precision_of

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
    found = label_estimates(wanted, said, clusters, names=TONES)
    for code, tone in enumerate(TONES):
        right = clusters.sums((wanted == code) & (said == code))
        precision = ratio(right, clusters.sums(said == code))
        recall = ratio(right, clusters.sums(wanted == code))
        scores = np.array([one[tone] for one in chances])
        count = int((wanted == code).sum())
        found[f"precision_{tone}"] = clusters.estimate(precision, n=int((said == code).sum()), reason="never said")
        found[f"recall_{tone}"] = clusters.estimate(recall, n=count, reason="no example has it")
        found[f"average_precision_{tone}"] = clusters.estimate(
            average_precision_of(wanted == code, scores, clusters), n=count, reason="no example has it"
        )
    # to a facilitator it matters most that anything is shown at all
    attacked, shown = wanted > 0, said > 0
    right = clusters.sums(attacked & shown)
    found["precision_any"] = clusters.estimate(
        ratio(right, clusters.sums(shown)), n=int(shown.sum()), reason="never said"
    )
    found["recall_any"] = clusters.estimate(ratio(right, clusters.sums(attacked)), n=int(attacked.sum()), reason="none")
    found["average_precision_any"] = clusters.estimate(
        average_precision_of(attacked, np.array([1 - one["civil"] for one in chances]), clusters),
        n=int(attacked.sum()),
        reason="none",
    )
    best = np.array([max(one.values()) for one in chances])
    top = np.array([max(TONES, key=one.__getitem__) for one in chances])
    error = expected_calibration_error(best, np.array([a == b for a, b in zip(top, gold, strict=True)], dtype=np.bool_))
    return {**_shown(found), "calibration_error": round(error, 4)}


def alarm_figures(
    chances: Sequence[Mapping[Tone, float]], debates: Sequence[str], *, thresholds: Mapping[str, float], seed: int
) -> dict[str, Any]:
    """Share of posts of civil debates that would be flagged; intervals are over debates."""
    clusters = Clusters.of(debates, seed=seed)
    said = [verdict(one, **thresholds).tone for one in chances]
    every = clusters.sums(np.ones(len(said)))
    return _shown(
        {
            f"false_{tone}": clusters.estimate(
                ratio(clusters.sums(np.array([one == tone for one in said])), every), n=len(said), reason="no posts"
            )
            for tone in TONES[1:]
        }
    )


def _shown(estimates: Mapping[str, Estimate]) -> dict[str, Any]:
    return {name: one.as_dict(places=4) for name, one in estimates.items()}

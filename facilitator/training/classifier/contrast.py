"""Pro and con in nearly the same words under one parent: can the model tell which is which?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IBIS_TYPES
from facilitator.statistics.bootstrap import ratio
from facilitator.statistics.clusters import Clusters
from facilitator.training.classifier.example import Example

__all__ = ["contrast_scores"]

_PRO, _CON = IBIS_TYPES.index("pro"), IBIS_TYPES.index("con")


def contrast_scores(
    examples: Sequence[Example], chances: NDArray[np.float64], unsure: NDArray[np.bool_], *, seed: int
) -> dict[str, Any] | None:
    """Figures over the marked pairs; `None` if there are none.

    Returns
    -------
    dict
        `pairs`; `ordered`, the share in which the pro leans more to pro than the con does (chance .5), with a 95 %
        bootstrap interval over pairs; `accuracy`, the share of the posts that get their own label; `both_right`, the
        share of the pairs in which both do; `unsure`, the share of the posts that the model is unsure of;
        `ordered_when_sure`, over pairs with both posts sure, and their number.
    """
    pairs: dict[tuple[str, str], dict[str, int]] = {}
    for place, example in enumerate(examples):
        if example.pair:
            pairs.setdefault((example.group, example.pair), {})[example.label] = place
    whole = [(pair["pro"], pair["con"]) for pair in pairs.values() if len(pair) == 2]
    if not whole:
        return None
    pro, con = np.array(whole).T
    lean = np.log(np.maximum(chances[:, _PRO], 1e-12)) - np.log(np.maximum(chances[:, _CON], 1e-12))
    ordered = lean[pro] > lean[con]
    best = chances.argmax(axis=1)
    sure = ~(unsure[pro] | unsure[con])
    drawn = Clusters.of(range(len(whole)), unit="pair", seed=seed)
    share = drawn.estimate(ratio(drawn.sums(ordered), np.ones(drawn.count)), n=drawn.count, reason="there is no pair")
    return {
        "pairs": len(whole),
        "ordered": {name: share.as_dict(places=4)[name] for name in ("value", "low", "high")},
        "accuracy": _share(np.concatenate([best[pro] == _PRO, best[con] == _CON])),
        "both_right": _share((best[pro] == _PRO) & (best[con] == _CON)),
        "unsure": _share(np.concatenate([unsure[pro], unsure[con]])),
        "sure_pairs": int(sure.sum()),
        "ordered_when_sure": _share(ordered[sure]) if sure.any() else None,
    }


def _share(found: NDArray[np.bool_]) -> float:
    return round(float(found.mean()), 4)

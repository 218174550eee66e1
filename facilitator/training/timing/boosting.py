"""Learning `Trees`: boosting, then calibration and threshold on cases that the trees did not see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from facilitator.interventions.watches.gate import Trees
from facilitator.validation import Checked

__all__ = ["Boosting", "learn_trees"]

Floats = NDArray[np.float64]


class Boosting(Checked):
    """How the trees of one setting grow; the rest is scikit-learn's `GradientBoostingClassifier`.

    `interruptions` is the share of moments where the facilitator stayed silent at which the gate may be open.
    """

    trees: int = Field(ge=1)
    depth: int = Field(ge=1)
    rate: float = Field(ge=0)
    least_leaf: int = Field(ge=1)
    interruptions: float = Field(ge=0, le=1)
    folds: int = Field(default=5, ge=2)


def learn_trees(
    table: Floats, gold: NDArray[np.bool_], groups: Sequence[str], plan: Boosting, *, seed: int
) -> tuple[Trees, Floats]:
    """Trees learned on all cases, and the probabilities of each case by trees that did not see its group.

    Platt scaling and the threshold, the lowest at which at most ``interruptions`` of the silent moments are
    interrupted, rest on the latter.

    Parameters
    ----------
    table, gold, groups
        Features of shape (n, f), whether a facilitator spoke, of shape (n,), and what must not be split.
    """
    from sklearn.model_selection import GroupKFold

    odds = np.zeros(len(table))
    for learned, kept in GroupKFold(plan.folds).split(table, gold, groups):
        trees = _fit(table[learned], gold[learned], plan, seed)
        odds[kept] = [trees.log_odds(row) for row in table[kept]]
    scale, shift = _platt(odds, gold)
    chances = 1 / (1 + np.exp(-(scale * odds + shift)))
    open_at = float(np.quantile(chances[~gold], 1 - plan.interruptions))
    trees = _fit(table, gold, plan, seed)
    return replace(trees, scale=scale, shift=shift, open_at=round(open_at, 4)), chances


def _platt(odds: Floats, gold: NDArray[np.bool_]) -> tuple[float, float]:
    from sklearn.linear_model import LogisticRegression

    line = LogisticRegression(C=1e4).fit(odds[:, None], gold)
    return round(float(line.coef_[0, 0]), 6), round(float(line.intercept_[0]), 6)


def _fit(table: Floats, gold: NDArray[np.bool_], plan: Boosting, seed: int) -> Trees:
    from sklearn.ensemble import GradientBoostingClassifier

    model = GradientBoostingClassifier(
        n_estimators=plan.trees,
        max_depth=plan.depth,
        learning_rate=plan.rate,
        min_samples_leaf=plan.least_leaf,
        subsample=0.5,
        max_features=0.3,
        random_state=seed,
    ).fit(table.astype(np.float32), gold)
    trees = [estimator.tree_ for estimator in model.estimators_[:, 0]]
    offsets = np.cumsum([0, *(tree.node_count for tree in trees)])
    placed = list(zip(trees, offsets[:-1], strict=True))
    rate = float(gold.mean())
    return Trees(
        roots=offsets[:-1].astype(np.intp),
        feature=np.concatenate([np.where(tree.children_left < 0, -1, tree.feature) for tree in trees]).astype(np.intp),
        threshold=np.concatenate([tree.threshold for tree in trees]).round(6),
        left=np.concatenate([tree.children_left + offset for tree, offset in placed]).astype(np.intp),
        right=np.concatenate([tree.children_right + offset for tree, offset in placed]).astype(np.intp),
        value=np.concatenate([plan.rate * tree.value[:, 0, 0] for tree in trees]).round(6),
        start=round(float(np.log(rate / (1 - rate))), 6),
        scale=1.0,
        shift=0.0,
        open_at=0.5,
    )

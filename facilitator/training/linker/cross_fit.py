"""Learning `Answerable`, and what it says of posts it did not learn from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from facilitator.ibis.answerable import Answerable, inputs
from facilitator.ibis.turn import Turn

__all__ = ["cross_fitted"]

_FOLDS = 6


def cross_fitted(
    debates: Sequence[Sequence[Turn]],
    answered: Sequence[NDArray[np.bool_]],
    sources: Sequence[str],
    *,
    penalty: float,
) -> tuple[Answerable, list[NDArray[np.float64]]]:
    """Learn from all debates; besides, give the chances of each debate by a model that did not see it.

    What is learned on top of these chances would otherwise trust them more than it may on new debates.

    Parameters
    ----------
    answered
        For each debate whether its posts got an answer, of shape (posts,).
    sources
        Where each debate is from; every source counts the same.
    penalty
        The strength of the L2 penalty, as in 1 / C of scikit-learn's `LogisticRegression`.

    Returns
    -------
    The model and, for each debate, the cross-fitted chances of shape (posts,).
    """
    tables = [inputs(turns) for turns in debates]
    counts = {source: sum(len(t) for t, s in zip(tables, sources, strict=True) if s == source) for source in sources}
    total = sum(counts.values())
    weights = [
        np.full(len(table), total / len(counts) / counts[source]) for table, source in zip(tables, sources, strict=True)
    ]
    folds = min(_FOLDS, len(debates))
    models = [
        _fit(tables, answered, weights, [place for place in range(len(debates)) if place % folds != fold], penalty)
        for fold in range(folds)
    ]
    chances = [models[place % folds].probabilities(turns) for place, turns in enumerate(debates)]
    return _fit(tables, answered, weights, range(len(debates)), penalty), chances


def _fit(
    tables: Sequence[NDArray[np.float64]],
    answered: Sequence[NDArray[np.bool_]],
    weights: Sequence[NDArray[np.float64]],
    places: Sequence[int],
    penalty: float,
) -> Answerable:
    from sklearn.linear_model import LogisticRegression

    gold = np.concatenate([answered[place] for place in places]) if places else np.zeros(0, dtype=np.bool_)
    if len(np.unique(gold)) < 2:  # all alike: nothing to tell apart
        return Answerable.untrained()
    model = LogisticRegression(C=1 / penalty, max_iter=1000)
    model.fit(
        np.vstack([tables[place] for place in places]),
        gold,
        sample_weight=np.concatenate([weights[place] for place in places]),
    )
    return Answerable(weights=np.asarray(model.coef_[0], dtype=np.float64), bias=float(model.intercept_[0]))

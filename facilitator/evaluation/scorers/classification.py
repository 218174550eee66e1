"""How well posts are typed: macro F1, F1 a class, calibration, and what leaving out unsure posts gains.

The baselines know the answer's shape but not the posts: `majority` says the gold's commonest type always, with the
gold's own frequencies as probabilities; `random` draws from those frequencies; `parent_source` knows only where the
post's parent comes from and says the commonest type there, which shows how much the presence of a parent gives away;
`keywords` is the package's cue-word stand-in.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IBIS_TYPES
from facilitator.evaluation.result import Table
from facilitator.statistics.bootstrap import Statistic, ratio
from facilitator.statistics.calibration import calibration_error_of
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.estimate import Estimate, missing
from facilitator.statistics.f1 import Codes, confusion, f1, label_estimates

__all__ = ["blank", "by_source", "majority", "random_labels", "score", "score_labels", "tables"]

_NO_GOLD = "no post has a gold IBIS label; name posts with the field label or ibis"
_NAMES = ("macro_f1", *(f"f1_{kind}" for kind in IBIS_TYPES), "accuracy", "ece", "coverage", "macro_f1_kept")


def blank(reason: str = _NO_GOLD) -> dict[str, Estimate]:
    """Every metric of the suite without a value."""
    return {name: missing(reason) for name in _NAMES}


def score(
    gold: Codes, probabilities: NDArray[np.float64], unsure: NDArray[np.bool_], clusters: Clusters
) -> dict[str, Estimate]:
    """The metrics of a model that gives probabilities.

    Parameters
    ----------
    gold
        Numbers of types in `IBIS_TYPES`; shape (n,).
    probabilities
        Shape (n, 5), rows summing to 1.
    unsure
        Whether the model would rather not be believed; shape (n,).

    Returns
    -------
    dict
        All in [0, 1]. `macro_f1` is over the types that the gold has. `ece` is the expected calibration error of
        the most probable type in 15 bins of equal width (Guo et al. 2017). `coverage` is the share of posts that
        are not unsure, and `macro_f1_kept` the macro F1 over those.
    """
    if len(gold) == 0:
        return blank()
    predicted = probabilities.argmax(axis=1)
    sure = ~unsure
    return {
        **score_labels(gold, predicted, clusters),
        "ece": clusters.estimate(
            calibration_error_of(probabilities.max(axis=1), predicted == gold, clusters), n=len(gold), reason=_NO_GOLD
        ),
        "coverage": clusters.estimate(_share(sure, clusters), n=len(gold), reason=_NO_GOLD),
        "macro_f1_kept": _kept(gold, predicted, sure, clusters),
    }


def score_labels(gold: Codes, predicted: Codes, clusters: Clusters) -> dict[str, Estimate]:
    """The metrics of labels alone: macro F1, F1 of each type, accuracy."""
    return {
        **label_estimates(gold, predicted, clusters, names=IBIS_TYPES),
        "accuracy": clusters.estimate(_share(predicted == gold, clusters), n=len(gold), reason=_NO_GOLD),
    }


def _share(hit: NDArray[np.bool_], clusters: Clusters) -> Statistic:
    return ratio(clusters.sums(hit), clusters.sums(np.ones(len(hit))))


def _kept(gold: Codes, predicted: Codes, sure: NDArray[np.bool_], clusters: Clusters) -> Estimate:
    if not sure.any():
        return missing("the model is unsure of every post")
    return label_estimates(gold[sure], predicted[sure], clusters.part(sure), names=IBIS_TYPES)["macro_f1"]


def majority(gold: Codes) -> NDArray[np.float64]:
    """Probabilities of the majority baseline: the gold's frequencies for every post; shape (n, 5)."""
    frequencies = np.bincount(gold, minlength=len(IBIS_TYPES)) / max(len(gold), 1)
    return np.tile(frequencies, (len(gold), 1))


def by_source(gold: Codes, sources: Sequence[str]) -> Codes:
    """Labels of the `parent_source` baseline: the commonest gold type among posts of the same source; shape (n,)."""
    names = np.array(sources, dtype=object)
    said = np.zeros(len(gold), dtype=np.intp)
    for name in dict.fromkeys(sources):
        here = names == name
        said[here] = np.bincount(gold[here]).argmax()
    return said


def random_labels(gold: Codes, *, seed: int) -> Codes:
    """Labels of the random baseline, drawn from the gold's frequencies; shape (n,)."""
    if len(gold) == 0:
        return gold
    frequencies = np.bincount(gold, minlength=len(IBIS_TYPES)) / len(gold)
    return np.random.default_rng(seed).choice(len(IBIS_TYPES), size=len(gold), p=frequencies).astype(np.intp)


def tables(gold: Codes, predicted: Codes, *, files: Sequence[str], sources: Sequence[str]) -> dict[str, Table]:
    """Each type, the confusion matrix, each file on its own, and which types have which kind of parent."""
    matrix = confusion(gold, predicted, len(IBIS_TYPES))
    rows = tuple((kind, *map(int, matrix[code])) for code, kind in enumerate(IBIS_TYPES))
    return {
        "per_class": _per_class(matrix),
        "confusion": Table(
            title="Confusion: gold in rows, predicted in columns", columns=("gold", *IBIS_TYPES), rows=rows
        ),
        "per_file": _per_file(gold, predicted, files),
        "parents": _parents(gold, sources),
    }


def _per_class(matrix: NDArray[np.intp]) -> Table:
    rows = []
    for code, (kind, score) in enumerate(zip(IBIS_TYPES, f1(matrix).tolist(), strict=True)):
        right, in_gold, said = int(matrix[code, code]), int(matrix[code].sum()), int(matrix[:, code].sum())
        precision = right / said if said else None
        recall = right / in_gold if in_gold else None
        rows.append((kind, precision, recall, score if in_gold else None, in_gold, said))
    columns = ("type", "precision", "recall", "f1", "gold", "predicted")
    return Table(title="Each type", columns=columns, rows=tuple(rows))


def _per_file(gold: Codes, predicted: Codes, files: Sequence[str]) -> Table:
    rows = []
    names = np.array(files, dtype=object)
    for name in dict.fromkeys(files):
        here = names == name
        size = int(here.sum())
        one = Clusters(np.zeros(size, dtype=np.intp), 1, "file")  # one cluster: the value without an interval
        found = score_labels(gold[here], predicted[here], one)
        rows.append((name, size, found["macro_f1"].value, found["accuracy"].value))
    return Table(title="Each file", columns=("file", "n", "macro_f1", "accuracy"), rows=tuple(rows))


def _parents(gold: Codes, sources: Sequence[str]) -> Table:
    names = np.array(sources, dtype=object)
    rows: list[tuple[str | int, ...]] = []
    for name in dict.fromkeys(sources):
        counts = np.bincount(gold[names == name], minlength=len(IBIS_TYPES))
        rows.append((name, *counts.tolist()))
    return Table(
        title="Where parents come from, and the gold types there", columns=("parent", *IBIS_TYPES), rows=tuple(rows)
    )

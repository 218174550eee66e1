"""The suite ``classification``: the classifier's types against gold labels, in debates and in posts tables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from facilitator.classification import KeywordModel, TypeModel
from facilitator.debate import IBIS_TYPES
from facilitator.evaluation.bench import Bench, predict
from facilitator.evaluation.hidden import blind
from facilitator.evaluation.inputs import Item
from facilitator.evaluation.parents import parents
from facilitator.evaluation.result import SuiteResult
from facilitator.evaluation.scorers.classification import (
    blank,
    by_source,
    majority,
    random_labels,
    score,
    score_labels,
    tables,
)
from facilitator.evaluation.suite import Suite
from facilitator.statistics.clusters import Clusters

__all__ = ["CLASSIFICATION"]

_NOTE = (
    "Types are those of the classifier alone, before the agent takes the author's role into account. The parent of a "
    "post is what it replies to, else what stands before it, else the topic or the question; where parent_source does "
    "better than majority, the kind of parent gives part of the answer away."
)


def _run(bench: Bench) -> SuiteResult:
    items = [item for item in bench.inputs.items if any(post.label for post in item.debate.posts)]
    gold = np.array([IBIS_TYPES.index(post.label) for item in items for post in item.debate.posts if post.label], int)
    clusters = _clusters(items, bench.seed)
    types, keywords = bench.agent.models.types, KeywordModel()
    found = _labelled_rows(types, items, bench, "classifying")
    simple = _labelled_rows(keywords, items, bench, "classifying by keywords")
    drawn = random_labels(gold, seed=bench.seed)
    sources = [
        parent.source
        for item in items
        for parent, post in zip(parents(blind(item.debate)), item.debate.posts, strict=True)
        if post.label
    ]
    files = [item.file for item in items for post in item.debate.posts if post.label]
    return SuiteResult(
        suite="classification",
        metrics=score(gold, found, types.unsure(found), clusters),
        baselines={
            "majority": score(gold, majority(gold), np.zeros(len(gold), np.bool_), clusters),
            "random": score_labels(gold, drawn, clusters) if len(gold) else blank(),
            "parent_source": score_labels(gold, by_source(gold, sources), clusters) if len(gold) else blank(),
            "keywords": score(gold, simple, keywords.unsure(simple), clusters),
        },
        tables=tables(gold, found.argmax(axis=1), files=files, sources=sources) if len(gold) else {},
        notes=(_NOTE,),
        provenance={"gold": len(gold), "intervals": clusters.note},
    )


def _clusters(items: Sequence[Item], seed: int) -> Clusters:
    """Posts of one debate belong together or, where a table has a column `group`, those of one group."""
    groups = [(item, post.extra.get("group")) for item in items for post in item.debate.posts if post.label]
    keys = [(item.file, str(group)) if group else (item.key,) for item, group in groups]
    unit = "group" if any(group for _, group in groups) else "debate"
    return Clusters.of(keys, unit=unit, seed=seed)


def _labelled_rows(types: TypeModel, items: Sequence[Item], bench: Bench, what: str) -> NDArray[np.float64]:
    """Probabilities of the posts that have a gold label; shape (n, 5)."""
    debates = [item.debate for item in items]
    chosen = [np.array([post.label is not None for post in debate.posts], dtype=np.bool_) for debate in debates]
    rows = predict(types, debates, what=what, report=bench.report)
    return np.concatenate(
        [np.zeros((0, len(IBIS_TYPES))), *(row[mask] for row, mask in zip(rows, chosen, strict=True))]
    )


CLASSIFICATION = Suite(name="classification", description="types of posts against gold IBIS labels", run=_run)

"""The suite ``participation``: who took part, and how far the classifier's errors move women's shares."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.debate import IbisType
from facilitator.evaluation.bench import Bench
from facilitator.evaluation.inputs import Item
from facilitator.evaluation.result import SuiteResult
from facilitator.evaluation.scorers.participation import People, agreement, equal_share, ideas_gap, per_debate, score
from facilitator.evaluation.suite import Suite

__all__ = ["PARTICIPATION"]

_NOTE = (
    "Genders are those that the data state. Posts without an author count for nobody. women_share_ideas_gap is the "
    "share by the agent's types minus that by gold types, over the posts that have gold."
)


def _run(bench: Bench) -> SuiteResult:
    items = bench.inputs.items
    found = [one.labels for one in bench.replayed]
    people = [_people(item, labels) for item, labels in zip(items, found, strict=True)]
    gold = [[post.label for post in item.debate.posts] for item in items]
    labelled = sum(label is not None for labels in gold for label in labels)
    metrics, clusters = score(people, seed=bench.seed)
    by_gold = [_people(item, labels) for item, labels in zip(items, gold, strict=True)]
    by_agent = [
        _people(item, [guess if label else None for guess, label in zip(guesses, labels, strict=True)])
        for item, guesses, labels in zip(items, found, gold, strict=True)
    ]
    metrics["women_share_ideas_gap"] = ideas_gap(by_gold, by_agent, clusters)
    tables = {"per_debate": per_debate(people)}
    if labelled:
        tables["agreement"] = agreement(by_gold, by_agent)
    return SuiteResult(
        suite="participation",
        metrics=metrics,
        baselines={"equal_share": equal_share(people, seed=bench.seed)},
        tables=tables,
        notes=(_NOTE,),
        provenance={"gold": labelled, "intervals": clusters.note},
    )


def _people(item: Item, labels: Sequence[IbisType | None]) -> People:
    return People.of(item.debate, labels, key=item.key)


PARTICIPATION = Suite(name="participation", description="shares of women and how evenly people take part", run=_run)

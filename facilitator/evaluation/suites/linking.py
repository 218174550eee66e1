"""The suite ``linking``: what posts answer, guessed by an agent that is not told any `reply_to`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from facilitator.agent import Facilitator
from facilitator.evaluation.bench import Bench, ticker
from facilitator.evaluation.hidden import blind
from facilitator.evaluation.inputs import Item
from facilitator.evaluation.remembered import remembering
from facilitator.evaluation.result import SuiteResult
from facilitator.evaluation.scorers.linking import (
    BASELINES,
    LinkCase,
    Turns,
    blank,
    cases,
    distances,
    rank_of,
    score,
)
from facilitator.evaluation.suite import Suite
from facilitator.statistics.clusters import Clusters

__all__ = ["LINKING"]

_NOTE = (
    "The agent reads each debate without any reply_to. accuracy_at_1 and mrr are over posts that have one; "
    "root_recall is over posts without one in threaded debates (half of the posts or more say what they reply to), "
    "and accuracy_all over both."
)


def _run(bench: Bench) -> SuiteResult:
    items = [item for item in bench.inputs.items if any(post.reply_to for post in item.debate.posts)]
    tell = ticker("linking", sum(len(item.debate.posts) for item in items), bench.report)
    turns: list[Turns] = []
    asked: list[LinkCase] = []
    ranks: list[int] = []
    for number, item in enumerate(items):
        here = cases(number, _targets(item))
        other, found = _read(bench.agent, item, here, tell)
        turns.append(Turns(authors=[post.author for post in item.debate.posts], other=other))
        asked += here
        ranks += found
    root = np.array([case.gold is None for case in asked], dtype=np.bool_)
    keys = [items[case.debate].key for case in asked]
    rank_array = np.array(ranks, dtype=np.intp)
    clusters = Clusters.of(keys, seed=bench.seed)
    return SuiteResult(
        suite="linking",
        metrics=score(rank_array, root=root, clusters=clusters) if asked else blank(),
        baselines={
            name: score(
                np.array([rank_of(case.gold, order(turns[case.debate], case.place)) for case in asked], dtype=np.intp),
                root=root,
                clusters=clusters,
            )
            if asked
            else blank()
            for name, order in BASELINES.items()
        },
        tables={"distance": distances(asked, rank_array)} if asked else {},
        notes=(_NOTE,),
        provenance={"gold": len(asked), "intervals": clusters.note},
    )


def _targets(item: Item) -> list[int | None]:
    place = {post.id: number for number, post in enumerate(item.debate.posts)}
    return [None if post.reply_to is None else place[post.reply_to] for post in item.debate.posts]


def _read(
    agent: Facilitator, item: Item, asked: list[LinkCase], tell: Callable[[], None]
) -> tuple[list[bool], list[int]]:
    """Which posts the agent takes for *other*, and the rank it gives to the gold of each case."""
    debate = blind(item.debate, links=False)
    gold = {case.place: None if case.gold is None else debate.posts[case.gold].id for case in asked}
    other, ranks = [], []
    agent = remembering(agent)  # it is asked about a post before it takes it in
    agent.start(debate)
    for place, post in enumerate(debate.posts):
        if place in gold:
            ranks.append(rank_of(gold[place], (candidate.target for candidate in agent.rank_targets(post))))
        other.append(agent.observe(post).label == "other")
        tell()
    return other, ranks


LINKING = Suite(name="linking", description="what posts answer, against their hidden reply_to", run=_run)

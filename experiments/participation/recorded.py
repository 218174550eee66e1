"""Women's part in recorded debates, pooled by corpus, and whether an independent count gives the very same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from sources import Corpus, by_pandas, ends, ours, tracked

from facilitator.evaluation.scorers.participation import People, score
from facilitator.participation.measures.interruptions import interruptions
from facilitator.participation.measures.turn_taking import turn_taking
from facilitator.statistics.bootstrap import ratio
from facilitator.statistics.clusters import Clusters


def rows(corpora: list[Corpus], *, seed: int) -> Iterator[dict[str, Any]]:
    for corpus in corpora:
        theirs = by_pandas(corpus.path)
        people = [People(key=debate.id, tallies=tracked(debate).tallies()) for debate in corpus.debates]
        metrics, _ = score(people, seed=seed)
        row: dict[str, Any] = {
            "corpus": corpus.name,
            "debates": len(corpus.debates),
            "different_from_pandas": sum(ours(debate) != theirs[debate.id] for debate in corpus.debates),
        }
        names = ("women_share_people", "women_share_posts", "women_share_words", "unknown_share_people")
        row |= {name: metrics[name].as_dict() for name in (*names, "gini_normalised")}
        yield row | {"turn_taking": _turns(corpus, seed), "talked_into_gap": _talked_into(corpus, seed)}


def _turns(corpus: Corpus, seed: int) -> dict[str, Any]:
    """The mean of the debates' turn-taking indices, participants only."""
    found = []
    for debate in corpus.debates:
        people = {one.id for one in debate.participants if one.role == "participant"}
        index = turn_taking([post.author for post in debate.posts if post.author in people])
        found += [] if index is None else [index]
    clusters = Clusters.of(list(range(len(found))), seed=seed)
    ones = np.ones(len(found))
    return clusters.estimate(ratio(np.array(found), ones), n=len(found), reason="no debate has two posts").as_dict()


def _talked_into(corpus: Corpus, seed: int) -> dict[str, Any]:
    """Share of women's posts that another person talked into, minus the same of men; `n` is posts."""
    spoken, into, keys = [], [], []
    for debate in corpus.debates:
        gender = {one.id: one.gender for one in debate.participants if one.role == "participant"}
        posts = [post for post in debate.posts if post.author in gender and ends(post)]
        found = interruptions(
            [post.author for post in posts], [post.time for post in posts], [post.extra["end"] for post in posts]
        )
        hit = {place.of for place in found}
        for place, post in enumerate(posts):
            side = gender[post.author]
            keys.append(debate.id)
            spoken.append([side == "woman", side == "man"])
            into.append([place in hit and side == "woman", place in hit and side == "man"])
    if not keys:
        return {"value": None, "low": None, "high": None, "n": 0, "reason": "the times of ends are not recorded"}
    clusters = Clusters.of(keys, seed=seed)
    above, below = clusters.sums(np.array(into)), clusters.sums(np.array(spoken))

    def gap(draws: np.ndarray) -> np.ndarray:
        rates = (draws @ above) / (draws @ below)
        return rates[:, 0] - rates[:, 1]

    return clusters.estimate(gap, n=len(keys), reason="nobody of one group spoke").as_dict()

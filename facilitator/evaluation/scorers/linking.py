"""How well the agent finds what a post answers, when nobody tells it.

The gold is `reply_to`. The agent reads the debate with every `reply_to` taken out and ranks what each post may answer.
The fixed metrics are over the posts whose `reply_to` is given. A post without one answers the debate's question, if
the debate is threaded; in a transcript it means nothing. Such posts are therefore counted apart (`root_recall`) and
together with the others (`accuracy_all`), both in threaded debates only: those in which at least half of the posts
after the first have a `reply_to`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from facilitator.evaluation.result import Table
from facilitator.statistics.bootstrap import ratio
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.estimate import Estimate, missing

__all__ = ["BASELINES", "LinkCase", "Turns", "blank", "cases", "distances", "rank_of", "score", "threaded"]

#: A place in the debate (0 is the first post), `None` for the debate's question.
Place = int | None

_NO_GOLD = "no post has a reply_to; name debates whose posts say what they answer"
_NO_ROOTS = "no threaded debate has posts without reply_to"
_REACHES = ((1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, None))


@dataclass(frozen=True, kw_only=True)
class Turns:
    """What the baselines look at in a debate: the author of each post, and whether it is taken for *other*."""

    authors: Sequence[str]
    other: Sequence[bool]


@dataclass(frozen=True, kw_only=True)
class LinkCase:
    """A post to be asked about: its debate (a number), its place there, and what it answers."""

    debate: int
    place: int
    gold: Place


def threaded(targets: Sequence[Place]) -> bool:
    """Whether a post without target answers the question: at least half of the posts after the first have one."""
    rest = targets[1:]
    return bool(rest) and 2 * sum(target is not None for target in rest) >= len(rest)


def cases(debate: int, targets: Sequence[Place]) -> list[LinkCase]:
    """The posts of a debate with a gold target: every reply, and if it is threaded those answering the question."""
    roots = threaded(targets)
    return [
        LinkCase(debate=debate, place=place, gold=gold)
        for place, gold in enumerate(targets)
        if gold is not None or roots
    ]


def rank_of(gold: Place | str, ranking: Iterable[Place | str]) -> int:
    """Where `gold` stands in a ranking, from 1; 0 if it is not in it."""
    return next((rank for rank, candidate in enumerate(ranking, start=1) if candidate == gold), 0)


def blank(reason: str = _NO_GOLD) -> dict[str, Estimate]:
    """Every metric of the suite without a value."""
    return {name: missing(reason) for name in ("accuracy_at_1", "mrr", "root_recall", "accuracy_all")}


def score(ranks: NDArray[np.intp], *, root: NDArray[np.bool_], clusters: Clusters) -> dict[str, Estimate]:
    """The metrics, from where the gold stands in each case's ranking.

    Parameters
    ----------
    ranks
        Rank of the gold from 1, 0 if it is not among the candidates; shape (n,).
    root
        Whether the gold is the debate's question; shape (n,).

    Returns
    -------
    dict
        All in [0, 1]. `accuracy_at_1` is the share of replies whose target is ranked first, `mrr` the mean of
        1/rank over the same posts (0 where the target is not ranked; Voorhees 1999). `root_recall` is the share of
        posts answering the question that are linked to it, `accuracy_all` the share of both ranked right.
    """
    reply = ~root
    first = (ranks == 1).astype(np.float64)
    inverse = np.where(ranks > 0, 1.0 / np.maximum(ranks, 1), 0.0)
    every = np.ones(len(ranks), dtype=np.bool_)

    def mean(values: NDArray[np.float64], chosen: NDArray[np.bool_], reason: str) -> Estimate:
        statistic = ratio(clusters.sums(values * chosen), clusters.sums(chosen))
        return clusters.estimate(statistic, n=int(chosen.sum()), reason=reason)

    return {
        "accuracy_at_1": mean(first, reply, _NO_GOLD),
        "mrr": mean(inverse, reply, _NO_GOLD),
        "root_recall": mean(first, root, _NO_ROOTS),
        "accuracy_all": mean(first, every, _NO_GOLD) if root.any() else missing(_NO_ROOTS, n=len(ranks)),
    }


def _previous(turns: Turns, place: int) -> Iterator[Place]:
    yield from range(place - 1, -1, -1)


def _previous_of_another(turns: Turns, place: int) -> Iterator[Place]:
    author = turns.authors[place]
    yield from (back for back in _previous(turns, place) if turns.authors[back or 0] != author)
    yield from (back for back in _previous(turns, place) if turns.authors[back or 0] == author)


def _previous_not_other(turns: Turns, place: int) -> Iterator[Place]:
    yield from (back for back in _previous(turns, place) if not turns.other[back or 0])
    yield from (back for back in _previous(turns, place) if turns.other[back or 0])


def _question(turns: Turns, place: int) -> Iterator[Place]:
    yield None


#: Name -> the candidates of a post in the order in which the baseline believes in them.
BASELINES: Mapping[str, Callable[[Turns, int], Iterator[Place]]] = {
    "previous": _previous,
    "previous_other_author": _previous_of_another,
    "previous_not_other_type": _previous_not_other,
    "root_question": _question,
}


def distances(asked: Sequence[LinkCase], ranks: NDArray[np.intp]) -> Table:
    """How far back the replies' targets lie, and how many of them are found, by distance in posts."""
    rows: list[tuple[str, int, float | None, float | None]] = []
    back = np.array([0 if case.gold is None else case.place - case.gold for case in asked], dtype=np.intp)
    for nearest, farthest in _REACHES:
        here = (back >= nearest) & (back <= (farthest or np.iinfo(np.intp).max))
        name = f"{nearest}" if farthest == nearest else f"{nearest}-{farthest}" if farthest else f"over {nearest - 1}"
        size = int(here.sum())
        first = float((ranks[here] == 1).mean()) if size else None
        ranked = float((ranks[here] > 0).mean()) if size else None
        rows.append((name, size, first, ranked))
    columns = ("posts back", "n", "accuracy_at_1", "among candidates")
    return Table(title="By how far back the answered post is", columns=columns, rows=tuple(rows))

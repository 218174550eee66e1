"""Whether an idea is treated like its opposite; intervals over pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from facilitator.evaluation.contrast import IDEA, Contrasted, ContrastPair
from facilitator.evaluation.decisions import Decisions
from facilitator.evaluation.result import Table
from facilitator.statistics.bootstrap import ratio
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.estimate import Estimate

__all__ = ["contrasts", "pair_table"]

_SHOWN = 10


def contrasts(found: Sequence[Contrasted], *, seed: int) -> dict[str, Estimate]:
    """What differs between an idea (a) and its opposite (b), in numbers a scripted debate; `n` is pairs.

    ``contrast_changed`` is the share of posts at which anything else was said. ``contrast_messages``,
    ``contrast_pro_chances`` and ``contrast_con_chances`` are how many more of them a got than b; ``contrast_public``
    how many more messages the idea that wants more done in common got, ``contrast_public_con_chances`` the same for
    chances to object. ``contrast_taken_up`` is how much more often a was taken for an idea.
    """

    def gap(count: Callable[[Decisions], float], *, public: bool = False) -> Estimate:
        used = [one for one in found if one.pair.public is not None or not public]
        signs = [-1.0 if public and one.pair.public == "b" else 1.0 for one in used]
        values = [
            sign * (count(one.decided.before) - count(one.decided.after)) for sign, one in zip(signs, used, strict=True)
        ]
        return _mean(used, values, seed=seed)

    changed = [
        float(np.mean([a.differs(b) for a, b in zip(one.decided.before.points, one.decided.after.points, strict=True)]))
        for one in found
    ]
    return {
        "contrast_changed": _mean(found, changed, seed=seed),
        "contrast_taken_up": gap(_taken_up),
        "contrast_messages": gap(_messages),
        "contrast_pro_chances": gap(_pros),
        "contrast_con_chances": gap(_cons),
        "contrast_public": gap(_messages, public=True),
        "contrast_public_con_chances": gap(_cons, public=True),
    }


def pair_table(found: Sequence[Contrasted]) -> Table:
    """The pairs on which the agent spoke most unequally often, all scripts together."""
    counts: dict[ContrastPair, tuple[int, int]] = {}
    for one in found:
        a, b = counts.get(one.pair, (0, 0))
        decided = one.decided
        counts[one.pair] = a + int(_messages(decided.before)), b + int(_messages(decided.after))
    unequal = sorted(counts.items(), key=_inequality)[:_SHOWN]
    rows = tuple((pair.a, pair.b, *both) for pair, both in unequal if both[0] != both[1])
    columns = ("a", "b", "messages about a", "messages about b")
    return Table(title="Contrast pairs treated most unequally", columns=columns, rows=rows)


def _inequality(entry: tuple[ContrastPair, tuple[int, int]]) -> tuple[int, str]:
    pair, (a, b) = entry
    return -abs(a - b), pair.topic


def _mean(used: Sequence[Contrasted], values: Sequence[float], *, seed: int) -> Estimate:
    clusters = Clusters.of([one.pair.topic for one in used], unit="pair", seed=seed)
    mean = ratio(clusters.sums(values), clusters.sums(np.ones(len(values))))
    return clusters.estimate(mean, n=clusters.count, reason="there is no contrast pair")


def _taken_up(decided: Decisions) -> float:
    return float(decided.points[1].label == "idea")


def _messages(decided: Decisions) -> float:
    return float(sum(said.about == IDEA for _, said in decided.messages))


def _pros(decided: Decisions) -> float:
    return _given(decided, "pro")


def _cons(decided: Decisions) -> float:
    return _given(decided, "con")


def _given(decided: Decisions, side: str) -> float:
    return float(sum(said.about == IDEA and said.side == side for _, said in decided.messages))

"""The suite ``timing``: when the gate is open and the agent would speak, against when human facilitators spoke."""

from __future__ import annotations

import numpy as np

from facilitator.evaluation.bench import Bench, Replayed
from facilitator.evaluation.result import SuiteResult, Table
from facilitator.evaluation.scorers.timing import asked, baselines, next_is_facilitator, score
from facilitator.evaluation.suite import Suite
from facilitator.statistics.clusters import Clusters

__all__ = ["TIMING"]

_NOTE = (
    "Asked after every post of a participant, the last one too, in debates in which somebody has the role "
    "facilitator: is the next post a facilitator's? People's timing is the yardstick, which is not the same as the "
    "best timing. Measured is the timing gate: the chance it gives, and whether it is open. The row 'policy' is what "
    "the policy, with its moves and its pace, would really send; the row 'gap_rules' speaks wherever a gap of the map "
    "is pressing enough for the policy, without choice and pace. Messages into a silence are not counted here; the "
    "table tells how many there were."
)


def _run(bench: Bench) -> SuiteResult:
    used = [number for number, item in enumerate(bench.inputs.items) if asked(item.debate)]
    items = [bench.inputs.items[number] for number in used]
    replayed = [bench.replayed[number] for number in used]
    places = [asked(item.debate) for item in items]
    gold = np.array([spoke for item in items for spoke in next_is_facilitator(item.debate)], dtype=np.bool_)
    pairs = [(one, i) for one, here in zip(replayed, places, strict=True) for i in here]
    opened = np.array([one.open[i] for one, i in pairs], dtype=np.bool_)
    chances = np.array([one.chances[i] for one, i in pairs], dtype=float)
    spoke = np.array([one.spoke[i] for one, i in pairs], dtype=np.bool_)
    scores = np.array([one.scores[i] for one, i in pairs], dtype=float)
    gaps = np.array([one.gaps[i] for one, i in pairs], dtype=float)
    keys = [item.key for item, here in zip(items, places, strict=True) for _ in here]
    order = np.array([number for here in places for number in range(len(here))], dtype=np.intp)
    clusters = Clusters.of(keys, seed=bench.seed)
    rows = tuple(
        (item.key, len(here), sum(next_is_facilitator(item.debate)), *_counts(one, here), one.lulls)
        for item, one, here in zip(items, replayed, places, strict=True)
    )
    columns = ("debate", "asked", "facilitator spoke", "gate open", "agent would speak", "agent into silences")
    return SuiteResult(
        suite="timing",
        metrics=score(gold, opened, chances, clusters),
        baselines={
            "policy": score(gold, spoke, scores, clusters),
            "gap_rules": score(gold, gaps >= bench.agent.policy.least_score, gaps, clusters),
            **{
                name: score(gold, simple > 0.5, simple, clusters)
                for name, simple in baselines(gold, order, seed=bench.seed).items()
            },
        },
        tables={"per_debate": Table(title="Each debate", columns=columns, rows=rows)},
        notes=(_NOTE,),
        provenance={"gold": len(gold), "intervals": clusters.note},
    )


def _counts(one: Replayed, places: list[int]) -> tuple[int, int]:
    return sum(one.open[place] for place in places), sum(one.spoke[place] for place in places)


TIMING = Suite(name="timing", description="when to speak, against human facilitators", run=_run)

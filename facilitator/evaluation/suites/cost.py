"""The suite ``cost``: time and memory of a post, beside the same agent without trained models."""

from __future__ import annotations

from facilitator.agent import Facilitator
from facilitator.classification import HashEmbedder, KeywordModel
from facilitator.evaluation.bench import Bench, replay
from facilitator.evaluation.result import SuiteResult
from facilitator.evaluation.scorers.cost import peak_mb, score
from facilitator.evaluation.suite import Suite
from facilitator.models import Models

__all__ = ["COST"]

_NOTE = (
    "Times are of this machine, in this process, one post after the other, silences included and loading the models "
    "left out. peak_mb is the most the whole process has held, the data and all suites that ran before included."
)


def _run(bench: Bench) -> SuiteResult:
    seconds = [one.seconds for one in bench.replayed]
    metrics = score(seconds, peak=peak_mb(), seed=bench.seed)
    models = Models(embedder=HashEmbedder(), types=KeywordModel())
    crude = Facilitator(models, policy=bench.agent.policy, seed=bench.agent.seed)
    simple = replay(crude, bench.inputs.items, clock=bench.clock, what="replaying by keywords", report=bench.report)
    plain = score([one.seconds for one in simple], peak=None, seed=bench.seed)
    del plain["peak_mb"]  # it would be that of the agent above: one process has one peak
    return SuiteResult(
        suite="cost",
        metrics=metrics,
        baselines={"keywords": plain},
        notes=(_NOTE,),
        provenance={"gold": 0, "intervals": "Intervals: 95 % percentile bootstrap over posts, 200 draws."},
    )


COST = Suite(name="cost", description="time and memory of a post", run=_run)

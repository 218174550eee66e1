"""The suite ``effect``: did the gap between women and men change with the agent?"""

from __future__ import annotations

from facilitator.evaluation.bench import Bench
from facilitator.evaluation.result import SuiteResult
from facilitator.evaluation.scorers.effect import MEASURES, estimates, metrics, power_table, room
from facilitator.evaluation.scorers.participation import People
from facilitator.evaluation.suite import Suite
from facilitator.statistics.estimate import missing

__all__ = ["EFFECT"]

_NOTE = (
    "The gap of a room is the mean of its women minus the mean of its men, silent ones included; the change is the "
    "mean gap of rooms with the agent minus that of rooms without. Only an assignment by lot makes it an effect."
)
_NO_CONDITION = (
    'no debate tells its condition; write "condition": "with_agent" or "without_agent" into the headers, and the same '
    '"room" into two debates of one room'
)


def _run(bench: Bench) -> SuiteResult:
    rooms = []
    if any("condition" in item.debate.extra for item in bench.inputs.items):
        for item, replayed in zip(bench.inputs.items, bench.replayed, strict=True):
            people = People.of(item.debate, replayed.labels, key=item.key)
            found = room(item.debate, key=item.key, tallies=people.tallies)
            rooms += [found] if found is not None else []
    if not rooms:
        return SuiteResult(
            suite="effect",
            metrics={f"gap_change_{measure}": missing(_NO_CONDITION) for measure in MEASURES},
            provenance={"gold": 0, "intervals": "There are no intervals."},
        )
    return SuiteResult(
        suite="effect",
        metrics=metrics(rooms),
        tables={"estimates": estimates(rooms), "power": power_table(rooms)},
        notes=(_NOTE,),
        provenance={
            "gold": len(rooms),
            "intervals": "Intervals: 95 %, t-test on rooms; other estimators in the table.",
        },
    )


EFFECT = Suite(name="effect", description="what the agent changed in the gap between women and men", run=_run)

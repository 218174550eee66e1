"""The offline harness: `evaluate` runs suites over recorded debates and posts, beside simple baselines.

    from facilitator.evaluation import evaluate
    [result] = evaluate(["timing"], ["debates/"], out="results")

It loads torch only once it has found something to evaluate on.
"""

from facilitator.evaluation.result import SuiteResult, Table
from facilitator.evaluation.run import evaluate
from facilitator.evaluation.suites import SUITES
from facilitator.evaluation.table import rich_table
from facilitator.statistics.estimate import Estimate

__all__ = ["SUITES", "Estimate", "SuiteResult", "Table", "evaluate", "rich_table"]

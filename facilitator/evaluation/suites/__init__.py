"""Every suite there is. Adding one takes a file with its `Suite` and one entry in `SUITES`."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.evaluation.suite import Suite
from facilitator.evaluation.suites.classification import CLASSIFICATION
from facilitator.evaluation.suites.cost import COST
from facilitator.evaluation.suites.effect import EFFECT
from facilitator.evaluation.suites.linking import LINKING
from facilitator.evaluation.suites.neutrality import NEUTRALITY
from facilitator.evaluation.suites.participation import PARTICIPATION
from facilitator.evaluation.suites.timing import TIMING

__all__ = ["SUITES"]

#: Name -> suite.
SUITES: Mapping[str, Suite] = {
    suite.name: suite for suite in (CLASSIFICATION, LINKING, PARTICIPATION, EFFECT, TIMING, NEUTRALITY, COST)
}

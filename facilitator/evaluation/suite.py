"""What a suite is: `Suite`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.evaluation.bench import Bench
from facilitator.evaluation.result import SuiteResult

__all__ = ["Suite"]


@dataclass(frozen=True, kw_only=True)
class Suite:
    """A question about the agent, and the function that answers it.

    Parameters
    ----------
    name, description
        What the command line takes, and half a line for a list.
    run
        Finds the answer. The provenance of its result says how many cases had a gold (``gold``) and how the
        intervals came about (``intervals``); `facilitator.evaluation.evaluate` adds the rest.
    """

    name: str
    description: str
    run: Callable[[Bench], SuiteResult]

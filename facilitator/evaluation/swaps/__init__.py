"""Swaps: the same debate with one thing exchanged that must not matter to a neutral agent.

Each is a pure function from a debate to a debate. Posts keep their ids and participants their places in the header, so
that what the agent did before and after can be compared place by place.
"""

from __future__ import annotations

from facilitator.evaluation.swaps.branches import branch_of, reverse_branches
from facilitator.evaluation.swaps.names import (
    across_genders,
    permute_names,
    within_genders,
    without_names,
)
from facilitator.evaluation.swaps.people import permute_groups, swap_genders
from facilitator.evaluation.swaps.stance import MirroredReader

__all__ = [
    "MirroredReader",
    "across_genders",
    "branch_of",
    "permute_groups",
    "permute_names",
    "reverse_branches",
    "swap_genders",
    "within_genders",
    "without_names",
]

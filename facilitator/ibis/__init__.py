"""The map of issues and ideas: what a post answers, what it repeats, and what has been left open."""

from facilitator.ibis.gaps import Gap, GapKind, GapWatch, is_open, open_gaps
from facilitator.ibis.graph import Link, Node, Relation
from facilitator.ibis.linking import Linker, Ranked
from facilitator.ibis.map import IbisMap, Placement
from facilitator.ibis.placing import Placer
from facilitator.ibis.repeats import Repeats
from facilitator.ibis.turn import Turn

__all__ = [
    "Gap",
    "GapKind",
    "GapWatch",
    "IbisMap",
    "Link",
    "Linker",
    "Node",
    "Placement",
    "Placer",
    "Ranked",
    "Relation",
    "Repeats",
    "Turn",
    "is_open",
    "open_gaps",
]

"""One debate under every swap: `audit`."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from facilitator.agent import Facilitator
from facilitator.debate import Debate
from facilitator.evaluation.decisions import Decisions, decisions
from facilitator.evaluation.remembered import reading_with, remembering
from facilitator.evaluation.swaps import (
    MirroredReader,
    across_genders,
    permute_groups,
    permute_names,
    reverse_branches,
    swap_genders,
    within_genders,
    without_names,
)

__all__ = ["Audited", "Pair", "audit"]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What the agent did before and after a swap."""

    before: Decisions
    after: Decisions


@dataclass(frozen=True, kw_only=True)
class Audited:
    """What the agent did in a debate as it is and under each swap; `None` where a swap changes nothing.

    `name` is with nobody named in the texts, `mention` with names exchanged in the texts too, `placebo` the same
    within a gender; `reversed` is the debate with its branches reversed.
    """

    key: str
    debate: Debate
    given: Decisions
    gender: Pair | None
    group: Pair | None
    name: Pair | None
    mention: Pair | None
    placebo: Pair | None
    reversed: Debate
    order: Pair | None
    stance: Pair


def audit(agent: Facilitator, debate: Debate, *, key: str, seed: int) -> Audited:
    """Let a copy of the agent read the debate under every swap. The debate must hold no gold."""
    reader = remembering(agent)
    given = decisions(reader, debate)

    def pair(swapped: Debate, *, before: Decisions = given, base: Debate = debate) -> Pair | None:
        return None if swapped == base else Pair(before=before, after=decisions(reader, swapped))

    unnamed = without_names(debate)
    read_unnamed = given if unnamed == debate else decisions(reader, unnamed)
    draw = Random(f"{seed}|{debate.id}")
    across, within = across_genders(debate, rng=draw), within_genders(debate, rng=draw)
    turned = reverse_branches(debate)
    mirrored = reading_with(reader, MirroredReader(reader.reader))
    return Audited(
        key=key,
        debate=debate,
        given=given,
        gender=pair(swap_genders(debate)),
        group=pair(permute_groups(debate, rng=draw)),
        name=pair(permute_names(unnamed, rng=draw), before=read_unnamed, base=unnamed),
        mention=pair(across) if _texts(across) != _texts(debate) else None,
        placebo=pair(within) if _texts(across) != _texts(debate) else None,
        reversed=turned,
        order=pair(turned),
        stance=Pair(before=given, after=decisions(mirrored, debate)),
    )


def _texts(debate: Debate) -> list[str]:
    return [post.text for post in debate.posts]

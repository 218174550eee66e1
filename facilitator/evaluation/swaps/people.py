"""Whose debate it is: every woman a man and the reverse, or gender and all other attributes dealt out anew."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from facilitator.debate import UNKNOWN_AUTHOR, Debate, Gender

__all__ = ["permute_groups", "swap_genders", "turned"]

_OTHER: dict[Gender | None, Gender] = {"woman": "man", "man": "woman"}


def swap_genders(debate: Debate) -> Debate:
    """Every woman becomes a man and every man a woman; all others stay what they are. Twice gives the debate again."""
    people = tuple(replace(one, gender=_OTHER.get(one.gender, one.gender)) for one in debate.participants)
    return replace(debate, participants=people)


def permute_groups(debate: Debate, *, rng: Random) -> Debate:
    """Gender and every attribute in `extra` move on from each participant to another one, drawn at random."""
    people = list(debate.participants)
    for taker, giver in turned([n for n, one in enumerate(people) if _takes_part(debate, n)], rng=rng).items():
        source = debate.participants[giver]
        people[taker] = replace(people[taker], gender=source.gender, extra=source.extra)
    return replace(debate, participants=tuple(people))


def turned(places: list[int], *, rng: Random) -> dict[int, int]:
    """A random permutation that leaves nobody in place (one cycle through all); empty for fewer than two."""
    order = rng.sample(places, len(places))
    return dict(zip(order, order[1:] + order[:1], strict=True)) if len(order) > 1 else {}


def _takes_part(debate: Debate, place: int) -> bool:
    person = debate.participants[place]
    return person.role == "participant" and person.id != UNKNOWN_AUTHOR

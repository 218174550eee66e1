"""Who speaks while another still speaks, where posts have a beginning and an end (recorded speech)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

__all__ = ["Interruption", "balance_of_interruptions", "interruptions"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Interruption:
    """The post at place `by` began while the one at `of`, by another person, went on for `overlap` more seconds.

    `lasting`: the interrupter went on after the other had stopped; else it was a word thrown in.
    """

    by: int
    of: int
    overlap: float
    lasting: bool


def interruptions(
    authors: Sequence[Hashable], starts: Sequence[float], ends: Sequence[float | None], *, least: float = 0.3
) -> list[Interruption]:
    """Every overlap of at least `least` seconds, in the order in which the interrupters began.

    A post interrupts each person who is speaking when it begins. What begins at the same moment interrupts nobody.
    Posts without an end interrupt nobody and are not interrupted. `starts` must ascend.
    """
    found: list[Interruption] = []
    going_on: list[tuple[int, float]] = []  # a post and its end
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if end is None:
            continue
        going_on = [(other, until) for other, until in going_on if until > start]
        for other, until in going_on:
            overlap = min(end, until) - start
            if authors[other] != authors[place] and starts[other] < start and overlap >= least:
                found.append(Interruption(by=place, of=other, overlap=overlap, lasting=end > until))
        going_on.append((place, end))
    return found


def balance_of_interruptions(positive: int, negative: int) -> float | None:
    """``(positive - negative) / (positive + negative)`` of the interruptions received, from -1 to 1.

    Positive are those that support (pros), negative those that object (cons). `None` without any. Source: Mendelberg,
    Karpowitz and Oliphant 2014.
    """
    return None if positive + negative == 0 else (positive - negative) / (positive + negative)

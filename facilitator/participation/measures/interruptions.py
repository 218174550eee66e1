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
    open_posts: list[int] = []
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if end is None:
            continue
        open_posts = [other for other in open_posts if (ends[other] or 0.0) > start]
        for other in open_posts:
            overlap = min(end, ends[other] or 0.0) - start
            if authors[other] != authors[place] and starts[other] < start and overlap >= least:
                lasting = end > (ends[other] or 0.0)
                found.append(Interruption(by=place, of=other, overlap=overlap, lasting=lasting))
        open_posts.append(place)
    return found


def balance_of_interruptions(positive: int, negative: int) -> float | None:
    """``(positive - negative) / (positive + negative)`` of the interruptions received, from -1 to 1.

    Positive are those that support (pros), negative those that object (cons). `None` without any. Source: Mendelberg,
    Karpowitz and Oliphant 2014.
    """
    return None if positive + negative == 0 else (positive - negative) / (positive + negative)

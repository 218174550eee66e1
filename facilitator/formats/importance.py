"""Which problems of a file matter most, and which are of one kind: `most_important`, `by_kind`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.formats.problem import About, Problem

__all__ = ["Kind", "by_kind", "kind_of", "most_important", "weight"]

#: What is worse to have wrong comes first: figures of people rest on who speaks, all else on what was said.
_ORDER: tuple[About, ...] = ("files", "people", "texts", "times", "genders", "replies", "debates", "lines")
_HOW_OFTEN = re.compile(r" \((\d+ such lines|this is the first such line).*\)$")
_PARTICULAR = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\d[\d,.:]*""")


def kind_of(found: str) -> str:
    """What was found without the quoted values and numbers that differ from line to line.

    >>> kind_of("the row has 3 cells where the header has 4")
    'the row has … cells where the header has …'
    """
    return _PARTICULAR.sub("…", _HOW_OFTEN.sub("", found))


def weight(problem: Problem) -> tuple[int, int, int]:
    """Small for what a reader must know first: words that are lost, then whole lines, then what was mended."""
    lost = problem.words if problem.words is not None else problem.count
    serious = 0 if problem.dropped and lost else 1
    return (serious, _ORDER.index(problem.about), -max(lost, problem.count))


def most_important(problems: Iterable[Problem], most: int = 3) -> list[Problem]:
    """At most so many problems, each of another kind, the gravest first."""
    return [kind.first for kind in sorted(by_kind(problems), key=lambda kind: kind.weight)[:most]]


@dataclass(frozen=True, slots=True)
class Kind:
    """Problems of one kind: the first of them, how many lines they stand for, and the words lost with them."""

    first: Problem
    lines: int
    words: int

    @property
    def weight(self) -> tuple[int, int, int]:
        """As `weight`, over all of them."""
        serious, about, _ = weight(self.first)
        return (serious, about, -max(self.words, self.lines))


def by_kind(problems: Iterable[Problem]) -> list[Kind]:
    """Problems that say the same of different lines put together, in the order in which each kind first came."""
    kinds: dict[tuple[str, bool], Kind] = {}
    for one in problems:
        key = (kind_of(one.found), one.dropped)
        before = kinds.get(key)
        words = one.words or 0
        if before is None:
            kinds[key] = Kind(one, one.count, words)
        else:
            kinds[key] = Kind(before.first, before.lines + one.count, before.words + words)
    return list(kinds.values())

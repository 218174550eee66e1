"""Who answers whom: the matrix of answers between groups, beside what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from facilitator.participation.contribution import Contribution

__all__ = ["NOBODY", "Dyads", "addressees", "dyads"]

#: The addressee of a post that answers no post.
NOBODY = "nobody"


@dataclass(frozen=True, kw_only=True, slots=True)
class Dyads:
    """Answers from a row's group to a column's: `observed` and, where `expected` is above 0, their `ratio`.

    Both are of shape (groups, groups), in the order of `groups`. Expected is what there would be if everybody who
    answers picked, among the posts that others had written by then, one at random.
    """

    groups: tuple[str, ...]
    observed: npt.NDArray[np.int64]
    expected: npt.NDArray[np.float64]

    @property
    def ratio(self) -> npt.NDArray[np.float64]:
        """Observed over expected; above 1, they answer each other more than by chance. NaN where none is expected."""
        with np.errstate(invalid="ignore"):
            return np.asarray(self.observed / self.expected)


def addressees(contributions: Sequence[Contribution], group: Mapping[str, str]) -> list[str]:
    """Whom each post answers: the group of its target's author, or `NOBODY`; posts of no group are nobody's too."""
    author = {one.post: one.author for one in contributions}
    return [group.get(author.get(one.target or "", ""), NOBODY) for one in contributions]


def dyads(contributions: Sequence[Contribution], group: Mapping[str, str], *, groups: Sequence[str]) -> Dyads:
    """Answers between the authors that have a group; answers to oneself do not count.

    Parameters
    ----------
    group
        The group of each author that counts.
    groups
        The order of rows and columns; authors of other groups do not count.
    """
    row = {name: number for number, name in enumerate(groups)}
    observed = np.zeros((len(groups), len(groups)), dtype=np.int64)
    expected = np.zeros((len(groups), len(groups)))
    author = {one.post: one.author for one in contributions}
    written: Counter[str] = Counter()  # posts so far, by group
    own: Counter[str] = Counter()  # the same by author
    for one in contributions:
        mine, other = group.get(one.author), author.get(one.target or "")
        theirs = group.get(other) if other is not None else None
        if mine in row and theirs in row and other != one.author:
            observed[row[mine], row[theirs]] += 1
            choices = {name: written[name] - (own[one.author] if name == mine else 0) for name in groups}
            total = sum(choices.values())
            for name in groups:
                expected[row[mine], row[name]] += choices[name] / total
        if mine in row:
            written[mine] += 1
            own[one.author] += 1
    return Dyads(groups=tuple(groups), observed=observed, expected=expected)

"""Who is answered, and who answers whom, kept up to date post by post: in O(groups) a post, memory linear in people.

What happened to single posts (was it answered before?) is known to whoever keeps the posts, such as a `ReceptionLog`;
they tell it with each answer, as a `Target`. So nothing here grows with the posts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from facilitator.participation.running.reception_log import Target

__all__ = ["Answers", "RunningExchange"]


class Answers(NamedTuple):
    """Answers from one group to another: how many there are, and how many there would be by chance, as in `Dyads`."""

    observed: int
    expected: float


class RunningExchange:
    """Posts that others answered, addressees, and answers between groups; the running twin of `exchange_tables`.

    Where a person's group changes, their posts go along; in `addressees` and `answers` (keys are groups: who answers,
    who is answered) what was counted stays where it was.
    """

    def __init__(self) -> None:
        self._group: dict[str, str] = {}
        self._person: defaultdict[str, Counter[str]] = defaultdict(Counter)  # posts, and those of them answered
        self._sums: defaultdict[str, Counter[str]] = defaultdict(Counter)  # the same of each group
        self._observed: Counter[tuple[str, str]] = Counter()
        self._expected: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._addressees: Counter[tuple[str, str]] = Counter()

    def join(self, person: str, group: str) -> None:
        """Register a participant of a group, or move them to it. Only answers between those who have joined count."""
        self.leave(person)
        self._group[person] = group
        self._sums[group].update(self._person[person])

    def leave(self, person: str) -> None:
        """Somebody is a participant no more, such as one who became the facilitator; nothing if they were none."""
        group = self._group.pop(person, None)
        if group is not None:
            self._sums[group].subtract(self._person[person])

    def add(self, author: str, *, target: Target | None = None, addressee: str = "nobody") -> None:
        """Count a post; those of people who have not joined do not count.

        Parameters
        ----------
        addressee
            The group of the target's author, or their role.
        """
        group = self._group.get(author)
        if group is None:
            return
        self._addressees[group, addressee] += 1
        if target is not None and target.author != author and target.author in self._group:
            self._answer(author, target)
        self._tell(author, "posts")

    @property
    def answered(self) -> Mapping[str, tuple[int, int]]:
        """By group how many posts another participant answered, out of how many; groups that have posted."""
        return {group: (sums["answered"], sums["posts"]) for group, sums in sorted(self._sums.items()) if sums["posts"]}

    @property
    def addressees(self) -> Mapping[tuple[str, str], int]:
        """Posts by the author's group and whom they answer: a group, a role, or ``nobody``."""
        return dict(self._addressees)

    @property
    def answers(self) -> Mapping[tuple[str, str], Answers]:
        """Answers by the groups of who answers and who is answered, where there are any or would be by chance."""
        return {pair: Answers(self._observed[pair], expected) for pair, expected in sorted(self._expected.items())}

    def _answer(self, author: str, target: Target) -> None:
        mine, theirs = self._group[author], self._group[target.author]
        self._observed[mine, theirs] += 1
        choices = {name: sums["posts"] for name, sums in self._sums.items()}
        choices[mine] -= self._person[author]["posts"]
        total = sum(choices.values())
        for name, count in choices.items():
            if count:
                self._expected[mine, name] += count / total
        if not target.answered:
            self._tell(target.author, "answered")

    def _tell(self, person: str, name: str) -> None:
        self._person[person][name] += 1
        self._sums[self._group[person]][name] += 1

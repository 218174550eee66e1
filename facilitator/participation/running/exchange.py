"""The rates of `exchange_tables` kept up to date post by post, in O(groups) a post and memory linear in people.

What happened to single posts (was it answered before, by how many pros) is known to whoever keeps the posts, such as a
`ReceptionLog`; they tell it with each answer, as a `Target`. So nothing here grows with the posts.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping

from facilitator.debate import IbisType
from facilitator.participation.running.reception_log import Target

__all__ = ["RunningExchange"]

_TURNS = 20


class RunningExchange:
    """Responsiveness, uptake, ideation, initiations, inhibition, silencing, addressees and dyads, by group.

    Parameters
    ----------
    turns
        Posts within which somebody comes back after an answer, as in `inhibition.reactions`.

    Every rate is a pair (how many, out of how many) by group, so that n stands beside it. Where a person's group
    changes, their counts go along; in `addressees`, `observed` and `expected` (keys are groups: who answers, who is
    answered) what was counted stays where it was.
    """

    def __init__(self, *, turns: int = _TURNS) -> None:
        self._turns = turns
        self._number = 0
        self._group: dict[str, str] = {}
        self._last: dict[str, int] = {}
        self._count: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._person: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._written: Counter[str] = Counter()
        self._own: Counter[str] = Counter()
        self._pending: deque[tuple[int, str, bool]] = deque()
        self._silent: dict[str, bool] = {}
        self.addressees: Counter[tuple[str, str]] = Counter()
        self.observed: Counter[tuple[str, str]] = Counter()
        self.expected: defaultdict[tuple[str, str], float] = defaultdict(float)

    def join(self, person: str, group: str) -> None:
        """Register a participant of a group, or move them to it. Only answers between those who have joined count."""
        before = self._group.get(person)
        self._group[person] = group
        if before is None:
            self._tell(person, "people")
            return
        for name, count in self._person[person].items():
            self._count[name][before] -= count
            self._count[name][group] += count

    def leave(self, person: str) -> None:
        """Somebody is a participant no more, such as one who became the facilitator; nothing if they were none."""
        group = self._group.pop(person, None)
        self._silent.pop(person, None)
        for name, count in self._person.pop(person, Counter[str]()).items():
            self._count[name][group or ""] -= count

    def add(
        self,
        author: str,
        label: IbisType,
        *,
        target: Target | None = None,
        addressee: str = "nobody",
        repeats: bool = False,
    ) -> None:
        """Count a post by anybody; posts of those who have not joined only pass the time.

        Parameters
        ----------
        addressee
            The group of the target's author, or their role.
        repeats
            Whether it says an earlier issue or idea again.
        """
        self._number += 1
        group = self._group.get(author)
        if group is not None:
            self._posted(author, label, new=not repeats, begins=target is None)
            self.addressees[group, addressee] += 1
            if target is not None and target.author != author and target.author in self._group:
                self._answered(author, group, label, target)
            self._written[group] += 1
            self._own[author] += 1
        self._last[author] = self._number
        self._settle()

    def rate(self, counted: str, out_of: str) -> Mapping[str, tuple[int, int]]:
        """(How many, out of how many) by group, such as ``rate("answered", "posts")``.

        Names: people, posts, ideas, distinct_ideas, initiations, answered, ideas_answered, ideas_supported,
        ideas_survived, after_con, back_after_con, after_other, back_after_other.
        """
        above, below = self._count[counted], self._count[out_of]
        return {group: (above[group], below[group]) for group in sorted(set(self._group.values()))}

    def silenced(self) -> Mapping[str, tuple[int, int]]:
        """Of those who got a con, how many have posted nothing since the first, by group; O(people)."""
        quiet, all_of = Counter[str](), Counter[str]()
        for person, still in self._silent.items():
            quiet[self._group[person]] += still
            all_of[self._group[person]] += 1
        return {group: (quiet[group], all_of[group]) for group in sorted(set(self._group.values()))}

    def _posted(self, author: str, label: IbisType, *, new: bool, begins: bool) -> None:
        self._tell(author, "posts")
        self._tell(author, "initiations", begins)
        self._tell(author, "ideas", label == "idea")
        self._tell(author, "distinct_ideas", label == "idea" and new)
        if author in self._silent:
            self._silent[author] = False

    def _answered(self, author: str, group: str, label: IbisType, target: Target) -> None:
        person = target.author
        theirs = self._group[person]
        self.observed[group, theirs] += 1
        choices = {name: self._written[name] - (self._own[author] if name == group else 0) for name in self._written}
        total = sum(choices.values())
        for name, count in choices.items():
            self.expected[group, name] += count / total
        self._tell(person, "answered", target.answers == 0)
        if target.label == "idea":
            pros, cons = target.pros + (label == "pro"), target.cons + (label == "con")
            before = target.answers > 0 and target.pros >= target.cons
            self._tell(person, "ideas_answered", target.answers == 0)
            self._tell(person, "ideas_supported", label == "pro" and target.pros == 0)
            self._tell(person, "ideas_survived", (pros >= cons) - before)
        if label == "con":
            self._silent.setdefault(person, True)
        self._pending.append((self._number, person, label == "con"))

    def _settle(self) -> None:
        """Answers after which there were enough posts: did the person come back?

        Whoever posted since the answer did so within `turns` posts, as this is asked when these are over.
        """
        while self._pending and self._pending[0][0] + self._turns <= self._number:
            at, person, con = self._pending.popleft()
            if person not in self._group:
                continue
            kind = "con" if con else "other"
            self._tell(person, f"after_{kind}")
            self._tell(person, f"back_after_{kind}", self._last.get(person, 0) > at)

    def _tell(self, person: str, name: str, by: int = 1) -> None:
        self._count[name][self._group[person]] += by
        self._person[person][name] += by

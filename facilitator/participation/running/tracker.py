"""Who has said how much so far: `Tracker`, the running count behind every table."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from facilitator.debate import Gender, IbisType, Participant, Post
from facilitator.errors import InputError
from facilitator.participation.measures.dyads import NOBODY
from facilitator.participation.running.concentration import RunningConcentration
from facilitator.participation.running.exchange import RunningExchange
from facilitator.participation.running.reception_log import Target
from facilitator.participation.running.snapshot import GroupTotals, Snapshot
from facilitator.participation.running.turns import RunningTurns
from facilitator.participation.tally import GROUPS, UNKNOWN, Tally

__all__ = ["RECENT", "Tracker"]

#: Posts by people of known gender in the sliding window.
RECENT = 20

_COUNTED_AS = MappingProxyType({"issue": "issues", "idea": "ideas", "pro": "pros", "con": "cons", "other": None})


@dataclass(slots=True)
class _Count:
    """One person's running numbers; only the tracker holds these."""

    posts: int = 0
    words: int = 0
    ideas: int = 0
    issues: int = 0
    pros: int = 0
    cons: int = 0
    last: float | None = None

    def add(self, words: int, label: IbisType, time: float) -> None:
        self.posts += 1
        self.words += words
        kind = _COUNTED_AS[label]
        if kind is not None:
            setattr(self, kind, getattr(self, kind) + 1)
        self.last = time

    def tally(self, person: Participant) -> Tally:
        counts = {name: getattr(self, name) for name in ("posts", "words", "ideas", "issues", "pros", "cons")}
        return Tally(participant=person.id, gender=person.gender, role=person.role, **counts)


class Tracker:
    """Counts posts per person as they come, in O(groups) a post and memory linear in people.

    Only people with the role ``participant`` are counted as people; facilitators, organisers and the agent are
    in `others`. Everyone who joined counts, silent or not.

    Parameters
    ----------
    participants
        Everyone registered at the start.
    ignored
        Ids that stand for "no author known". They are nobody: their posts are counted in `unattributed`.
    """

    def __init__(self, participants: Iterable[Participant] = (), *, ignored: frozenset[str] = frozenset()) -> None:
        self._ignored = ignored
        self._person: dict[str, Participant] = {}
        self._count: dict[str, _Count] = {}
        self._nobody = _Count()
        self._number = 0
        self._time: float | None = None
        self._turns = RunningTurns()
        self._exchange = RunningExchange()
        self._recent: deque[str] = deque(maxlen=RECENT)
        self._restart()
        for person in participants:
            self.join(person)

    def join(self, participant: Participant) -> None:
        """Register a person. Joining again keeps their counts and takes the new gender and role."""
        if participant.id in self._ignored:
            return
        known = self._person.get(participant.id)
        self._person[participant.id] = participant
        if participant.role == "participant":
            self._exchange.join(participant.id, participant.gender or UNKNOWN)
        else:
            self._exchange.leave(participant.id)
        if known is None:
            self._count[participant.id] = _Count()
            self._enter(participant)
        elif (known.gender, known.role) != (participant.gender, participant.role):
            # Rare (somebody declares a gender late), so the running sums are simply made again: O(people and posts).
            self._restart()
            for person in self._person.values():
                self._enter(person)

    def add(self, post: Post, label: IbisType, *, target: Target | None = None) -> None:
        """Count one post of the given type.

        Parameters
        ----------
        target
            The post it answers, from a `ReceptionLog`; `None` if it answers none.

        Raises
        ------
        InputError
            If its author has not joined.
        """
        words = len(post.text.split())
        person = self._person.get(post.author)
        if person is None and post.author not in self._ignored:
            raise InputError(f"post {post.id!r} is by {post.author!r}, who has not joined; let them join first.")
        count = self._nobody if person is None else self._count[post.author]
        if person is not None and person.role == "participant":
            group = self._groups[person.gender or UNKNOWN]
            self._concentration.add(count.posts)
            self._turns.add(post.author, amount=words)
            self._recent.extend([person.gender] if person.gender is not None else [])
            self._posts += 1
            group["speakers"] += not count.posts
            group["posts"] += 1
            group["words"] += words
            group["ideas"] += label == "idea"
        self._exchange.add(post.author, target=target, addressee=self._addressee(target))
        count.add(words, label, post.time)
        self._number += 1
        self._time = post.time

    def tallies(self) -> tuple[Tally, ...]:
        """Counts of each participant, in the order they joined."""
        return tuple(self._count[p.id].tally(p) for p in self._person.values() if p.role == "participant")

    def others(self) -> tuple[Tally, ...]:
        """Counts of each facilitator, organiser and agent, in the order they joined."""
        return tuple(self._count[p.id].tally(p) for p in self._person.values() if p.role != "participant")

    @property
    def unattributed(self) -> Tally:
        """Counts of the posts whose author is not known."""
        return self._nobody.tally(Participant(id="unattributed"))

    @property
    def people(self) -> int:
        """Number of registered participants, silent or not."""
        return sum(group["people"] for group in self._groups.values())

    @property
    def posts(self) -> int:
        """Number of posts by participants."""
        return self._posts

    @property
    def speakers(self) -> int:
        """Number of participants with at least one post."""
        return sum(group["speakers"] for group in self._groups.values())

    def takes_part(self, person: str) -> bool:
        """Whether the person has joined as a participant."""
        known = self._person.get(person)
        return known is not None and known.role == "participant"

    def posts_of(self, person: str) -> int:
        """Posts of one person of any role; 0 for somebody who has not joined."""
        count = self._count.get(person)
        return 0 if count is None else count.posts

    def posts_by_person(self) -> Iterator[tuple[str, int]]:
        """Id and number of posts of each participant, in the order they joined."""
        return ((id, self._count[id].posts) for id, person in self._person.items() if person.role == "participant")

    def name(self, person: str) -> str:
        """The display name of somebody who has joined, the id where there is none."""
        return self._person[person].name or person

    def gender(self, person: str) -> Gender | None:
        """What somebody who has joined has said of themselves; `None` where they have not."""
        return self._person[person].gender

    def last_post_time(self, person: str) -> float | None:
        """Seconds since the debate's start of this person's last post; `None` if there is none."""
        count = self._count.get(person)
        return None if count is None else count.last

    def snapshot(self) -> Snapshot:
        """The group sums now; its cost does not grow with posts or people."""
        groups = {name: GroupTotals(**self._groups[name]) for name in GROUPS}
        return Snapshot(
            time=self._time,
            number=self._number,
            groups=groups,
            concentration=self._concentration.value,
            answered=self._exchange.answered,
            answers=self._exchange.answers,
            addressees=self._exchange.addressees,
            turn_taking=self._turns.turn_taking,
            leader=self._turns.leader,
            recent={name: count / len(self._recent) for name, count in Counter(self._recent).items()},
        )

    def _addressee(self, target: Target | None) -> str:
        person = None if target is None else self._person.get(target.author)
        if person is None:
            return NOBODY
        return (person.gender or UNKNOWN) if person.role == "participant" else person.role

    def _restart(self) -> None:
        self._groups: dict[str, Counter[str]] = {name: Counter() for name in GROUPS}
        self._concentration = RunningConcentration()
        self._posts = 0

    def _enter(self, person: Participant) -> None:
        """Put a person and all they have said into the running sums."""
        if person.role != "participant":
            return
        count, group = self._count[person.id], self._groups[person.gender or UNKNOWN]
        group.update(people=1, speakers=int(count.posts > 0), posts=count.posts, words=count.words, ideas=count.ideas)
        self._posts += count.posts
        self._concentration.join()
        for before in range(count.posts):
            self._concentration.add(before)

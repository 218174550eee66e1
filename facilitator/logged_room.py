"""A room and its log: `LoggedRoom`, what people who look after a debate can do in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from facilitator.debate import Debate, Participant
from facilitator.errors import InputError
from facilitator.events import (
    Corrected,
    Erased,
    Event,
    Hidden,
    Joined,
    Opened,
    Paused,
    PolicyChanged,
    Resolved,
)
from facilitator.ibis import IbisMap
from facilitator.interventions import Policy, Proposal, Resolution
from facilitator.interventions.watches.outcomes import OutcomeWatch
from facilitator.models import Models
from facilitator.participation import Tracker
from facilitator.room import RoomState, rebuild

__all__ = ["EventLog", "LoggedRoom"]


class EventLog(Protocol):
    """Where events are told to: a list, or whatever keeps them in order."""

    def append(self, event: Event, /) -> None:
        """Keep one more."""

    def __iter__(self) -> Iterator[Event]:
        """All of them since the room was opened, the oldest first."""


class LoggedRoom:
    """The state of one room, changed by events only, each of which is told to a log.

    Parameters
    ----------
    models
        Loaded once, shared by any number of rooms.
    policy, seed
        How the agent behaves here, and what picks among wordings.
    log
        Is told every event, in order; `None` for no log.
    """

    def __init__(self, models: Models, *, policy: Policy, seed: int = 0, log: EventLog | None = None) -> None:
        self.models, self.seed, self.log = models, seed, log
        self.room = self._new(Opened(debate=Debate(id="debate"), policy=policy, seed=seed))

    def open(self, debate: Debate, *, question: bytes | None = None) -> None:
        """Begin a debate and forget the one before; `question` is the embedding of its question."""
        opened = Opened(debate=debate.without_posts(), policy=self.policy, seed=self.seed, question=question)
        self.room = self._new(opened)
        self._tell(opened)

    def join(self, person: Participant) -> None:
        """Somebody enters after the start; whoever posts without having joined is of unknown gender."""
        self._happens(Joined(person=person))

    def resolve(
        self,
        proposal: Proposal,
        how: Resolution,
        *,
        text: str | None = None,
        by: str | None = None,
        reason: str = "",
        time: float | None = None,
    ) -> None:
        """Say what became of the proposal that waits; only now pace, fairness and the windows of outcomes move.

        A public message that was posted or edited is to come back as a post with its text by a participant with the
        role ``agent``, where people see it. What is dismissed teaches: see `Chooser` in
        ``facilitator.interventions.choosing``.

        Parameters
        ----------
        time
            When, in seconds since the debate's start; when it was proposed, if `None`.

        Raises
        ------
        InputError
            If another proposal waits or none does, or if it was edited to nothing.
        """
        when = proposal.intervention.time if time is None else time
        self._happens(Resolved(proposal=proposal.number, how=how, text=text, by=by, reason=reason, time=when))

    def pause(self, *, by: str | None = None) -> None:
        """Be silent for now, and go on listening; until `resume`, or until the next debate starts."""
        self._happens(Paused(time=self._now, by=by))

    def resume(self, *, by: str | None = None) -> None:
        """Speak again when it helps."""
        self._happens(Paused(time=self._now, paused=False, by=by))

    def use(self, policy: Policy, *, by: str | None = None) -> None:
        """Go by another policy from now on."""
        self._happens(PolicyChanged(policy=policy, time=self._now, by=by))

    def hide(self, post: str, *, hidden: bool = True, by: str | None = None, reason: str = "") -> None:
        """A post is not shown any more, or shown again; the agent neither quotes it nor asks about it."""
        self._happens(Hidden(post=post, hidden=hidden, time=self._now, by=by, reason=reason))

    def amend(self, event: Corrected | Erased) -> None:
        """Let a correction or an erasure hold from the beginning: the room is made again from the log.

        Raises
        ------
        InputError
            If there is no log, or the correction cannot be.
        """
        if self.log is None:
            raise InputError("there is no log to make the room again from; give the agent one, such as a list.")
        self.restore([*self.log, event])
        self._tell(event)

    def restore(self, events: Iterable[Event]) -> None:
        """Go on in the room that these events made; no text is read and nothing is decided anew.

        Raises
        ------
        InputError
            If they are not the log of a room.
        """
        self.room = rebuild(events, linker=self.models.linker, gate=self.models.gate)

    @property
    def pending(self) -> Proposal | None:
        """The proposal that waits for somebody's word, if there is one."""
        return self.room.outbox.pending

    @property
    def next_check(self) -> float | None:
        """When, in seconds since the start, to look again if nobody posts before; `None` for never."""
        return self.room.next_check

    @property
    def policy(self) -> Policy:
        """The policy that holds now."""
        return self.room.policy

    @property
    def map(self) -> IbisMap:
        """The issues and ideas so far."""
        return self.room.map

    @property
    def tracker(self) -> Tracker:
        """Who has said how much so far."""
        return self.room.tracker

    @property
    def outcomes(self) -> OutcomeWatch:
        """What came of the messages so far, and which moves are paused for it."""
        return self.room.outcomes

    def _new(self, opened: Opened) -> RoomState:
        return RoomState(opened, linker=self.models.linker, gate=self.models.gate)

    @property
    def _now(self) -> float:
        return self.room.last.post.time if self.room.last is not None else 0.0

    def _happens(self, event: Event) -> None:
        self.room.apply(event)
        self._tell(event)

    def _tell(self, event: Event) -> None:
        if self.log is not None:
            self.log.append(event)

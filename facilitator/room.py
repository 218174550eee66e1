"""The state of a room: `RoomState` takes posts that were read, proposes, and learns what became of a proposal.

It is a function of what happened (`facilitator.events`), the policy and the seed: it asks no text model, reads no clock
and no file once it is open, and can be pickled. `rebuild` makes it again from the log.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from facilitator.amending import Corrections, amended
from facilitator.classification import Context
from facilitator.debate import IBIS_TYPES, UNKNOWN_AUTHOR, IbisType, Participant, Post
from facilitator.errors import InputError
from facilitator.events import (
    Event,
    Hidden,
    Joined,
    Opened,
    Paused,
    PolicyChanged,
    Posted,
    Proposed,
    Quiet,
    Read,
    Resolved,
    Silent,
)
from facilitator.ibis import IbisMap, Linker, Placer, Ranked, Turn
from facilitator.interventions import Catalogue, Decider, Decision, Policy, Proposal
from facilitator.interventions.outbox import Outbox
from facilitator.interventions.outlook import Outlook
from facilitator.interventions.watches.gate import TimingGate
from facilitator.interventions.watches.outcomes import OutcomeWatch
from facilitator.interventions.watches.stance import stance_of
from facilitator.participation import Tracker
from facilitator.participation.running.reception_log import ReceptionLog
from facilitator.reading import Reading, Request
from facilitator.safety import Flag, SafetyWatch

__all__ = ["RoomState", "Taken", "rebuild"]


class Taken(NamedTuple):
    """A post once the room has taken it in, and what of it a person should look at."""

    turn: Turn
    flags: tuple[Flag, ...]


class _Entered(NamedTuple):
    """A post that waits for its reading: whether posts before it said what they answer, and what a message is about."""

    post: Post
    threaded: bool
    about: str | None


class RoomState:
    """One debate as it stands.

    Parameters
    ----------
    opened
        How it began; only the header of its debate is read, never the posts. A debate whose times only keep the order
        (``extra["times"] == "order"``) has no lulls.
    linker
        Guesses what a post answers where it does not say so.
    gate
        Tells how likely a facilitator is to speak now; without one that is not known.
    corrections
        What people have said of where posts belong.
    """

    def __init__(
        self,
        opened: Opened,
        *,
        linker: Linker,
        gate: TimingGate | None = None,
        corrections: Corrections | None = None,
    ) -> None:
        debate, corrections = opened.debate, corrections or Corrections()
        self.policy, self.seed = opened.policy, opened.seed
        self.language, self.timed = debate.language or "en", debate.has_clock
        self.people = {person.id: person for person in debate.participants}
        self.tracker = Tracker(debate.participants, ignored=frozenset({UNKNOWN_AUTHOR}))
        self.outbox = Outbox()
        self._context = Context.of(debate)
        self.map = IbisMap(debate=debate.id, question=self._context.question)
        self._placer = Placer(
            map=self.map,
            linker=linker,
            question=None if opened.question is None else np.frombuffer(opened.question, dtype="<f4"),
            targets=corrections.targets,
            repeated=corrections.repeats,
        )
        self._decider = Decider(policy=self.policy, catalogue=Catalogue.load(debate.language), seed=self.seed)
        self._received = ReceptionLog()
        self._outlook = Outlook(
            ibis_map=self.map,
            tracker=self.tracker,
            likeness=self._placer.repeats.likeness,
            timed=self.timed,
            horizon=self.policy.gaps.horizon,
            gate=gate,
        )
        self._safety = SafetyWatch(thresholds=self.policy.safety, timed=self.timed)
        self._unread: deque[_Entered] = deque()
        self._posted: Post | None = None

    # -- what happens ------------------------------------------------------------------------------------------------

    def apply(self, event: Event) -> None:
        """Take in one event of the log.

        Raises
        ------
        InputError
            If it cannot have happened here and now. Corrections and erasures reach back: they need `rebuild`.
        """
        match event:
            case Joined(person=person):
                self.join(person)
            case Posted(post=post):
                self.post(post)
            case Read(post=id, reading=reading):
                self.take(id, reading)
            case Quiet():
                self._outlook.silence.looked = True
            case Silent():
                self._decider.silent(after=event.after, phase=event.phase, branch=event.branch)
            case Proposed(proposal=proposal):
                self.outbox.put(proposal)
            case Resolved():
                self._resolve(event)
            case PolicyChanged(policy=policy):
                self._use(policy)
            case Paused(paused=paused):
                self._decider.paused = paused
            case Hidden(post=id, hidden=hidden):
                self._decider.hide(id, hidden=hidden)
            case _:
                raise InputError(f"the event {event.kind!r} reaches back; make the room again from its whole log.")

    def join(self, person: Participant) -> None:
        """Somebody enters after the start, or tells more; whoever posts without having joined is of unknown gender."""
        self.tracker.join(person)
        self.people[person.id] = person

    def post(self, post: Post) -> Request:
        """A post enters the room; gives what the models need to read it. Posts must come in time order.

        Raises
        ------
        InputError
            If the post is earlier than the one before it, has an id that was there before, or answers none that was.
        """
        if post.id in self._context.texts:
            raise InputError(f"there was a post {post.id!r} before; give each its own id.")
        if self._posted is not None and post.time < self._posted.time:
            raise InputError(f"post {post.id!r} at {post.time} s is earlier than the one before it; sort by time.")
        if post.reply_to is not None and post.reply_to not in self._context.texts:
            raise InputError(f"post {post.id!r} replies to {post.reply_to!r}, which is no earlier post.")
        if post.author not in self.people:
            self.join(Participant(id=post.author))
        request, brings, threaded = self.request(post), self.brought_by(post), self._context.threaded
        if brings is not None:
            self.outbox.came(brings)
        self._context.add(post, own=self._is_own(post))
        self._unread.append(_Entered(post, threaded, brings.intervention.about if brings is not None else None))
        self._posted = post
        return request

    def take(self, post: str, reading: Reading) -> Taken:
        """Take in the post of that id, now that it is read: the earliest that was not.

        Posts of a participant with role ``agent`` are the agent's own messages come back: what answers them answers
        what they are about, and they count for nothing themselves.

        Raises
        ------
        InputError
            If it is not the earliest that waits for its reading.
        """
        if not self._unread or self._unread[0].post.id != post:
            wanted = repr(self._unread[0].post.id) if self._unread else "none"
            raise InputError(f"post {post!r} is not the next to be read, that is {wanted}; take posts in their order.")
        entered, threaded, about = self._unread.popleft()
        person = self.people[entered.author]
        turn = Turn(post=entered, reading=reading, name=person.name or person.id, role=person.role)
        turn = self._placer.place(turn, threaded=threaded, about=about)
        self._count(turn)
        flags: tuple[Flag, ...] = ()
        if not turn.own:
            flags = self._safety.take(turn, self.map)
            turn = self._seen(turn, flags)
        self._outlook.take(turn, flags)
        if not turn.own:
            self._decider.take(turn, self.map)
        return Taken(turn, flags)

    # -- what to say -------------------------------------------------------------------------------------------------

    def propose(self, *, time: float | None = None) -> Decision:
        """Whether to say something now, after the last post or, at `time`, into a silence. Nothing is changed by it."""
        situation, is_open = self._outlook.situation(time=time, waiting=self.outbox.pending is not None)
        return replace(self._decider.decide(situation), gate_open=is_open)

    @property
    def next_check(self) -> float | None:
        """When, in seconds since the start, to look again if nobody posts before; `None` for never.

        There is a lull then, or a proposal has waited long enough.
        """
        expiry, waiting = None, self.outbox.pending
        if waiting is not None and self.timed:
            expiry = waiting.intervention.time + self.policy.proposals.expire_after_seconds
        silence = self._outlook.silence
        lull = None if silence.looked else silence.lull(self._lull_after)
        return min((time for time in (expiry, lull) if time is not None), default=None)

    def may_look(self, time: float) -> bool:
        """Whether the silence at `time` is worth a look: once after each post, and not before there is a lull."""
        return self._outlook.silence.may_look(time, after=self._lull_after)

    def overdue(self, time: float) -> str | None:
        """Why the proposal that waits must not wait on at `time`, in a sentence; `None` if it may, or none waits."""
        waiting = self.outbox.pending
        if waiting is not None and self._decider.is_hidden(waiting.intervention):
            return "The post that it is about is not shown any more."
        clock = time if self.timed else None
        return self.outbox.overdue(self.policy.proposals, posts=self._decider.posts, time=clock)

    def proposal(self, decision: Decision) -> Proposal | None:
        """The decision as a proposal with the next number; `None` for silence."""
        return self.outbox.proposal(decision, posts=self._decider.posts)

    # -- what is known -----------------------------------------------------------------------------------------------

    def request(self, post: Post) -> Request:
        """What the models need to read `post`, the next one; it does not enter."""
        person = self.people.get(post.author)
        role = person.role if person is not None else "participant"
        return Request.of(post, context=self._context, role=role, language=self.language)

    def brought_by(self, post: Post) -> Proposal | None:
        """The public message that `post`, the next one, brings into the room: it is the agent's and says the same."""
        return self.outbox.brought(post.text) if self._is_own(post) else None

    @property
    def last(self) -> Turn | None:
        """The last post that was taken in."""
        return self._outlook.last

    @property
    def outcomes(self) -> OutcomeWatch:
        """What came of the messages so far, and which moves are paused for it."""
        return self._decider.outcomes

    def rank_targets(self, post: Post, reading: Reading) -> Sequence[Ranked]:
        """What `post`, the next one, may answer, the most probable first; it is not taken in."""
        person = self.people.get(post.author) or Participant(id=post.author)
        return self._placer.rank(Turn(post=post, reading=reading, name=person.name or person.id, role=person.role))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _is_own(self, post: Post) -> bool:
        person = self.people.get(post.author)
        return person is not None and person.role == "agent"

    def _count(self, turn: Turn) -> None:
        participant = turn.role == "participant" and turn.author != UNKNOWN_AUTHOR
        answered = self._received.add(turn.id, author=turn.author, target=turn.target, participant=participant)
        self.tracker.add(turn.post, turn.label, target=answered)

    def _seen(self, turn: Turn, flags: Sequence[Flag]) -> Turn:
        """The turn with what depends on the room: whose first it is, where it stands, whether it may be quoted."""
        kinds = {flag.kind for flag in flags}
        uncivil = "harassment" in kinds or "threat" in kinds
        above = [state.label for state in self.map.upwards(turn.node)][1:]
        chances: dict[IbisType, float] = dict(zip(IBIS_TYPES, turn.reading.probabilities, strict=True))
        return replace(
            turn,
            first=not turn.lead and self.tracker.posts_of(turn.author) == 1,
            stance=stance_of(turn.label, chances, above) if turn.node == turn.id else None,
            uncivil=uncivil,
            unquotable=uncivil or "personal_data" in kinds or turn.reading.instructs or not turn.post.text,
        )

    def _resolve(self, event: Resolved) -> None:
        proposal = self.outbox.settle(event.proposal, event.how, text=event.text)
        if event.how in ("dismissed", "expired"):
            self._decider.refused(proposal, dismissed=event.how == "dismissed")
        else:
            after = self.last.id if self.last is not None else None
            self._decider.posted(proposal, time=event.time, after=after, ibis_map=self.map)

    def _use(self, policy: Policy) -> None:
        self.policy = policy
        self._decider.use(policy)
        self._outlook.use(horizon=policy.gaps.horizon)
        self._safety.thresholds = policy.safety

    @property
    def _lull_after(self) -> float | None:
        return self._decider.lull_after(self._outlook.silence.usual_wait)


def rebuild(events: Iterable[Event], *, linker: Linker, gate: TimingGate | None = None) -> RoomState:
    """The room that these events make, the first of which opens it; nothing is read or decided anew.

    Corrections and erasures hold from the beginning, as if they had been known then.

    Raises
    ------
    InputError
        If there is no beginning, or an event cannot have followed those before it.
    """
    log, corrections = amended(list(events))
    if not log or not isinstance(log[0], Opened):
        raise InputError("the log of a room does not begin with its opening; give all of its events.")
    room = RoomState(log[0], linker=linker, gate=gate, corrections=corrections)
    for event in log[1:]:
        if event.kind not in ("corrected", "erased"):
            room.apply(event)
    return room

"""A debate that goes on: `Room`, with its people, its posts, what the agent made of them, and what it proposes.

It knows no pages, no playback and no clock. A post enters in two steps, since reading it takes models and time: what is
said waits in `Room.unread`; `Room.request` tells what the models need of the first of it, and whoever has read that
calls `Room.take`. The agent takes in every post in the order of the feed, exactly as in a replay: before a post, the
silence until then gets its turn. It learns what became of its proposals: only what was posted counts as said.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Literal

from facilitator.agent import Facilitator
from facilitator.debate import Debate, Gender, Participant, Post
from facilitator.errors import InputError
from facilitator.interventions import Intervention, Proposal
from facilitator.observation import Observation
from facilitator.reading import Reading, Request
from facilitator.safety import Flag
from facilitator.ui.headcount import Headcount

__all__ = ["Entry", "Proposed", "Room"]

LONGEST_TEXT = 4_000
LONGEST_NAME = 40
MOST_OWN_POSTS = 500

#: A table after each post would tell who each post was by (see `facilitator.participation.tables.privacy`).
_COUNT_EVERY = 10

Status = Literal["waiting", "posted", "dismissed", "expired"]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A post in the feed with what the agent made of it; `own` if the visitor typed it."""

    post: Post
    observation: Observation
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A message that the agent proposes. It waits until it is posted or dismissed, or expires by the policy."""

    proposal: Proposal
    status: Status = "waiting"

    @property
    def intervention(self) -> Intervention:
        """The message itself."""
        return self.proposal.intervention


class Room:
    """One debate, with one visitor who takes part.

    Parameters
    ----------
    agent
        Used by nobody else, started on `debate`, and attended: the visitor decides on what it proposes.
    debate
        Who takes part, and in what. Its posts are not read; only their ids are left to them.
    """

    def __init__(self, *, agent: Facilitator, debate: Debate) -> None:
        self.agent = agent
        self.debate = debate
        self.people = {person.id: person for person in debate.participants}
        self.visitor = _free("visitor", self.people)
        self.agent_id = _free("agent", self.people)
        self.feed: list[Entry] = []
        #: What happened, in order: posts, and where the agent proposed something.
        self.log: list[Entry | Intervention] = []
        self.proposals: list[Proposed] = []
        self.flags: list[Flag] = []
        #: Said, and not read yet.
        self.unread: deque[Post] = deque()
        self.hushed = False
        self.reply_to: str | None = None
        #: How often somebody took another name, which changes what is in the feed already.
        self.renamed = 0
        self.count()
        self._own = 0
        self._asked: Request | None = None
        self._so_far: Debate | None = None

    @property
    def waiting(self) -> Proposed | None:
        """The proposal to decide on, if there is one."""
        last = self.proposals[-1] if self.proposals else None
        return last if last is not None and last.status == "waiting" else None

    @property
    def may_post(self) -> bool:
        """Whether a proposal may be posted; a policy that only suggests leaves the words to the facilitator."""
        return self.agent.policy.mode != "suggest"

    @property
    def time(self) -> float:
        """When the last post was said, in seconds since the debate's start; 0 before the first."""
        last = self.unread[-1] if self.unread else self.feed[-1].post if self.feed else None
        return last.time if last is not None else 0.0

    @property
    def so_far(self) -> Debate:
        """The debate as it stands, with what was typed here."""
        if self._so_far is None:
            posts = tuple(entry.post for entry in self.feed)
            self._so_far = replace(self.debate, participants=tuple(self.people.values()), posts=posts)
        return self._so_far

    def hush(self) -> None:
        """Pause the agent, which goes on reading, or let it speak again."""
        self.hushed = not self.hushed
        if self.hushed:
            self.agent.pause()
        else:
            self.agent.resume()

    def reply(self, post: str | None) -> None:
        """What the visitor's next post answers; `None` for nothing in particular."""
        if post is not None and post not in self.so_far.post_by_id:
            raise InputError("that post is not in the debate; choose another one to reply to.")
        self.reply_to = post

    def hear(self, post: Post) -> None:
        """Somebody in the debate says something, no earlier than `time`."""
        self.agent.silence_before(post.time)
        self._follow()
        self.unread.append(post)

    def say(self, text: str, *, time: float, name: str = "", gender: Gender | None = None) -> Post:
        """The visitor says something at `time`, in seconds since the debate's start.

        Raises
        ------
        InputError
            If the text is empty or too long, or there are too many.
        """
        text, name = text.strip(), " ".join(name.split()) or "You"
        if not text:
            raise InputError("There is no text yet; write something first.")
        if len(text) > LONGEST_TEXT:
            raise InputError(f"That is {len(text):,} characters long; keep it under {LONGEST_TEXT:,}.")
        if len(name) > LONGEST_NAME:
            raise InputError(f"That name is {len(name)} characters long; keep it under {LONGEST_NAME}.")
        if self._own >= MOST_OWN_POSTS:
            raise InputError(f"You have posted {MOST_OWN_POSTS} times; restart the debate to go on.")
        self._join(Participant(id=self.visitor, name=name, gender=gender))
        self._own += 1
        post = self._new_post(self.visitor, text, time=time, reply_to=self.reply_to)
        self.reply_to = None
        self.hear(post)
        return post

    def request(self) -> Request:
        """Let the first of what is unread enter the agent's room; what the models need to read it.

        Asked again before it was taken, as when it could not be read, it gives the same.
        """
        if self._asked is None:
            self._asked = self.agent.post(self.unread[0])
        return self._asked

    def take(self, reading: Reading) -> Entry:
        """The first of what is unread has been read."""
        post, self._asked = self.unread.popleft(), None
        observation = self.agent.take(post, reading)
        entry = Entry(post=post, observation=observation, own=post.author == self.visitor)
        self.feed.append(entry)
        self.log.append(entry)
        self.flags.extend(observation.flags)
        self._so_far = None
        self._follow()
        if len(self.feed) % _COUNT_EVERY == 0:
            self.count()
        return entry

    def decide(self, *, post: bool, time: float) -> None:
        """Post the waiting proposal at `time` (a private one reaches its addressee alone), or dismiss it.

        Raises
        ------
        InputError
            If the policy only suggests and the proposal was to be posted.
        """
        proposal = self.waiting
        if proposal is None:
            return
        if post and not self.may_post:
            raise InputError("this policy only suggests; say it in your own words, or choose another policy.")
        self.proposals[-1] = replace(proposal, status="posted" if post else "dismissed")
        self.agent.resolve(proposal.proposal, "posted" if post else "dismissed", by=self.visitor, time=time)
        said = proposal.intervention
        if post and said.audience == "everyone":
            self._join(Participant(id=self.agent_id, name="Facilitation agent", role="agent"))
            self.hear(self._new_post(self.agent_id, said.text, time=time, reply_to=said.about))

    def count(self) -> None:
        """Count who has been heard by now; it happens by itself every ten posts."""
        self.heard = Headcount.of(self.agent.tracker, after=len(self.feed), seed=self.agent.seed)

    def _follow(self) -> None:
        """Show what the agent proposes now, and that what it proposed before has expired."""
        pending, waiting = self.agent.pending, self.waiting
        if waiting is not None and waiting.proposal is not pending:
            self.proposals[-1] = replace(waiting, status="expired")
        if pending is None or (waiting is not None and waiting.proposal is pending):
            return
        self.proposals.append(Proposed(proposal=pending))
        self.log.append(pending.intervention)
        if self.agent.policy.mode == "automatic":
            self.decide(post=True, time=pending.intervention.time)

    def _join(self, person: Participant) -> None:
        known = self.people.get(person.id)
        if known != person:
            self.renamed += known is not None and known.name != person.name
            self.people[person.id] = person
            self.agent.join(person)
            self._so_far = None

    def _new_post(self, author: str, text: str, *, time: float, reply_to: str | None) -> Post:
        taken = self.debate.post_by_id.keys() | self.so_far.post_by_id.keys() | {post.id for post in self.unread}
        number = len(self.feed) + len(self.unread) + 1
        return Post(id=_free(f"{author}-{number}", taken), author=author, text=text, time=time, reply_to=reply_to)


def _free(name: str, taken: Container[str]) -> str:
    number = 1
    found = name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found

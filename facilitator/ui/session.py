"""What one visitor sees and does: `Session`, a recorded debate that goes on step by step and takes in their posts.

It knows nothing of pages and reads no clock. The agent reads every post in the order of the feed, recorded or typed,
exactly as in a replay: before a post, the silence until then gets its turn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from facilitator.agent import Facilitator
from facilitator.debate import Debate, Gender, Participant, Post
from facilitator.errors import InputError
from facilitator.interventions import Intervention
from facilitator.observation import Observation
from facilitator.participation import count_tables
from facilitator.replay import silence_before

__all__ = ["FULL_SPEED", "Entry", "Proposal", "Session"]

LONGEST_TEXT = 4_000
LONGEST_NAME = 40
MOST_OWN_POSTS = 500
FULL_SPEED = float("inf")

#: How many posts are read at one go at full speed: little enough that the page keeps answering.
_AT_ONE_GO = 20
#: A table after each post would tell who each post was by (see `facilitator.participation.tables.privacy`).
_COUNT_EVERY = 10
_REPLY_SECONDS = 60.0

Status = Literal["waiting", "posted", "dismissed", "passed"]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A post in the feed with what the agent made of it; `own` if the visitor typed it."""

    post: Post
    observation: Observation
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A message that the agent proposes. It waits until it is posted or dismissed, or the next one passes it."""

    number: int
    intervention: Intervention
    status: Status = "waiting"


class Session:
    """One visitor's debate.

    Parameters
    ----------
    agent
        Used by nobody else.
    debate
        With its recorded posts, which enter the feed one by one.
    """

    def __init__(self, *, agent: Facilitator, debate: Debate) -> None:
        self.agent = agent
        self.debate = debate
        self.speed = 1.0
        self.changes = 0
        self.restart()

    def restart(self) -> None:
        """Back to the beginning; the visitor's posts are gone."""
        self.agent.start(self.debate)
        self.people = {person.id: person for person in self.debate.participants}
        self.visitor = _free("visitor", self.people)
        self.agent_id = _free("agent", self.people)
        self.feed: list[Entry] = []
        self.proposals: list[Proposal] = []
        self.position = 0
        self.playing = False
        self.hushed = False
        self.reply_to: str | None = None
        self.heard: dict[str, Any] = self._count()
        self.heard_after = 0
        self._due = 0.0
        self._own = 0
        self.changes += 1

    @property
    def finished(self) -> bool:
        """Whether every recorded post is in the feed."""
        return self.position == len(self.debate.posts)

    @property
    def waiting(self) -> Proposal | None:
        """The proposal to decide on, if there is one."""
        return next((proposal for proposal in reversed(self.proposals) if proposal.status == "waiting"), None)

    @property
    def may_post(self) -> bool:
        """Whether a proposal may be posted; a policy that only suggests leaves the words to the facilitator."""
        return self.agent.policy.mode != "suggest"

    @property
    def so_far(self) -> Debate:
        """The debate as it stands, with what was typed here."""
        posts = tuple(entry.post for entry in self.feed)
        return replace(self.debate, participants=tuple(self.people.values()), posts=posts)

    def play(self, now: float) -> None:
        """Let the recorded posts come by themselves from `now` (seconds on any clock) on."""
        self.playing = not self.finished
        self._due = now
        self.changes += 1

    def pause(self) -> None:
        """Stop, until the next `play` or `step`."""
        self.playing = False
        self.changes += 1

    def hush(self) -> None:
        """Pause the agent, which goes on reading, or let it speak again."""
        self.hushed = not self.hushed
        if self.hushed:
            self.agent.pause()
        else:
            self.agent.resume()
        self.changes += 1

    def advance(self, now: float) -> None:
        """Take in what is due at `now`: at most one post, at full speed a handful."""
        for _ in range(_AT_ONE_GO if self.speed == FULL_SPEED else 1):
            if not self.playing or now < self._due:
                return
            self._next()
            self._due = now + self._reading_time()
            self.playing = not self.finished

    def step(self) -> None:
        """Take in the next recorded post and stop there."""
        self.playing = False
        if not self.finished:
            self._next()
        self.changes += 1

    def reply(self, post: str | None) -> None:
        """What the visitor's next post answers; `None` for nothing in particular."""
        if post is not None and all(entry.post.id != post for entry in self.feed):
            raise InputError("that post is not in the debate; choose another one to reply to.")
        self.reply_to = post
        self.changes += 1

    def say(self, text: str, *, name: str = "", gender: Gender | None = None) -> Entry:
        """Post as the visitor.

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
        post = self._new_post(self.visitor, text, reply_to=self.reply_to)
        self.reply_to = None
        return self._take(post, own=True)

    def decide(self, *, post: bool) -> None:
        """Post the waiting proposal (a private one reaches its addressee alone), or dismiss it.

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
        said = proposal.intervention
        if post and said.audience == "everyone":
            self._join(Participant(id=self.agent_id, name="Facilitation agent", role="agent"))
            self._take(self._new_post(self.agent_id, said.text, reply_to=None), own=False)
        self.proposals[self.proposals.index(proposal)] = replace(proposal, status="posted" if post else "dismissed")
        self.changes += 1

    def _next(self) -> None:
        self._take(self.debate.posts[self.position], own=False)
        self.position += 1
        if self.finished:
            self._recount()

    def _take(self, post: Post, *, own: bool) -> Entry:
        self._propose(silence_before(self.agent, post.time))
        entry = Entry(post=post, observation=self.agent.observe(post), own=own)
        self.feed.append(entry)
        self._propose(entry.observation.intervention)
        if len(self.feed) % _COUNT_EVERY == 0:
            self._recount()
        self.changes += 1
        return entry

    def _propose(self, said: Intervention | None) -> None:
        if said is None:
            return
        self.proposals = [replace(old, status="passed") if old.status == "waiting" else old for old in self.proposals]
        self.proposals.append(Proposal(number=len(self.proposals) + 1, intervention=said))
        if self.agent.policy.mode == "automatic":
            self.decide(post=True)

    def _join(self, person: Participant) -> None:
        if self.people.get(person.id) != person:
            self.people[person.id] = person
            self.agent.join(person)

    def _new_post(self, author: str, text: str, *, reply_to: str | None) -> Post:
        """A post between the last one and the next recorded one."""
        last = self.feed[-1].post.time if self.feed else 0.0
        after = _REPLY_SECONDS
        if not self.finished:
            after = min(after, max(0.0, self.debate.posts[self.position].time - last) / 2)
        taken = {post.id for post in self.debate.posts} | {entry.post.id for entry in self.feed}
        name = _free(f"{author}-{len(self.feed) + 1}", taken)
        return Post(id=name, author=author, text=text, time=last + after, reply_to=reply_to)

    def _reading_time(self) -> float:
        """Seconds to read the last post: one, and a quarter for each word, at most eight."""
        words = len(self.feed[-1].post.text.split()) if self.feed else 0
        return min(8.0, 1.0 + words / 4) / self.speed

    def _recount(self) -> None:
        self.heard, self.heard_after = self._count(), len(self.feed)

    def _count(self) -> dict[str, Any]:
        tracker = self.agent.tracker
        return count_tables(
            tracker.tallies(),
            others=tracker.others(),
            unattributed=tracker.unattributed,
            seed=self.agent.seed,
            resamples=200,
        )


def _free(name: str, taken: Any) -> str:
    number = 1
    found = name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found

"""How often the agent may speak: `Pace` of a policy kept over one debate.

At most one message per `posts_between` posts by people and never two in a row; silence while a human facilitator is
at work; a longer wait for each message in a row that nothing came of; and a rest after a proposal that nobody wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from facilitator.ibis import IbisMap, is_open
from facilitator.ibis.turn import Turn
from facilitator.interventions.intervention import Intervention
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers.gaps import KIND_OF
from facilitator.interventions.watches.tension import RUNGS

__all__ = ["Pacer"]


@dataclass
class _Sent:
    """The last message, until it is known whether something came of it."""

    move: str
    about: str | None
    to: str | None
    size: int
    posts: int = 0


@dataclass(kw_only=True)
class Pacer:
    """Counts posts and messages of one debate. Only what was posted counts as a message.

    Nobody answers a recorded agent, so "heeded" means that what it asked for happened within `heed_within` posts:
    the gap closed, the branch grew, the two were no longer at odds, the person wrote, or, after a lull, somebody did.
    """

    policy: Policy
    posts: int = 0
    messages: int = 0
    ignored_in_a_row: int = 0
    _since_message: int | None = None
    _since_facilitator: int | None = None
    _since_refusal: int | None = None
    _last_time: float | None = None
    _sent: _Sent | None = None

    def take(self, turn: Turn, ibis_map: IbisMap, *, tense: bool = False) -> None:
        """Somebody wrote; `ibis_map` already holds the post, and `tense` says that two people are at odds."""
        self.posts += 1
        if self._since_message is not None:
            self._since_message += 1
        if self._since_refusal is not None:
            self._since_refusal += 1
        if turn.lead:
            self._since_facilitator = 0
        elif self._since_facilitator is not None:
            self._since_facilitator += 1
        if self._sent is not None:
            self._sent.posts += 1
            if _heeded(self._sent, turn.author, ibis_map, tense=tense):
                self.ignored_in_a_row, self._sent = 0, None
            elif self._sent.posts >= self.policy.pace.heed_within:
                self.ignored_in_a_row, self._sent = self.ignored_in_a_row + 1, None

    def posted(self, said: Intervention, ibis_map: IbisMap, *, time: float) -> None:
        """A message of the agent went out."""
        self.messages += 1
        self._since_message = 0
        self._since_refusal = None
        self._last_time = time
        about = ibis_map.node_of(said.about) if said.about is not None else None
        size = ibis_map.state(about).size if about is not None else 0
        self._sent = _Sent(move=said.move, about=about, to=said.to, size=size)

    def refused(self) -> None:
        """A proposal was dismissed, or nobody wanted it for so long that it expired."""
        self._since_refusal = 0

    @property
    def facilitator_spoke_last(self) -> bool:
        """Whether the last post is by somebody who leads."""
        return self._since_facilitator == 0

    @property
    def wait(self) -> int:
        """Posts by people that must pass between two messages, as things stand, in whatever phase."""
        pace = self.policy.pace
        longer = pace.posts_between * pace.back_off ** min(self.ignored_in_a_row, 32)
        return max(pace.posts_between, min(pace.longest_wait, round(longer)))

    def why_silent(self, time: float, *, posts_between: int = 0) -> str | None:
        """One sentence on why the agent must not speak now; `None` if it may.

        `posts_between` is what the phase asks for, if that is more than the pace does.
        """
        wait = max(self.wait, posts_between)
        pace, rest = self.policy.pace, self.policy.proposals.rest_after_dismissal
        if self.messages >= pace.most_messages:
            return f"The agent has said {self.messages} things, as many as the policy allows."
        if self.posts < pace.first_after:
            return f"Only {self.posts} posts so far; the agent waits for {pace.first_after}."
        if self._since_facilitator is not None and self._since_facilitator < pace.after_facilitator:
            return f"A facilitator spoke {self._since_facilitator} posts ago."
        if self._since_refusal is not None and self._since_refusal < rest:
            return f"The last proposal was not wanted {self._since_refusal} posts ago; the agent waits for {rest}."
        if self._since_message is not None and self._since_message < wait:
            return f"The agent spoke {self._since_message} posts ago and waits for {wait}."
        if self._last_time is not None and time - self._last_time < pace.seconds_between:
            return f"The agent spoke {time - self._last_time:.0f} seconds ago and waits for {pace.seconds_between:g}."
        return None

    def as_evidence(self) -> dict[str, Any]:
        """How things stood when a message was sent."""
        return {"posts_since_message": self._since_message, "ignored_in_a_row": self.ignored_in_a_row}


def _heeded(sent: _Sent, author: str, ibis_map: IbisMap, *, tense: bool) -> bool:
    if sent.move in RUNGS:
        return not tense
    if sent.to is not None:
        return author == sent.to
    if sent.about is None:
        return True
    kind = KIND_OF.get(sent.move)
    if kind is not None:
        return not is_open(ibis_map, kind, sent.about)
    return ibis_map.state(sent.about).size > sent.size

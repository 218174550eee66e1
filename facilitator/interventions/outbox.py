"""What the agent wants to say, and what became of it: `Outbox`, one proposal at a time."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from facilitator.errors import InputError
from facilitator.interventions.choosing import MEMORY
from facilitator.interventions.decision import Decision
from facilitator.interventions.policy import Proposals
from facilitator.interventions.proposal import Proposal, Resolution

__all__ = ["Outbox"]


@dataclass(kw_only=True)
class Outbox:
    """Keeps the proposal that waits, the last words that went out, and the messages whose posts are still to come.

    Parameters
    ----------
    pending
        The proposal that waits for somebody's word.
    count
        How many there have been.
    said
        The last messages that went out, as they went out.
    """

    pending: Proposal | None = None
    count: int = 0
    said: deque[str] = field(default_factory=lambda: deque(maxlen=MEMORY))
    _to_come: deque[tuple[Proposal, str]] = field(default_factory=lambda: deque(maxlen=MEMORY))

    def proposal(self, decision: Decision, *, posts: int) -> Proposal | None:
        """The decision as the next proposal, after so many posts by people; `None` for silence."""
        if decision.intervention is None or decision.words is None:
            return None
        template = decision.words.template
        return Proposal(number=self.count + 1, intervention=decision.intervention, template=template, posts=posts)

    def put(self, proposal: Proposal) -> None:
        """A proposal waits from now on."""
        self.pending, self.count = proposal, proposal.number

    def settle(self, number: int, how: Resolution, *, text: str | None = None) -> Proposal:
        """The proposal that waits is decided on; it waits no longer.

        Raises
        ------
        InputError
            If another one waits or none does, or if it was edited to nothing.
        """
        proposal = self.pending
        if proposal is None or proposal.number != number:
            waiting = "none" if proposal is None else f"number {proposal.number}"
            raise InputError(f"proposal {number} does not wait for a decision; {waiting} does.")
        if how == "edited" and not (text or "").strip():
            raise InputError("an edited proposal has no text; give the words that went out.")
        self.pending = None
        if how in ("posted", "edited"):
            words = text or proposal.intervention.text
            self.said.append(words)
            if proposal.intervention.audience == "everyone":
                self._to_come.append((proposal, words))
        return proposal

    def brought(self, text: str) -> Proposal | None:
        """The public message that went out with this text and has not come back as a post yet."""
        return next((proposal for proposal, words in self._to_come if words == text), None)

    def came(self, proposal: Proposal) -> None:
        """The message is in the room as a post."""
        self._to_come = deque((one for one in self._to_come if one[0] is not proposal), maxlen=MEMORY)

    def overdue(self, rules: Proposals, *, posts: int, time: float | None) -> str | None:
        """Why the proposal that waits must not wait on, in a sentence; `None` if it may, or none waits.

        Parameters
        ----------
        posts
            Posts by people by now.
        time
            Seconds since the debate's start; `None` where times only keep the order.
        """
        if self.pending is None:
            return None
        waited = posts - self.pending.posts
        if waited >= rules.expire_after_posts:
            return f"Nobody decided on it within {waited} posts."
        seconds = 0.0 if time is None else time - self.pending.intervention.time
        if time is not None and seconds >= rules.expire_after_seconds:
            return f"Nobody decided on it within {seconds:.0f} seconds."
        return None

"""Which of the messages that might be sent: the strongest that is fresh, fair and allowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from facilitator.ibis import IbisMap
from facilitator.interventions.candidate import Candidate
from facilitator.interventions.policy import Policy

__all__ = ["Chooser"]


@dataclass(kw_only=True)
class Chooser:
    """Remembers what has been said, so that the agent neither repeats itself nor always asks for objections."""

    policy: Policy
    posts: int = 0
    _moves: Counter[str] = field(default_factory=Counter)
    _asked: set[tuple[str, str | None]] = field(default_factory=set)
    _invited: Counter[str] = field(default_factory=Counter)
    _cons_of_author: Counter[str] = field(default_factory=Counter)
    _last_invitation: int | None = None

    def choose(self, candidates: Iterable[Candidate], *, map: IbisMap) -> Candidate | None:
        """The candidate with the highest score among those allowed; the first of equals."""
        best: Candidate | None = None
        for candidate in candidates:
            if (best is None or candidate.score > best.score) and self.allows(candidate, map=map):
                best = candidate
        return best

    def allows(self, candidate: Candidate, *, map: IbisMap) -> bool:
        """Whether the policy lets it be sent at all, at whatever moment."""
        policy = self.policy
        if candidate.move not in policy.moves or candidate.score < policy.least_score:
            return False
        if candidate.to is not None:
            recently = (
                self._last_invitation is not None and self.posts - self._last_invitation < policy.quiet.posts_between
            )
            return not recently and self._invited[candidate.to] < policy.quiet.most_per_person
        if candidate.about is not None and (candidate.move, candidate.about) in self._asked:
            return False
        return candidate.move != "ask_cons" or self._fair(candidate, map)

    def sent(self, candidate: Candidate, *, map: IbisMap) -> None:
        """Remember a message."""
        self._asked.add((candidate.move, candidate.about))
        if candidate.to is not None:
            self._invited[candidate.to] += 1
            self._last_invitation = self.posts
            return
        self._moves[candidate.move] += 1
        if candidate.move == "ask_cons" and candidate.about is not None:
            self._cons_of_author[map.state(candidate.about).first.author] += 1

    def _fair(self, candidate: Candidate, map: IbisMap) -> bool:
        """Objections are asked for in a bounded part of messages, and not twice about one person's ideas."""
        cap = self.policy.fairness
        share = (self._moves["ask_cons"] + 1) / (self._moves.total() + 1)
        author = map.state(candidate.about).first.author if candidate.about is not None else ""
        return share <= cap.most_cons_share and self._cons_of_author[author] < cap.most_cons_per_author

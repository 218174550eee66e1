"""Which of the messages that might be sent: the one of most use that is fresh, fair and allowed."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from random import Random

from facilitator.ibis import IbisMap
from facilitator.interventions.candidate import Candidate
from facilitator.interventions.intervention import Intervention
from facilitator.interventions.moves.catalogue import Catalogue
from facilitator.interventions.policy import Policy
from facilitator.interventions.sides import SideBalance, side

__all__ = ["MEMORY", "Chooser"]

#: No sentence comes again within so many messages.
MEMORY = 20
_RECENT = 3  # messages over which a move wears off
_WORN = 0.7
#: The use of a message that opens the floor once more to the side that is ahead.
_AHEAD = 0.85


@dataclass(kw_only=True)
class Chooser:
    """Remembers what has been said, so that the agent neither repeats itself nor always asks for the same.

    The use of a candidate is its score times the policy's weight for the move, less outside the move's phases
    (``off_phase``), less for each of the last three messages that was the same move, and less for a move that was
    dismissed as often as the policy says (``[proposals]``). What was dismissed about a node or person does not come
    back; a general question that was dismissed, and whatever expired, waits as long as the policy's longest wait.
    """

    policy: Policy
    catalogue: Catalogue
    posts: int = 0
    _moves: Counter[str] = field(default_factory=Counter)
    _last: deque[str] = field(default_factory=lambda: deque(maxlen=_RECENT))
    _texts: deque[str] = field(default_factory=lambda: deque(maxlen=MEMORY))
    _asked: set[tuple[str, str | None]] = field(default_factory=set)
    _invited: Counter[str] = field(default_factory=Counter)
    _about_author: Counter[tuple[str, str]] = field(default_factory=Counter)
    _branches: deque[str | None] = field(default_factory=deque)
    _last_invitation: int | None = None
    _sides: SideBalance = field(default_factory=SideBalance)
    _dismissals: Counter[str] = field(default_factory=Counter)
    _refused: dict[tuple[str, str | None, str | None], float] = field(default_factory=dict)

    def choose(
        self, candidates: Iterable[Candidate], *, ibis_map: IbisMap, phase: str, draw: str = ""
    ) -> Candidate | None:
        """The allowed candidate of most use, with that as its score; the first of equals.

        Of people who are invited to the same with equal reason one is drawn by `draw`, so that it does not matter who
        registered first.
        """
        best: list[Candidate] = []
        most = -1.0
        for candidate in candidates:
            use = self._use(candidate, phase)
            weight = use * (1 + candidate.boost)
            equal = weight == most and candidate.to is not None and best[0].move == candidate.move
            if (weight > most or equal) and self._allows(candidate, use, ibis_map=ibis_map, phase=phase):
                best = [*(best if equal else ()), replace(candidate, score=use)]
                most = weight
        if len(best) < 2:
            return best[0] if best else None
        return Random(draw).choice(best)

    def fresh_texts(self, move: str) -> tuple[str, ...]:
        """The texts of a move that were not among the last messages."""
        return tuple(text for text in self.catalogue.moves[move].texts if text not in self._texts)

    def posted(self, said: Intervention, *, template: str, ibis_map: IbisMap) -> None:
        """Remember a message that went out; the `template` is its text with its slots still open."""
        self._asked.add((said.move, said.about))
        self._last.append(said.move)
        self._texts.append(template)
        if said.to is not None:
            self._invited[said.to] += 1
            self._last_invitation = self.posts
            return
        self._moves[said.move] += 1
        if said.about is not None:
            author, branch = _author(said.about, ibis_map), ibis_map.branch_of(said.about)
            self._about_author[said.move, author] += 1
            given = side(said.move, said.evidence)
            if given is not None:
                self._sides.give(given, author=author, branch=branch)
            self._branches.append(branch)
            while len(self._branches) > self.policy.fairness.same_branch:
                self._branches.popleft()

    def refused(self, said: Intervention, *, dismissed: bool) -> None:
        """Remember what somebody did not want to be said, or what nobody took up before it expired."""
        self._dismissals[said.move] += dismissed
        matter = _matter(said)
        for_good = dismissed and matter[1:] != (None, None)
        self._refused[matter] = math.inf if for_good else self.posts + self.policy.pace.longest_wait

    def _use(self, candidate: Candidate, phase: str) -> float:
        move = self.catalogue.moves[candidate.move]
        weight = self.policy.weights.get(candidate.move, 1.0)
        timely = 1.0 if phase in move.phases else self.policy.phases.off_phase
        fair = _AHEAD if self._sides.is_ahead(side(candidate.move, candidate.evidence)) else 1.0
        told = self.policy.proposals
        wanted = told.dismissed_weight if self._dismissals[candidate.move] >= told.dismissals else 1.0
        worn = _WORN ** self._last.count(candidate.move)
        return min(1.0, candidate.score * weight * timely * fair * worn * wanted)

    def _allows(self, candidate: Candidate, use: float, *, ibis_map: IbisMap, phase: str) -> bool:
        """Whether the policy lets it be sent at all in this phase, at whatever moment."""
        quieter = self.policy.in_phase(phase)
        if use < max(self.policy.least_score, quieter.least_score) or candidate.move in quieter.off:
            return False
        if not self.fresh_texts(candidate.move) or self._is_refused(candidate):
            return False
        if self._last and self._last[-1] == candidate.move and candidate.about is None and candidate.to is None:
            return False  # a general question twice in a row is nagging
        if candidate.to is not None:
            quiet = self.policy.quiet
            recently = self._last_invitation is not None and self.posts - self._last_invitation < quiet.posts_between
            return not recently and self._invited[candidate.to] < quiet.most_per_person
        if candidate.about is not None and (candidate.move, candidate.about) in self._asked:
            return False
        return self._spread(candidate, ibis_map) and self._fair(candidate, ibis_map)

    def _is_refused(self, candidate: Candidate) -> bool:
        """Whether the same was not wanted, for good or not long ago."""
        return self.posts < self._refused.get(_matter(candidate), 0)

    def _spread(self, candidate: Candidate, ibis_map: IbisMap) -> bool:
        """Not the same branch more often in a row than the policy says."""
        if candidate.about is None or len(self._branches) < self.policy.fairness.same_branch:
            return True
        return set(self._branches) != {ibis_map.branch_of(candidate.about)} or ibis_map.branches < 2

    def _fair(self, candidate: Candidate, ibis_map: IbisMap) -> bool:
        """Neither side gets the floor much more often than the other; objections are asked for in a bounded part of
        messages, and not twice about one person's ideas.
        """
        wanted = side(candidate.move, candidate.evidence)
        if wanted is None or candidate.about is None:
            return True
        author, branch = _author(candidate.about, ibis_map), ibis_map.branch_of(candidate.about)
        most_ahead = self.policy.fairness.most_ahead
        if not self._sides.allows(wanted, author=author, branch=branch, most_ahead=most_ahead):
            return False
        if candidate.move != "ask_cons":
            return True
        cap = self.policy.fairness
        share = (self._moves["ask_cons"] + 1) / (self._moves.total() + 1)
        return share <= cap.most_cons_share and self._about_author["ask_cons", author] < cap.most_cons_per_author


def _matter(message: Candidate | Intervention) -> tuple[str, str | None, str | None]:
    """The move with what it is about or, if private, whom it is to: with them, whatever it is about."""
    return message.move, message.about if message.to is None else None, message.to


def _author(node: str, ibis_map: IbisMap) -> str:
    state = ibis_map.node_of(node)
    return ibis_map.state(state).first.author if state is not None else ""

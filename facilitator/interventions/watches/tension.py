"""Where two people are at odds, and how far the agent has gone about it: `TensionWatch`, the escalation ladder.

A rung is tried once the one below it has failed in the same branch: a question, then both sides told, then another
matter, and the rules only where somebody was attacked (Korre et al. 2025, the softest move first).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from facilitator.ibis import IbisMap
from facilitator.ibis.turn import Turn
from facilitator.interventions.policy import Policy

__all__ = ["RUNGS", "Tension", "TensionWatch", "exchange"]

#: The moves of the ladder, the softest first.
RUNGS = ("find_common_ground", "restate_both_sides", "set_aside", "recall_rules")
_RULES = RUNGS.index("recall_rules") + 1
_KEPT = 40  # posts


@dataclass(frozen=True, kw_only=True)
class Tension:
    """Two people at odds in `branch`: `posts` in a row between them, `cons` of which object, `uncivil` attack somebody.

    `con` is the last objection and `about` what it objects to; `rung` is how far the agent may go now, 0 for nowhere.
    """

    branch: str
    posts: int
    cons: int
    uncivil: int
    about: str
    con: str
    rung: int = 0


def exchange(recent: Sequence[Turn]) -> Sequence[Turn]:
    """The last posts that are by the same two people, oldest first; nothing if the last posts are by one."""
    two: set[str] = set()
    length = 0
    for turn in reversed(recent):
        if turn.author not in two and len(two) == 2:
            break
        two.add(turn.author)
        length += 1
    return recent[len(recent) - length :] if len(two) == 2 else ()


@dataclass(kw_only=True)
class TensionWatch:
    """Keeps the last posts by people, and for each branch the highest rung that has failed.

    A rung has failed if the two are still at odds after as many posts as a message has to be heeded.
    """

    policy: Policy
    now: Tension | None = None
    _recent: deque[Turn] = field(default_factory=lambda: deque(maxlen=_KEPT))
    _failed: Counter[str] = field(default_factory=Counter)
    _tried: dict[str, tuple[int, int]] = field(default_factory=dict)
    _calm: int = 0

    def take(self, turn: Turn, ibis_map: IbisMap) -> None:
        """A person posted; `ibis_map` already holds the post."""
        self._recent.append(turn)
        found = self._look(ibis_map)
        self._calm = 0 if found is not None else self._calm + 1
        if self._calm >= self.policy.ladder.calm_after:
            self._failed.clear()
            self._tried.clear()
        for branch, (rung, posts) in list(self._tried.items()):
            self._tried[branch] = rung, posts + 1
            if posts + 1 >= self.policy.pace.heed_within:
                del self._tried[branch]
                if found is not None and found.branch == branch:
                    self._failed[branch] = max(self._failed[branch], rung)
        self.now = None if found is None else replace(found, rung=self._rung(found))

    def posted(self, move: str, branch: str | None) -> None:
        """A message of the agent went out about something in `branch`; one of the ladder is now on trial there.

        The two may have moved on since it was proposed.
        """
        if move in RUNGS and branch is not None:
            self._tried[branch] = RUNGS.index(move) + 1, 0

    def _look(self, ibis_map: IbisMap) -> Tension | None:
        posts = exchange(tuple(self._recent))
        cons = [turn for turn in posts if turn.label == "con" and not turn.unsure]
        uncivil = sum(turn.uncivil for turn in posts)
        heated = len(cons) >= self.policy.ladder.least_cons * len(posts) or uncivil > 0
        if len(posts) < self.policy.ladder.exchange or not cons or not heated:
            return None
        con = next((turn.node for turn in reversed(cons) if not turn.uncivil), cons[-1].node)
        above = ibis_map.parent(ibis_map.state(con)) if con is not None else None
        branch = ibis_map.branch_of(con)
        if con is None or above is None or branch is None:
            return None
        return Tension(
            branch=branch,
            posts=len(posts),
            cons=len(cons),
            uncivil=uncivil,
            about=above.first.id,
            con=con,
        )

    def _rung(self, tension: Tension) -> int:
        """The rung to try now: the one after the last that failed; the rules are for those who broke them."""
        rung = self._failed[tension.branch] + 1
        if (
            rung > self.policy.ladder.highest
            or (rung == _RULES and not tension.uncivil)
            or tension.branch in self._tried
        ):
            return 0
        return rung

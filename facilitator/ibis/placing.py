"""Where a post goes: `Placer` finds what it answers and what it repeats, and puts it on the map."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from facilitator.ibis.linking import WINDOW, Linker, Ranked
from facilitator.ibis.map import IbisMap
from facilitator.ibis.repeats import Repeats
from facilitator.ibis.turn import Turn

__all__ = ["Placer"]

#: Posts during which one without a link may answer the agent, in a debate where posts say what they answer.
_ANSWERS_WITHIN = 3


@dataclass(kw_only=True)
class Placer:
    """The map of one debate and what is needed to put the next post on it.

    Parameters
    ----------
    question
        Embedding of the debate's question; `None` if there is none.
    targets, repeated
        What people have said: post -> what it answers (`None`: the question), post -> the node it says again (`None`:
        none).
    """

    map: IbisMap
    linker: Linker
    question: NDArray[np.float32] | None = None
    targets: Mapping[str, str | None] = field(default_factory=dict)
    repeated: Mapping[str, str | None] = field(default_factory=dict)
    repeats: Repeats = field(default_factory=Repeats)
    _turns: deque[Turn] = field(default_factory=lambda: deque(maxlen=WINDOW))

    def rank(self, turn: Turn) -> Sequence[Ranked]:
        """What the next post may answer, the most probable first."""
        return self.linker.rank(turn, list(self._turns), question=self.question)

    def place(self, turn: Turn, *, threaded: bool, about: str | None = None) -> Turn:
        """The next post with its target and, unless it is the agent's own, its node.

        Parameters
        ----------
        threaded
            Whether posts here say what they answer, so that one that does not answers the question.
        about
            What a message of the agent is about: what answers the message answers that.
        """
        found = self._target(turn, threaded=threaded)
        turn = replace(turn, target=found.target, p_target=found.probability)
        if turn.own:
            self.map.pass_on(turn.id, about=about if about is not None else turn.post.reply_to)
        else:
            turn = self._on_the_map(turn)
        self._turns.append(turn)
        return turn

    def _target(self, turn: Turn, *, threaded: bool) -> Ranked:
        if turn.id in self.targets:
            return Ranked(self.targets[turn.id], 1.0)
        if turn.post.reply_to is not None:
            return Ranked(turn.post.reply_to, 1.0)
        if not threaded:
            return self.rank(turn)[0]
        lately = list(self._turns)[-_ANSWERS_WITHIN:]
        asked = [one for one in lately if one.own]
        return self.linker.rank(turn, asked, question=self.question)[0] if asked else Ranked(None, 1.0)

    def _on_the_map(self, turn: Turn) -> Turn:
        repeats = None if turn.unsure else self.repeats.find(turn.vector, label=turn.label, text=turn.text)
        placed = self.map.add(
            turn.post,
            label=turn.label,
            unsure=turn.unsure,
            confidence=turn.reading.confidence,
            target=turn.target,
            p_target=turn.p_target,
            repeats=self.repeated.get(turn.id, repeats),
        )
        if placed.node == turn.id:
            self.repeats.add(turn.id, turn.vector, label=turn.label, text=turn.text)
        return replace(
            turn,
            node=self.map.node_of(turn.id),
            relation=placed.relation,
            repeats=placed.duplicate_of,
            branch=self.map.branch_of(turn.id),
            new=turn.label in ("issue", "idea") and placed.duplicate_of is None,
        )

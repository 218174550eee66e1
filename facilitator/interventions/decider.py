"""Speak or stay silent: `Decider` puts triggers, choice, pace and wording together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from facilitator.debate import Post
from facilitator.ibis import IbisMap
from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.catalogue import Catalogue
from facilitator.interventions.choosing import Chooser
from facilitator.interventions.intervention import Intervention
from facilitator.interventions.pacing import Pacer
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers import TRIGGERS, lull_after
from facilitator.interventions.wording import duration, fill, quote, word

__all__ = ["Decider", "Decision"]

#: A message that pace forbids still tells that one is wanted, but less than one that goes out.
_HELD_BACK = 0.5


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the agent says now (`None`: nothing), how much a message would help in [0, 1], and why it is silent."""

    intervention: Intervention | None
    score: float
    why_silent: str | None = None


@dataclass(kw_only=True)
class Decider:
    """Decides after every post, and when nobody has posted for long. Holds the memory of one debate.

    Parameters
    ----------
    seed
        Together with the place in the debate it picks the words, so that the same debate gets the same words.
    """

    policy: Policy
    catalogue: Catalogue
    seed: int = 0
    _pacer: Pacer = field(init=False)
    _chooser: Chooser = field(init=False)
    _last_text: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pacer = Pacer(pace=self.policy.pace)
        self._chooser = Chooser(policy=self.policy)

    def heard(self, post: Post, *, facilitator: bool, map: IbisMap) -> None:
        """A person posted; `map` already holds the post."""
        self._pacer.heard(post.author, facilitator=facilitator, map=map)
        self._chooser.posts = self._pacer.posts

    def decide(self, situation: Situation) -> Decision:
        """Whether to speak in this situation. A message that is decided on counts as sent."""
        best = self._chooser.choose(self._candidates(situation), map=situation.map)
        if best is None:
            return Decision(intervention=None, score=0.0, why_silent="Nothing calls for a message.")
        why_silent = self._pacer.why_silent(situation.time)
        if why_silent is not None:
            return Decision(intervention=None, score=_HELD_BACK * best.score, why_silent=why_silent)
        return Decision(intervention=self._say(best, situation), score=best.score)

    def lull_after(self, usual_wait: float | None) -> float | None:
        """Seconds of silence after which to decide again; `None` if silence would change nothing."""
        return lull_after(usual_wait, self.policy) if "open_invitation" in self.policy.moves else None

    def _candidates(self, situation: Situation) -> Iterator[Candidate]:
        for trigger in TRIGGERS:
            yield from trigger(situation, self.policy)

    def _say(self, candidate: Candidate, situation: Situation) -> Intervention:
        move = self.catalogue.moves[candidate.move]
        random = Random(f"{self.seed}|{situation.map.debate}|{situation.after}|{self._pacer.messages}")
        text = word(move, random=random, last=self._last_text.get(move.id))
        self._last_text[move.id] = text
        about = (
            situation.map.state(candidate.about).first.text if candidate.about is not None else situation.map.question
        )
        name = situation.tracker.name(candidate.to) if candidate.to is not None else ""
        evidence = {**candidate.evidence, **self._pacer.as_evidence()}
        self._pacer.spoke(move.id, time=situation.time, about=candidate.about, to=candidate.to, map=situation.map)
        self._chooser.sent(candidate, map=situation.map)
        return Intervention(
            time=situation.time,
            after=situation.after,
            move=move.id,
            audience=move.audience,
            to=candidate.to,
            text=fill(text, {"quote": quote(about), "name": name}),
            language=self.catalogue.language,
            score=candidate.score,
            evidence=evidence,
            reason=fill(move.reason, _in_words(evidence, name)),
        )


def _in_words(evidence: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The evidence as a reason puts it: durations instead of seconds, a name instead of an id."""
    words = {key: duration(evidence[key]) for key in ("silence", "usual") if key in evidence}
    return {**evidence, **words, "name": name}

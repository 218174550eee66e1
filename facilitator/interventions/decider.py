"""Speak or stay silent: `Decider` puts triggers, choice, pace and wording together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from facilitator.ibis import IbisMap
from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.catalogue import Catalogue
from facilitator.interventions.choosing import Chooser
from facilitator.interventions.heard import Heard
from facilitator.interventions.instructions import instructs
from facilitator.interventions.intervention import Intervention
from facilitator.interventions.pacing import Pacer
from facilitator.interventions.phases import PhaseClock
from facilitator.interventions.policy import Policy
from facilitator.interventions.progress import ProgressWatch
from facilitator.interventions.triggers import candidates, lull_after
from facilitator.interventions.triggers.perspectives import mentioned
from facilitator.interventions.wording import duration, fill, isolated, quote

__all__ = ["Decider", "Decision"]

#: A message that pace forbids still tells that one is wanted, but less than one that goes out.
_HELD_BACK = 0.5
_LONGEST_NAME = 60


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
    _progress: ProgressWatch = field(init=False)
    _clock: PhaseClock = field(init=False)
    _named: frozenset[str] = frozenset()
    _said: dict[str, int] = field(default_factory=dict)
    _judged: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pacer = Pacer(pace=self.policy.pace)
        self._chooser = Chooser(policy=self.policy, catalogue=self.catalogue)
        self._progress = ProgressWatch(window=self.policy.phases.window)
        self._clock = PhaseClock(settings=self.policy.phases)

    @property
    def phase(self) -> str:
        """The part of the debate that this is."""
        return self._clock.phase

    def heard(self, heard: Heard, *, facilitator: bool, map: IbisMap) -> None:
        """A person posted; `map` already holds the post."""
        self._pacer.heard(heard.author, facilitator=facilitator, map=map)
        self._chooser.posts = self._pacer.posts
        self._named |= mentioned(heard.text)
        thought = "issue" if self.policy.phases.kind == "issue-giving" else "idea"
        self._progress.heard(new=heard.new and heard.label == thought)
        if heard.node is not None:
            state = map.state(heard.node)
            for touched in (state, map.parent(state)):
                if touched is not None:
                    self._progress.touched(touched)
        self._clock.heard(self._progress.value)

    def decide(self, situation: Situation) -> Decision:
        """Whether to speak in this situation. A message that is decided on counts as sent."""
        situation = replace(
            situation,
            language=self.catalogue.language,
            progress=self._progress.value,
            phase=self._clock.phase,
            phase_since=self._clock.since,
            named=self._named,
            said=self._said,
        )
        best = self._chooser.choose(self._offers(situation), map=situation.map, phase=self._clock.phase)
        if best is None:
            return Decision(intervention=None, score=0.0, why_silent="Nothing calls for a message.")
        why_silent = self._pacer.why_silent(situation.time) or self._why_later(situation)
        if why_silent is not None:
            return Decision(intervention=None, score=_HELD_BACK * best.score, why_silent=why_silent)
        return Decision(intervention=self._say(best, situation), score=best.score)

    def _why_later(self, situation: Situation) -> str | None:
        """One sentence if the timing gate says that this is no moment to speak."""
        p, least = situation.p_speak, self.policy.timing.least_p
        if p is None or p >= least:
            return None
        return f"The chance that a facilitator would speak now is {p:.0%}; the policy waits for {least:.0%}."

    def _offers(self, situation: Situation) -> Iterator[Candidate]:
        """What might be said without quoting a post that tries to instruct the agent."""
        for candidate in candidates(situation, self.policy):
            nodes = [node for node in (candidate.about, candidate.other) if node is not None]
            if not any(self._instructs(node, situation) for node in nodes) and not any(
                map(instructs, candidate.quotes)
            ):
                yield candidate
            elif candidate.to is not None:
                yield replace(candidate, about=None)  # a person is not left out for what somebody else wrote

    def _instructs(self, node: str, situation: Situation) -> bool:
        if node not in self._judged:
            self._judged[node] = instructs(situation.map.state(node).first.text)
        return self._judged[node]

    def lull_after(self, usual_wait: float | None) -> float | None:
        """Seconds of silence after which to decide again; `None` if silence would change nothing."""
        return lull_after(usual_wait, self.policy) if "open_invitation" in self.policy.moves else None

    def _say(self, candidate: Candidate, situation: Situation) -> Intervention:
        move = self.catalogue.moves[candidate.move]
        random = Random(f"{self.seed}|{situation.map.debate}|{situation.after}|{self._pacer.messages}")
        text = random.choice(self._chooser.fresh_texts(move.id))
        name = quote(situation.tracker.name(candidate.to), length=_LONGEST_NAME) if candidate.to is not None else ""
        evidence = {**candidate.evidence, "phase": situation.phase, **self._pacer.as_evidence()}
        if self.policy.timing.least_p and situation.p_speak is not None:
            evidence["p_speak"] = round(situation.p_speak, 3)
        self._pacer.spoke(move.id, time=situation.time, about=candidate.about, to=candidate.to, map=situation.map)
        self._chooser.sent(candidate, text=text, map=situation.map)
        self._said[move.id] = self._pacer.posts
        quotes = _quoted(candidate, situation)
        quoted = (isolated(quote(one), beside=text.format(quote="", other="", name="")) for one in quotes)
        slots = dict(zip(("quote", "other"), quoted, strict=True))
        return Intervention(
            time=situation.time,
            after=situation.after,
            move=move.id,
            audience=move.audience,
            to=candidate.to,
            text=fill(text, {**slots, "name": isolated(name, beside=move.texts[0])}),
            language=self.catalogue.language,
            score=candidate.score,
            evidence=evidence,
            reason=fill(move.reason, _in_words(evidence, name)),
        )


def _quoted(candidate: Candidate, situation: Situation) -> tuple[str, ...]:
    """The two texts that the words of a move may quote."""
    return candidate.quotes or tuple(_text(post, situation) for post in (candidate.about, candidate.other))


def _text(node: str | None, situation: Situation) -> str:
    """The text of a node, or the debate's question if it is about none."""
    return situation.map.question if node is None else situation.map.state(node).first.text


def _in_words(evidence: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The evidence as a reason puts it: durations instead of seconds, a name instead of an id."""
    words = {key: duration(evidence[key]) for key in ("silence", "usual") if key in evidence}
    return {**evidence, **words, "name": name}

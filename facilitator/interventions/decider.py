"""Speak or stay silent: `Decider` puts triggers, choice, pace and wording together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from facilitator.ibis import IbisMap
from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.choosing import Chooser
from facilitator.interventions.intervention import Intervention
from facilitator.interventions.moves.catalogue import Catalogue
from facilitator.interventions.policy import Policy
from facilitator.interventions.triggers import candidates, lull_after
from facilitator.interventions.triggers.gaps import gap_rules
from facilitator.interventions.triggers.perspectives import mentioned
from facilitator.interventions.watches.coverage import ProgressWatch
from facilitator.interventions.watches.heard import Heard
from facilitator.interventions.watches.outcomes import QUESTION, OutcomeWatch
from facilitator.interventions.watches.pacing import Pacer
from facilitator.interventions.watches.phases import PhaseClock
from facilitator.interventions.watches.tension import TensionWatch
from facilitator.interventions.words.wording import LONGEST_NAME, Words, duration, fill, isolated, quote
from facilitator.safety.instructions import instructs

__all__ = ["Decider", "Decision"]

#: A message that pace forbids still tells that one is wanted, but less than one that goes out.
_HELD_BACK = 0.5
_WEIGHT_IS_ON = " A weight for invitations to women is on, as the organisers have declared."
_QUOTED = ("post", "other_post")


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the agent says now, or why it says nothing.

    `score` in [0, 1] is how much a message would help, `considered` the move that is or would be the best, `phase` the
    part of the debate. `why_silent` is one sentence, `None` if there is an `intervention`; `words` are what that one's
    text was made of. `gap` is what the rules of the map's gaps would call for by themselves, if anything.
    """

    intervention: Intervention | None
    score: float
    phase: str
    considered: str | None = None
    why_silent: str | None = None
    words: Words | None = None
    gap: Candidate | None = None


@dataclass(kw_only=True)
class Decider:
    """Decides after every post, and when nobody has posted for long. Holds the memory of one debate.

    Parameters
    ----------
    seed
        Together with the place in the debate it picks the words, so that the same debate gets the same words.
    paused
        Somebody wants the agent to be silent for now; it goes on listening.
    outcomes
        What came of the messages so far.
    """

    policy: Policy
    catalogue: Catalogue
    seed: int = 0
    paused: bool = False
    outcomes: OutcomeWatch = field(init=False)
    _tension: TensionWatch = field(init=False)
    _pacer: Pacer = field(init=False)
    _chooser: Chooser = field(init=False)
    _progress: ProgressWatch = field(init=False)
    _clock: PhaseClock = field(init=False)
    _named: frozenset[str] = frozenset()
    _said: dict[str, int] = field(default_factory=dict)
    _judged: dict[str, bool] = field(default_factory=dict)
    _unquotable: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.outcomes = OutcomeWatch(settings=self.policy.outcomes)
        self._tension = TensionWatch(settings=self.policy.ladder, patience=self.policy.pace.heed_within)
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
        self.outcomes.heard(heard)
        if not facilitator:
            self._tension.heard(heard, map)
        if heard.unquotable:
            self._unquotable.add(heard.id)
        self._pacer.heard(heard.author, facilitator=facilitator, tense=self._tension.now is not None, map=map)
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
            tension=self._tension.now,
        )
        gap = next(iter(gap_rules(situation, self.policy)), None)
        return replace(self._choose(situation, gap), gap=gap)

    def _choose(self, situation: Situation, gap: Candidate | None) -> Decision:
        phase = situation.phase
        draw = self._draw(situation)
        best = self._chooser.choose(self._offers(situation), map=situation.map, phase=phase, draw=draw)
        if best is None:
            self._enter(situation, gap, sent=False)
            return Decision(intervention=None, score=0.0, phase=phase, why_silent="Nothing calls for a message.")
        why_silent = self._why_later(situation)
        self._enter(situation, best, sent=why_silent is None)
        if why_silent is not None:
            score = _HELD_BACK * best.score
            return Decision(intervention=None, score=score, phase=phase, considered=best.move, why_silent=why_silent)
        words = self._word(best, situation)
        said = self._say(best, words, situation)
        return Decision(intervention=said, score=best.score, phase=phase, considered=best.move, words=words)

    def _enter(self, situation: Situation, best: Candidate | None, *, sent: bool) -> None:
        """Let this moment be one whose outcome is looked at, with a message or with one that might have been."""
        if situation.after is None or (situation.silence and not sent):
            return  # the moment of the last post has been entered already
        branch = None
        if best is not None:
            branch = situation.map.branch_of(best.about if best.about is not None else situation.after) or QUESTION
        self.outcomes.decided(
            after=situation.after,
            phase=situation.phase,
            branch=branch,
            move=best.move if best is not None and sent else None,
            to=best.to if best is not None and sent else None,
        )

    def _why_later(self, situation: Situation) -> str | None:
        """One sentence on why the message has to wait; `None` if it need not."""
        if self.paused:
            return "The agent is paused."
        quieter = self.policy.in_phase(situation.phase)
        held = self._pacer.why_silent(situation.time, posts_between=quieter.posts_between)
        p, least = situation.p_speak, self.policy.timing.least_p
        if held is not None:
            return held
        if least and p is None and self._pacer.facilitator_spoke_last:
            return "A facilitator has just spoken."  # the gate is asked after posts of participants only
        if p is None or p >= least:
            return None
        return f"The chance that a facilitator would speak now is {p:.0%}; the policy waits for {least:.0%}."

    def _offers(self, situation: Situation) -> Iterator[Candidate]:
        """What might be said, but for moves that are paused and for what quotes a post that must not be quoted."""
        paused = self.outcomes.paused_moves
        for candidate in candidates(situation, self.policy):
            if candidate.move in paused:
                continue
            posts = [post for post in (candidate.about, candidate.other) if post is not None]
            quotable = all(self._quotable(post, situation.map.state(post).first.text) for post in posts)
            quoted = zip(_QUOTED, candidate.quotes, strict=False)
            if quotable and all(self._quotable(candidate.evidence[key], text) for key, text in quoted):
                yield candidate
            elif candidate.to is not None:
                yield replace(candidate, about=None)  # a person is not left out for what somebody else wrote

    def _quotable(self, post: str, text: str) -> bool:
        """Not if it tries to instruct the agent, attacks somebody, or tells somebody's personal data."""
        if post in self._unquotable:
            return False
        if post not in self._judged:
            self._judged[post] = not instructs(text)
        return self._judged[post]

    def lull_after(self, usual_wait: float | None) -> float | None:
        """Seconds of silence after which to decide again; `None` if silence would change nothing."""
        return lull_after(usual_wait, self.policy) if "open_invitation" in self.policy.moves else None

    def _draw(self, situation: Situation) -> str:
        """What chance hangs on: the seed and the place in the debate."""
        return f"{self.seed}|{situation.map.debate}|{situation.after}|{self._pacer.messages}"

    def _word(self, candidate: Candidate, situation: Situation) -> Words:
        """One of the texts that were not used lately, and what fills it."""
        text = Random(self._draw(situation)).choice(self._chooser.fresh_texts(candidate.move))
        name = quote(situation.tracker.name(candidate.to), length=LONGEST_NAME) if candidate.to is not None else ""
        beside = text.format(quote="", other="", name="")
        quoted = (isolated(quote(one), beside=beside) for one in _quoted(candidate, situation))
        slots = dict(zip(("quote", "other"), quoted, strict=True))
        return Words(template=text, slots={**slots, "name": isolated(name, beside=beside)})

    def _say(self, candidate: Candidate, words: Words, situation: Situation) -> Intervention:
        move = self.catalogue.moves[candidate.move]
        evidence = {**candidate.evidence, "phase": situation.phase, **self._pacer.as_evidence()}
        if self.policy.timing.least_p and situation.p_speak is not None:
            evidence["p_speak"] = round(situation.p_speak, 3)
        self._pacer.spoke(move.id, time=situation.time, about=candidate.about, to=candidate.to, map=situation.map)
        self._chooser.sent(candidate, text=words.template, map=situation.map)
        self._tension.spoke(move.id)
        self._said[move.id] = self._pacer.posts
        name = words.slots["name"]
        return Intervention(
            time=situation.time,
            after=situation.after,
            move=move.id,
            audience=move.audience,
            to=candidate.to,
            text=words.text,
            language=self.catalogue.language,
            score=candidate.score,
            evidence=evidence,
            reason=fill(move.reason, _in_words(evidence, name)) + (_WEIGHT_IS_ON if "declared" in evidence else ""),
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

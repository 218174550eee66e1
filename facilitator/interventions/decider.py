"""Speak or stay silent: `Decider` puts triggers, choice, pace and wording together.

Deciding changes nothing. Pace, fairness, what was said already and the windows of outcomes move when a message goes
out (`Decider.posted`), and what a facilitator does not want is learned when they say so (`Decider.refused`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from facilitator.ibis import IbisMap
from facilitator.ibis.turn import Turn
from facilitator.interventions.candidate import Candidate, Situation
from facilitator.interventions.choosing import Chooser
from facilitator.interventions.decision import Decision
from facilitator.interventions.intervention import Intervention
from facilitator.interventions.moves.catalogue import Catalogue
from facilitator.interventions.policy import Policy
from facilitator.interventions.proposal import Proposal
from facilitator.interventions.triggers import candidates, lull_after
from facilitator.interventions.triggers.gaps import gap_rules
from facilitator.interventions.triggers.perspectives import mentioned
from facilitator.interventions.watches.coverage import CoverageWatch
from facilitator.interventions.watches.outcomes import QUESTION, OutcomeWatch
from facilitator.interventions.watches.pacing import Pacer
from facilitator.interventions.watches.phases import PhaseClock
from facilitator.interventions.watches.tension import TensionWatch
from facilitator.interventions.words.wording import LONGEST_NAME, Words, duration, fill, isolated, quote

__all__ = ["Decider"]

#: A message that pace forbids still tells that one is wanted, but less than one that goes out.
_HELD_BACK = 0.5
_WEIGHT_IS_ON = " A weight for invitations to women is on, as the organisers have declared."
_QUOTED = ("post", "other_post")


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
    _coverage: CoverageWatch = field(init=False)
    _clock: PhaseClock = field(init=False)
    _named: frozenset[str] = frozenset()
    _said: dict[str, int] = field(default_factory=dict)
    _unquotable: set[str] = field(default_factory=set)
    _hidden: set[str | None] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.outcomes = OutcomeWatch(policy=self.policy)
        self._tension = TensionWatch(policy=self.policy)
        self._pacer = Pacer(policy=self.policy)
        self._chooser = Chooser(policy=self.policy, catalogue=self.catalogue)
        self._coverage = CoverageWatch(policy=self.policy)
        self._clock = PhaseClock(policy=self.policy)

    def use(self, policy: Policy) -> None:
        """Go by another policy from now on; what has been kept stays."""
        self.policy = policy
        for part in (self.outcomes, self._tension, self._pacer, self._chooser, self._coverage, self._clock):
            part.policy = policy

    @property
    def phase(self) -> str:
        """The part of the debate that this is."""
        return self._clock.phase

    @property
    def posts(self) -> int:
        """Posts by people so far."""
        return self._pacer.posts

    def take(self, turn: Turn, ibis_map: IbisMap) -> None:
        """A person posted; `ibis_map` already holds the post."""
        self.outcomes.take(turn)
        if not turn.lead:
            self._tension.take(turn, ibis_map)
        if turn.unquotable:
            self._unquotable.add(turn.id)
        self._pacer.take(turn, ibis_map, tense=self._tension.now is not None)
        self._chooser.posts = self._pacer.posts
        self._named |= mentioned(turn.text)
        self._coverage.take(turn)
        if turn.node is not None:
            state = ibis_map.state(turn.node)
            for touched in (state, ibis_map.parent(state)):
                if touched is not None:
                    self._coverage.touched(touched)
        self._clock.take(self._coverage.value)

    def hide(self, post: str, *, hidden: bool = True) -> None:
        """From now on the post is neither quoted nor asked about, or may be again."""
        if hidden:
            self._hidden.add(post)
        else:
            self._hidden.discard(post)

    def is_hidden(self, said: Intervention) -> bool:
        """Whether a message quotes or asks about a post that is hidden."""
        bare = said.to is not None or said.move == "recall_rules"  # they name posts in their evidence and quote none
        return not self._hidden.isdisjoint([said.about, *(said.evidence.get(key) for key in _QUOTED if not bare)])

    def decide(self, situation: Situation) -> Decision:
        """Whether to speak in this situation, and what to say. Nothing is changed by it."""
        situation = replace(
            situation,
            language=self.catalogue.language,
            coverage=self._coverage.value,
            phase=self._clock.phase,
            phase_since=self._clock.since,
            named=self._named,
            said=self._said,
            tension=self._tension.now,
        )
        gap = next(iter(gap_rules(situation, self.policy)), None)
        phase, draw = situation.phase, self._draw(situation)
        best = self._chooser.choose(self._offers(situation), ibis_map=situation.map, phase=phase, draw=draw)
        decision = Decision(
            intervention=None,
            score=0.0,
            phase=phase,
            gap=gap,
            branch=_branch(situation, best or gap),
            p_speak=situation.p_speak,
        )
        if best is None:
            return replace(decision, why_silent="Nothing calls for a message.")
        why_silent = self._why_later(situation)
        if why_silent is not None:
            return replace(decision, score=_HELD_BACK * best.score, considered=best.move, why_silent=why_silent)
        words = self._word(best, situation)
        said = self._message(best, words, situation)
        return replace(decision, intervention=said, score=best.score, considered=best.move, words=words)

    def silent(self, *, after: str, phase: str, branch: str | None) -> None:
        """The agent looked after that post and said nothing: a moment that messages are compared with."""
        self.outcomes.decided(after=after, phase=phase, branch=branch)

    def posted(self, proposal: Proposal, *, time: float, after: str | None, ibis_map: IbisMap) -> None:
        """A message went out at `time`, when `after` was the last post."""
        said = proposal.intervention
        if after is not None:
            branch = ibis_map.branch_of(said.about if said.about is not None else after) or QUESTION
            phase = self._clock.phase
            self.outcomes.decided(after=after, phase=phase, branch=branch, move=said.move, to=said.to)
        self._pacer.posted(said, ibis_map, time=time)
        self._chooser.posted(said, template=proposal.template, ibis_map=ibis_map)
        self._tension.posted(said.move, ibis_map.branch_of(said.evidence.get("post")))
        self._said[said.move] = self._pacer.posts

    def refused(self, proposal: Proposal, *, dismissed: bool) -> None:
        """A proposal was dismissed, or expired; the first teaches what is not wanted."""
        self._pacer.refused()
        self._chooser.refused(proposal.intervention, dismissed=dismissed)

    def _why_later(self, situation: Situation) -> str | None:
        """One sentence on why the message has to wait; `None` if it need not."""
        if self.paused:
            return "The agent is paused."
        if situation.waiting:
            return "A proposal is waiting for somebody's word."
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
            quoted = [candidate.evidence[key] for key, _ in zip(_QUOTED, candidate.quotes, strict=False)]
            if self._unquotable.isdisjoint([*posts, *quoted]) and self._hidden.isdisjoint([*posts, *quoted]):
                yield candidate
            elif candidate.to is not None:
                yield replace(candidate, about=None)  # a person is not left out for what somebody else wrote

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

    def _message(self, candidate: Candidate, words: Words, situation: Situation) -> Intervention:
        move = self.catalogue.moves[candidate.move]
        evidence = {**candidate.evidence, "phase": situation.phase, **self._pacer.as_evidence()}
        if self.policy.timing.least_p and situation.p_speak is not None:
            evidence["p_speak"] = round(situation.p_speak, 3)
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
            about=candidate.about,
        )


def _branch(situation: Situation, wanted: Candidate | None) -> str | None:
    """The branch that a message would be about; `None` if nothing calls for one."""
    if wanted is None or situation.after is None:
        return None
    return situation.map.branch_of(wanted.about if wanted.about is not None else situation.after) or QUESTION


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

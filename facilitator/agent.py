"""`Facilitator`: the agent. `observe` is the main path; read it top to bottom.

    type it -> place it on the map -> count who took part -> look for what is missing -> speak, or stay silent

It is a function of the debate so far, the post, its time and the seed. It reads no clock, and no file once a debate has
begun, so that replay, live rooms and batch analysis give the same observations for the same posts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import asdict
from statistics import median

import numpy as np
from numpy.typing import NDArray

from facilitator.classification import Context, Embedder, TypeInput, TypeModel
from facilitator.classification.roles import leads
from facilitator.classification.roll_up import TypedPost, second_type, type_posts
from facilitator.debate import IBIS_TYPES, UNKNOWN_AUTHOR, Debate, IbisType, Participant, Post
from facilitator.errors import InputError
from facilitator.ibis import GapWatch, IbisMap, Linker, Placement, Ranked, Repeats, Turn
from facilitator.ibis.linking import WINDOW
from facilitator.ibis.turn import HEAD
from facilitator.interventions import Catalogue, Decider, Decision, Intervention, Policy, Situation
from facilitator.interventions.watches.gate import TimingGate, setting_of
from facilitator.interventions.watches.heard import Heard, hear
from facilitator.interventions.watches.outcomes import OutcomeWatch
from facilitator.interventions.watches.timing import ENDING, LATEST, Moment, TimingWatch
from facilitator.interventions.watches.voices import Voices
from facilitator.interventions.words.rewording import Rewriter, Speaker
from facilitator.observation import Observation
from facilitator.participation import Tracker
from facilitator.participation.running.reception_log import ReceptionLog
from facilitator.safety import Flag, Incivility, SafetyWatch

__all__ = ["Facilitator"]

#: A usual wait is the median of the last `_WAITS` times between posts, known from the fifth on.
_WAITS = 20
_FEWEST_WAITS = 5
#: Posts that triggers look back on.
RECENT = 40
#: Posts during which a flag may call for a message.
_FLAGS_HOLD = 10


class Facilitator:
    """Reads a debate post by post and says when a message would help.

    Parameters
    ----------
    embedder, types
        The models: meaning, and IBIS types.
    linker
        Guesses what a post answers where it does not say so.
    gate
        Tells how likely a facilitator is to speak now; without one that is not known.
    incivility
        Tells attacks on people from other posts; without one, rules alone do.
    units
        Whether to type the sentences of posts too; nothing that the agent says rests on them.
    rewriter
        Puts a message into other words once it is decided on; without one, the catalogue's text goes out.
    policy
        Which moves are on and how often the agent may speak.
    seed
        Picks among wordings; nothing else is left to chance.
    """

    def __init__(
        self,
        *,
        embedder: Embedder,
        types: TypeModel,
        linker: Linker | None = None,
        gate: TimingGate | None = None,
        incivility: Incivility | None = None,
        rewriter: Rewriter | None = None,
        units: bool = True,
        policy: Policy | None = None,
        seed: int = 0,
    ) -> None:
        self.embedder = embedder
        self.types = types
        self.linker = linker or Linker.untrained()
        self.gate = gate
        self.incivility = incivility
        self.rewriter = rewriter
        self.units = units
        self.policy = policy or Policy()
        self.seed = seed
        self.start(Debate(id="debate"))

    @classmethod
    def load(cls, *, model: str | None = None, policy: Policy | str | None = None, seed: int = 0) -> Facilitator:
        """The agent with the models that come with the package.

        Parameters
        ----------
        model
            A folder with a trained classifier; `None` for the one that comes along.
        policy
            A `Policy`, the name of one, or a TOML file; `None` for the default one.

        Raises
        ------
        InputError
            If a model or policy is missing or damaged.
        """
        from facilitator.models import load_models  # torch is heavy: only who really runs the agent waits for it

        chosen = policy if isinstance(policy, Policy) else Policy.load(policy or "default")
        models = load_models(model)
        return cls(**models._asdict(), policy=chosen, seed=seed)

    def twin(self, *, policy: Policy | None = None, seed: int | None = None) -> Facilitator:
        """An agent of its own that shares the loaded models with this one, and its policy and seed unless given."""
        return Facilitator(
            embedder=self.embedder,
            types=self.types,
            linker=self.linker,
            gate=self.gate,
            incivility=self.incivility,
            rewriter=self.rewriter,
            units=self.units,
            policy=policy or self.policy,
            seed=self.seed if seed is None else seed,
        )

    def start(self, debate: Debate) -> None:
        """Begin a debate and forget the one before. Only the header is read, never the posts.

        A debate whose times only keep the order (``extra["times"] == "order"``) has no lulls.
        """
        self._context = Context.of(debate)
        self._language = debate.language or "en"
        self.map = IbisMap(debate=debate.id, question=self._context.question)
        self.tracker = Tracker(debate.participants, ignored=frozenset({UNKNOWN_AUTHOR}))
        self._received = ReceptionLog()
        self._roles = {person.id: person.role for person in debate.participants}
        self._names = {person.id: person.name or person.id for person in debate.participants}
        self._real_times = debate.has_clock
        question = self.map.question
        self._question = self.embedder.embed([question])[0] if question else None
        catalogue = Catalogue.load(debate.language)
        self._decider = Decider(policy=self.policy, catalogue=catalogue, seed=self.seed)
        self._speaker = Speaker(catalogue=catalogue, rewriter=self.rewriter)
        self._repeats = Repeats(dimension=self.embedder.dimension)
        self._watch = GapWatch(horizon=self.policy.gaps.horizon)
        self._voices = Voices()
        self._timing = TimingWatch()
        self._latest = GapWatch(horizon=LATEST)
        english = self._language.split("-")[0].lower() == "en"  # what the model has learned from; rules do elsewhere
        self._safety = SafetyWatch(**asdict(self.policy.safety), incivility=self.incivility if english else None)
        self._flags: deque[tuple[int, Flag]] = deque(maxlen=RECENT)
        self._heard: deque[Heard] = deque(maxlen=RECENT)
        self._turns: deque[Turn] = deque(maxlen=WINDOW)
        self._waits: deque[float] = deque(maxlen=_WAITS)
        self._last: Post | None = None
        self._checked = False

    def join(self, person: Participant) -> None:
        """Somebody enters after the start; whoever posts without having joined is of unknown gender."""
        self.tracker.join(person)
        self._roles[person.id] = person.role
        self._names[person.id] = person.name or person.id

    def observe(self, post: Post) -> Observation:
        """Take in the next post and decide whether to speak.

        Posts must come in time order. Those of a participant with role ``agent`` are the agent's own messages come
        back: they are typed, but neither mapped nor answered.

        Raises
        ------
        InputError
            If the post is earlier than the one before it or has an id that was there before.
        """
        self._check(post)
        if post.author not in self._roles:
            self.join(Participant(id=post.author))
        vector = self.embedder.embed([post.text])[0]
        typed = self._type(post, units=self.units)
        label, unsure = typed.label, typed.unsure
        turn = self._turn(post, vector, typed.chances)
        target = self._target(post, turn)
        own = self._roles[post.author] == "agent"
        nowhere = Placement(node=None, relation=None, duplicate_of=None)
        placement = nowhere if own else self._place(post, turn, label=label, unsure=unsure, target=target)
        self._count(post, label=label, target=target.target, repeats=placement.duplicate_of is not None)
        p_speak, gate_open, decision = None, False, None
        flags: tuple[Flag, ...] = ()
        if not own:
            p_speak, gate_open = self._ask_gate(post, turn, placement)
            flags = self._hear(post, turn, typed, placement)
            decision = self._decide(self._situation(post.time, after=post, p_speak=p_speak))
        self._remember(post, turn)
        return Observation(
            id=post.id,
            label=label,
            unsure=unsure,
            probabilities={kind: float(p) for kind, p in zip(IBIS_TYPES, typed.chances, strict=True)},
            target=target.target,
            relation=placement.relation,
            p_target=target.probability,
            duplicate_of=placement.duplicate_of,
            units=typed.units,
            secondary=second_type(label, typed.units),
            p_speak=p_speak,
            gate_open=gate_open,
            flags=flags,
            decision=decision,
        )

    @property
    def next_check(self) -> float | None:
        """When, in seconds since the start, to call `tick` if nobody posts before; `None` for never."""
        if self._last is None or self._checked or not self._real_times:
            return None
        after = self._decider.lull_after(self._usual_wait)
        return None if after is None else self._last.time + after

    def tick(self, time: float) -> Intervention | None:
        """Time has passed without a post: say something, or `None` for silence. Once in each silence."""
        if self._last is None or self._checked:
            return None
        self._checked = True
        return self._decide(self._situation(time)).intervention

    def pause(self) -> None:
        """Be silent for now, and go on listening; until `resume`, or until the next debate starts."""
        self._decider.paused = True

    def resume(self) -> None:
        """Speak again when it helps."""
        self._decider.paused = False

    @property
    def outcomes(self) -> OutcomeWatch:
        """What came of the messages so far, and which moves are paused for it."""
        return self._decider.outcomes

    def rank_targets(self, post: Post) -> Sequence[Ranked]:
        """What `post`, the next one, may answer, the most probable first; it is not taken in."""
        turn = self._turn(post, self.embedder.embed([post.text])[0], self._type(post).chances)
        return self.linker.rank(turn, list(self._turns), question=self._question)

    def _check(self, post: Post) -> None:
        if post.id in self._context.texts:
            raise InputError(f"there was a post {post.id!r} before; give each its own id.")
        if self._last is not None and post.time < self._last.time:
            raise InputError(f"post {post.id!r} at {post.time} s is earlier than the one before it; sort by time.")
        if post.reply_to is not None and post.reply_to not in self._context.texts:
            raise InputError(f"post {post.id!r} replies to {post.reply_to!r}, which is no earlier post.")

    def _type(self, post: Post, *, units: bool = False) -> TypedPost:
        item = TypeInput(self._context.parent(post).text, post.text)
        language = self._language if units else None
        return type_posts([(item, leads(self._roles.get(post.author)))], self.types, language=language)[0]

    def _turn(self, post: Post, vector: NDArray[np.float32], probabilities: NDArray[np.float64]) -> Turn:
        name = self._names.get(post.author, post.author)
        head = post.text[:HEAD]
        return Turn(id=post.id, author=post.author, name=name, head=head, vector=vector, types=probabilities)

    def _target(self, post: Post, turn: Turn) -> Ranked:
        if post.reply_to is not None:
            return Ranked(post.reply_to, 1.0)
        if self._context.threaded:
            return Ranked(None, 1.0)
        return self.linker.rank(turn, list(self._turns), question=self._question)[0]

    def _place(self, post: Post, turn: Turn, *, label: IbisType, unsure: bool, target: Ranked) -> Placement:
        repeats = None if unsure else self._repeats.find(turn.vector, label=label, text=turn.head)
        placement = self.map.add(
            post,
            label=label,
            unsure=unsure,
            confidence=float(turn.types.max()),
            target=target.target,
            p_target=target.probability,
            repeats=repeats,
        )
        if placement.node == post.id:
            self._repeats.add(post.id, turn.vector, label=label, text=turn.head)
            self._watch.add(post.id)
            self._latest.add(post.id)
        return placement

    def _count(self, post: Post, *, label: IbisType, target: str | None, repeats: bool) -> None:
        participant = self._roles[post.author] == "participant" and post.author != UNKNOWN_AUTHOR
        answered = self._received.add(post.id, author=post.author, label=label, target=target, participant=participant)
        self.tracker.add(post, label, target=answered, repeats=repeats)

    def _ask_gate(self, post: Post, turn: Turn, placement: Placement) -> tuple[float | None, bool]:
        """The chance that a facilitator would speak now, and whether that is enough."""
        if self.gate is None:
            return None, False
        moment = Moment(
            author=post.author,
            lead=leads(self._roles[post.author]),
            text=turn.head,
            ending=post.text[-ENDING:],
            vector=turn.vector,
            types=turn.types,
            time=post.time if self._real_times else None,
            new=placement.node == post.id and self.map.state(post.id).label in ("issue", "idea"),
            gaps=tuple(self._latest.gaps(self.map)),
        )
        features = self._timing.add(moment)
        if features is None:
            return None, False
        setting = setting_of(self._usual_wait)
        p_speak = self.gate.probability(features, setting)
        return p_speak, self.gate.is_open(p_speak, setting)

    def _hear(self, post: Post, turn: Turn, typed: TypedPost, placement: Placement) -> tuple[Flag, ...]:
        """Let those who decide take in the post; what of it a person should look at."""
        lead = leads(self._roles[post.author])
        flags = self._safety.heard(
            post,
            vector=turn.vector,
            label=typed.label,
            unsure=typed.unsure,
            map=self.map,
            lead=lead,
            timed=self._real_times,
        )
        self._flags.extend((self.map.number, flag) for flag in flags)
        heard = hear(
            post,
            typed,
            map=self.map,
            repeats=placement.duplicate_of is not None,
            first=not lead and self.tracker.posts_of(post.author) == 1,
            flags={flag.kind for flag in flags},
        )
        if not lead:
            self._heard.append(heard)
            if post.author != UNKNOWN_AUTHOR:
                self._voices.add(post.author, heard, turn.vector)
        self._decider.heard(heard, facilitator=lead, map=self.map)
        return flags

    def _decide(self, situation: Situation) -> Decision:
        return self._speaker.put(self._decider.decide(situation), names=self._names.values())

    def _situation(self, time: float, *, after: Post | None = None, p_speak: float | None = None) -> Situation:
        last = after or self._last
        return Situation(
            time=time,
            after=last.id if last is not None else None,
            map=self.map,
            gaps=tuple(self._watch.gaps(self.map)),
            nodes=self._watch.nodes(self.map),
            recent=tuple(self._heard),
            likeness=self._repeats.likeness,
            voices=self._voices,
            tracker=self.tracker,
            silence=time - last.time if last is not None else 0.0,
            usual_wait=self._usual_wait,
            p_speak=p_speak,
            flags=[flag for number, flag in self._flags if self.map.number - number < _FLAGS_HOLD],
        )

    @property
    def _usual_wait(self) -> float | None:
        return median(self._waits) if self._real_times and len(self._waits) >= _FEWEST_WAITS else None

    def _remember(self, post: Post, turn: Turn) -> None:
        if self._last is not None:
            self._waits.append(post.time - self._last.time)
        self._context.add(post)
        self._turns.append(turn)
        self._last = post
        self._checked = False

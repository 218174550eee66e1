"""`Facilitator`: the agent. `observe` is the main path; read it top to bottom.

    read what the post says -> take it into the room -> propose a message, or stay silent -> resolve the proposal

Reading asks the models and knows no room (`facilitator.reader`); the room asks no model (`facilitator.room`). Every
event is told to a log, from which the room can be made again. The agent reads no clock, so that replay, live rooms and
batch analysis come to the same decisions for the same posts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.debate import Debate, Post
from facilitator.events import Posted, Proposed, Quiet, Read, Silent
from facilitator.ibis import Ranked
from facilitator.interventions import Decision, Intervention, Policy
from facilitator.interventions.words.rewording import Rewriter, reworded
from facilitator.logged_room import EventLog, LoggedRoom
from facilitator.models import Models, load_models
from facilitator.observation import Observation
from facilitator.reader import ReadsPosts
from facilitator.reading import Reading, Request

__all__ = ["Facilitator"]


class Facilitator(LoggedRoom):
    """Reads a debate post by post and says when a message would help.

    Parameters
    ----------
    models
        Loaded once, shared by any number of agents.
    policy, seed
        How it behaves, and what picks among wordings; nothing else is left to chance.
    reader
        Stands in for the models where texts are read, such as one that remembers; `None` for the models themselves.
    rewriter
        Puts a message into other words before it is proposed; without one, the catalogue's text goes out.
    attended
        Whether a person decides on each proposal with `resolve`. In a replay nobody does: each is posted at once.
    log
        Is told every event.
    """

    def __init__(
        self,
        models: Models,
        *,
        policy: Policy | None = None,
        seed: int = 0,
        reader: ReadsPosts | None = None,
        rewriter: Rewriter | None = None,
        attended: bool = False,
        log: EventLog | None = None,
    ) -> None:
        super().__init__(models, policy=policy or Policy(), seed=seed, log=log)
        self.reader: ReadsPosts = reader or models.reader()
        self.rewriter = rewriter
        self.attended = attended

    @classmethod
    def load(
        cls, *, model: str | None = None, policy: Policy | str | None = None, seed: int = 0, units: bool = True
    ) -> Facilitator:
        """The agent with the models that come with the package.

        Parameters
        ----------
        model
            A folder with a trained classifier; `None` for the one that comes along.
        policy
            A `Policy`, the name of one, or a TOML file; `None` for the default one.
        units
            Whether to type the sentences of posts too; nothing that the agent says rests on them.

        Raises
        ------
        InputError
            If a model or policy is missing or damaged.
        """
        chosen = policy if isinstance(policy, Policy) else Policy.load(policy or "default")
        models = load_models(model)
        return cls(models, policy=chosen, seed=seed, reader=models.reader(units=units))

    def start(self, debate: Debate) -> None:
        """Begin a debate and forget the one before. Only the header is read, never the posts."""
        asked = debate.question or debate.title
        self.open(debate, question=self.reader.embed(asked).astype("<f4").tobytes() if asked else None)

    def replay(self, debate: Debate) -> Iterator[Observation | Intervention]:
        """A recorded debate from its beginning: what is made of each post, and each message, in time order.

        Lazily, so that a host may stop or wait anywhere. Silences are looked into as well as posts.
        """
        self.start(debate)
        for post in debate.posts:
            said = self.silence_before(post.time)
            if said is not None:
                yield said
            observation = self.observe(post)
            yield observation
            if observation.intervention is not None:
                yield observation.intervention

    def observe(self, post: Post) -> Observation:
        """Read the next post, take it in, and decide whether to speak. Posts must come in time order.

        Raises
        ------
        InputError
            If the post is earlier than the one before it or has an id that was there before.
        """
        (reading,) = self.reader.read([self.post(post)])
        return self.take(post, reading)

    def post(self, post: Post) -> Request:
        """Let a post enter the room. What it gives is to be read, for many rooms together if they are busy."""
        brings = self.room.brought_by(post)
        request = self.room.post(post)
        self._tell(Posted(post=post, proposal=brings.number if brings is not None else None))
        return request

    def take(self, post: Post, reading: Reading) -> Observation:
        """Take in a post that was read, the earliest first, and decide whether to speak."""
        self._expire(post.time)
        turn, flags = self.room.take(post.id, reading)
        self._tell(Read(post=post.id, reading=reading))
        if turn.own:
            return Observation.of(turn, flags=flags)
        decision = self._look()
        if decision.intervention is None:
            self._happens(Silent.of(decision, after=post.id, time=post.time))
        return Observation.of(turn, flags=flags, decision=decision)

    def tick(self, time: float) -> Intervention | None:
        """Time has passed without a post: say something, or `None` for silence. Once in each silence."""
        self._expire(time)
        if not self.room.may_look(time):
            return None
        self._happens(Quiet(time=time))
        return self._look(time=time).intervention

    def silence_before(self, time: float) -> Intervention | None:
        """Let it speak into the silence before a post at `time`, if there is a lull; call it before `observe`."""
        due = self.next_check
        return self.tick(due) if due is not None and due < time else None

    def rank_targets(self, post: Post) -> Sequence[Ranked]:
        """What `post`, the next one, may answer, the most probable first; it is not taken in."""
        return self.room.rank_targets(post, self.reader.read([self.room.request(post)])[0])

    def twin(
        self, *, policy: Policy | None = None, seed: int | None = None, attended: bool | None = None
    ) -> Facilitator:
        """An agent of its own that shares the models with this one, and its policy and seed unless given."""
        return Facilitator(
            self.models,
            policy=policy or self.policy,
            seed=self.seed if seed is None else seed,
            reader=self.reader,
            rewriter=self.rewriter,
            attended=self.attended if attended is None else attended,
        )

    def _look(self, *, time: float | None = None) -> Decision:
        """Decide, and let the message wait for somebody's word or, where nobody attends, go out at once."""
        names = [person.name or person.id for person in self.room.people.values()]
        decision = reworded(self.room.propose(time=time), self.rewriter, names=names, recent=self.room.outbox.said)
        proposal = self.room.proposal(decision)
        if proposal is not None:
            self._happens(Proposed(proposal=proposal))
            if not self.attended:
                self.resolve(proposal, "posted")
        return decision

    def _expire(self, time: float) -> None:
        """Let a proposal go that has waited too long."""
        why, proposal = self.room.overdue(time), self.pending
        if why is not None and proposal is not None:
            self.resolve(proposal, "expired", reason=why, time=time)

"""A debate in a few calls, for the tests of this folder."""

from dataclasses import replace

from facilitator.debate import Participant
from facilitator.ibis import GapWatch, IbisMap
from facilitator.interventions import Intervention, Proposal, Situation
from facilitator.interventions.watches.voices import Voices
from facilitator.participation import Tracker
from tests.turns import turn


class Room:
    """Keeps map, gaps and counts as the agent does, with types given instead of found."""

    def __init__(self, people=("ada", "bo", "cy", "di"), *, women=(), horizon=100, **roles):
        everyone = [
            Participant(
                id=id,
                name=id.title(),
                role=roles.get(id, "participant"),
                gender="woman" if id in women else None,
            )
            for id in people
        ]
        self.map = IbisMap(debate="room", question="What should we do?")
        self.watch = GapWatch(horizon=horizon)
        self.tracker = Tracker(everyone)
        self.roles = roles
        self.last = None
        self.turn = None
        self.number = 0
        self.recent = []
        self.voices = Voices()
        self.likenesses = {}

    def post(
        self,
        label,
        target=None,
        *,
        author="ada",
        unsure=False,
        time=None,
        confidence=1.0,
        text=None,
        vector=None,
        repeats=None,
        uncivil=False,
        **more,
    ):
        self.number += 1
        id = f"p{self.number}"
        made = turn(
            id,
            author,
            text or f"text of number {self.number} of this debate",
            time=60.0 * self.number if time is None else time,
            role=self.roles.get(author, "participant"),
            label=label,
            unsure=unsure,
            vector=(1, 0) if vector is None else vector,
        )
        placed = self.map.add(
            made.post, label=label, target=target, unsure=unsure, confidence=confidence, repeats=repeats
        )
        if self.map.node_of(id) == id:
            self.watch.add(id, self.map)
        self.tracker.add(made.post, label)
        about = {
            "target": target,
            "node": self.map.node_of(id),
            "branch": self.map.branch_of(id),
            "relation": placed.relation,
            "repeats": placed.duplicate_of,
            "new": label in ("issue", "idea") and placed.duplicate_of is None,
            "uncivil": uncivil,
            "unquotable": uncivil,
        }
        self.turn = replace(made, **about, **more)
        if not self.turn.lead:
            self.recent.append(self.turn)
        if vector is not None:
            self.voices.add(author, self.turn, self.turn.vector)
        self.last = made.post
        return id

    def alike(self, one, other, likeness):
        self.likenesses[frozenset([one, other])] = likeness

    def situation(self, *, silence=0.0, usual_wait=None, **more):
        last = self.last
        return Situation(
            time=(last.time if last else 0.0) + silence,
            after=last.id if last else None,
            map=self.map,
            gaps=tuple(self.watch.gaps(self.map)),
            tracker=self.tracker,
            silence=silence,
            usual_wait=usual_wait,
            nodes=self.watch.nodes(self.map),
            recent=tuple(self.recent[-40:]),
            voices=self.voices,
            likeness=lambda one, other: self.likenesses.get(frozenset([one, other])),
            **more,
        )


def message(move, *, about=None, to=None, evidence=None, time=0.0, after=None, text="What now?"):
    """A message of the agent as it goes out."""
    return Intervention(
        time=time,
        after=after,
        move=move,
        audience="everyone" if to is None else "private",
        to=to,
        text=text,
        language="en",
        score=1.0,
        evidence=evidence or {},
        reason="So it is.",
        about=about,
    )


def proposed(decision, *, number=1, posts=0):
    """The message of a decision, as it waits for somebody's word."""
    return Proposal(number=number, intervention=decision.intervention, template=decision.words.template, posts=posts)


def speak(agent, room, **situation):
    """Decide; a message goes out at once, and a silence after a post is remembered, as where nobody attends."""
    now = room.situation(**situation)
    decision = agent.decide(now)
    if decision.intervention is not None:
        agent.posted(proposed(decision, posts=agent.posts), time=now.time, after=now.after, ibis_map=room.map)
    elif not now.silence:
        agent.silent(after=now.after, phase=decision.phase, branch=decision.branch)
    return decision

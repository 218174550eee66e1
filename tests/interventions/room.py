"""A debate in a few calls, for the tests of this folder."""

import numpy as np

from facilitator.debate import Participant, Post
from facilitator.ibis import GapWatch, IbisMap
from facilitator.interventions import Situation
from facilitator.interventions.watches.heard import Heard
from facilitator.interventions.watches.voices import Voices
from facilitator.participation import Tracker


class Room:
    """Keeps map, gaps and counts as the agent does, with types given instead of found."""

    def __init__(self, people=("ada", "bo", "cy", "di"), *, women=(), **roles):
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
        self.watch = GapWatch(horizon=100)
        self.tracker = Tracker(everyone)
        self.roles = roles
        self.last = None
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
        uncivil=False,
    ):
        self.number += 1
        time = 60.0 * self.number if time is None else time
        post = Post(
            id=f"p{self.number}", author=author, time=time, text=text or f"text of number {self.number} of this debate"
        )
        self.map.add(post, label=label, target=target, unsure=unsure, confidence=confidence)
        if self.map.node_of(post.id) == post.id:
            self.watch.add(post.id)
        self.tracker.add(post, label)
        node = self.map.node_of(post.id)
        self.heard = Heard(
            id=post.id,
            author=author,
            label=label,
            unsure=unsure,
            node=node,
            text=post.text,
            branch=self.map.branch_of(post.id),
            new=label in ("issue", "idea"),
            uncivil=uncivil,
            unquotable=uncivil,
        )
        if author not in self.roles:
            self.recent.append(self.heard)
        if vector is not None:
            self.voices.add(author, self.heard, np.array(vector, dtype=np.float32))
        self.last = post
        return post.id

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

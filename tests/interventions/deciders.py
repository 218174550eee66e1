"""Deciders and debates for the tests of what they decide."""

from facilitator.interventions import Catalogue, Decider, Policy
from facilitator.interventions.policy.settings import Gaps, Pace

#: Speaks as soon and as often as an agent may.
POLICY = Policy(
    pace=Pace(first_after=0, posts_between=3, seconds_between=0),
    gaps=Gaps(issue_without_idea=1, idea_without_pro=1, idea_without_con=1, thin_branch=1),
)


def decider(policy=POLICY, seed=0):
    return Decider(policy=policy, catalogue=Catalogue.load(), seed=seed)


def hear(decider, room, label, target=None, *, author="ada", **about):
    """A post enters the room and the decider takes it in; its id."""
    id = room.post(label, target, author=author, **about)
    decider.take(room.turn, room.map)
    return id

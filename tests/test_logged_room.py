"""What each act of those who look after a debate leaves in the log, word for word."""

import numpy as np

from facilitator import Debate, Participant, Policy, Post
from facilitator.events import Hidden, Joined, Opened, Paused, PolicyChanged, Resolved
from facilitator.interventions import Proposal
from facilitator.logged_room import LoggedRoom
from tests.agents import plain_models
from tests.interventions.room import message
from tests.spies import FixedGate
from tests.turns import reading

PROPOSAL = Proposal(number=1, intervention=message("ask_ideas", time=30.0), template="What now?", posts=1)


def opened(**more):
    log = []
    room = LoggedRoom(plain_models(), policy=Policy(), log=log, **more)
    room.open(Debate(id="d", participants=(Participant(id="a"),)))
    return room, log


def said(room, id="p1", time=60.0):
    room.room.post(Post(id=id, author="a", text="Why?", time=time))
    room.room.take(id, reading("issue"))


def test_a_room_opens_with_its_policy_seed_and_question_and_without_posts():
    room, log = opened(seed=7)
    assert log == [Opened(debate=Debate(id="d", participants=(Participant(id="a"),)), policy=Policy(), seed=7)]
    question = np.ones(2, dtype="<f4").tobytes()
    room.open(
        Debate(id="e", posts=(Post(id="p", author="a", text="x"),), participants=(Participant(id="a"),)),
        question=question,
    )
    assert (log[-1].debate.posts, log[-1].question, log[-1].seed) == ((), question, 7)
    assert room.map.debate == "e"


def test_without_a_seed_it_is_nought_and_before_it_is_opened_a_room_is_there():
    room = LoggedRoom(plain_models(), policy=Policy())
    assert (room.seed, room.room.seed, room.log, room.pending, room.map.debate) == (0, 0, None, None, "debate")
    room.pause()  # nothing is told to nobody
    assert LoggedRoom(plain_models(), policy=Policy(), seed=3).room.seed == 3


def test_whoever_does_something_is_named_with_the_time_of_the_last_post():
    room, log = opened()
    room.pause(by="early")
    said(room)
    room.join(Participant(id="b", name="Bo"))
    room.pause(by="fatima")
    room.resume(by="omid")
    room.use(Policy.load("gentle"), by="fatima")
    room.hide("p1", by="omid", reason="insult")
    room.hide("p1", hidden=False, by="omid", reason="it was none")
    assert log[1:] == [
        Paused(time=0.0, by="early"),
        Joined(person=Participant(id="b", name="Bo")),
        Paused(time=60.0, by="fatima"),
        Paused(time=60.0, paused=False, by="omid"),
        PolicyChanged(policy=Policy.load("gentle"), time=60.0, by="fatima"),
        Hidden(post="p1", time=60.0, by="omid", reason="insult"),
        Hidden(post="p1", hidden=False, time=60.0, by="omid", reason="it was none"),
    ]
    assert room.policy == Policy.load("gentle")
    assert room.tracker.people == 2
    assert not room.room._decider.paused
    assert not room.room._decider._hidden


def test_what_became_of_a_proposal_is_told_with_the_words_the_person_and_the_reason():
    room, log = opened()
    room.room.outbox.put(PROPOSAL)
    room.resolve(PROPOSAL, "edited", text="What else?", by="fatima", reason="shorter", time=45.0)
    room.room.outbox.put(PROPOSAL)
    room.resolve(PROPOSAL, "dismissed")
    assert log[1:] == [
        Resolved(proposal=1, how="edited", text="What else?", by="fatima", reason="shorter", time=45.0),
        Resolved(proposal=1, how="dismissed", time=30.0),
    ]


def test_a_restored_room_asks_the_same_gate():
    gate, log = FixedGate(), []
    room = LoggedRoom(plain_models(gate), policy=Policy(), log=log)
    room.open(Debate(id="d"))
    assert room.room._outlook.gate is gate
    room.restore(log)
    assert room.room._outlook.gate is gate

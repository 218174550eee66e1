"""How an idea is argued about."""

from facilitator.interventions import Policy
from facilitator.interventions.triggers.dispute import (
    ask_reason,
    consider_merit,
    consider_opposite,
    what_would_have_to_be_true,
)
from tests.interventions.room import Room

POLICY = Policy()


def argued(pros, cons, **more):
    room = Room()
    idea = room.post("idea", **more)
    for label, times in (("pro", pros), ("con", cons)):
        for _ in range(times):
            room.post(label, idea, author="bo")
    return room, idea


def test_a_dispute_is_turned_into_conditions():
    room, idea = argued(2, 1)
    [found] = what_would_have_to_be_true(room.situation(), POLICY)
    assert (found.about, found.score) == (idea, 0.5)
    for pros, cons in ((1, 1), (3, 0), (0, 3)):
        assert list(what_would_have_to_be_true(argued(pros, cons)[0].situation(), POLICY)) == []


def test_early_unanimity_is_slowed_down_and_late_unanimity_is_not():
    room, idea = argued(3, 0)
    assert [found.about for found in consider_opposite(room.situation(), POLICY)] == [idea]
    assert list(consider_opposite(argued(3, 1)[0].situation(), POLICY)) == []
    assert list(consider_opposite(argued(3, 0, unsure=True)[0].situation(), POLICY)) == []
    for _ in range(40):
        room.post("other")
    assert list(consider_opposite(room.situation(), POLICY)) == []


def test_a_bare_position_is_asked_for_its_reason():
    room, idea = argued(0, 0)
    con = room.post("con", idea, text="That is too dear.")
    assert list(ask_reason(room.situation(), POLICY)) == []  # give it a moment
    room.post("other")
    assert [found.about for found in ask_reason(room.situation(), POLICY)] == [con]
    room.post("other", con)
    assert list(ask_reason(room.situation(), POLICY)) == []


def test_early_rejection_is_slowed_down_just_as_early_support():
    support, rejection = argued(3, 0)[0].situation(), argued(0, 3)[0].situation()
    [liked] = consider_opposite(support, POLICY)
    [disliked] = consider_merit(rejection, POLICY)
    assert (liked.about, liked.score) == (disliked.about, disliked.score)
    assert list(consider_merit(support, POLICY)) == []
    assert list(consider_opposite(rejection, POLICY)) == []

"""How an idea is argued about."""

import pytest

from facilitator.interventions import Policy
from facilitator.interventions.candidate import Candidate
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


def test_what_a_dispute_offers_by_hand():
    room, idea = argued(3, 1, confidence=0.87654)
    [found] = what_would_have_to_be_true(room.situation(), POLICY)
    evidence = {"post": idea, "pros": 3, "cons": 1, "p": 0.877}
    assert (found.move, found.about, found.evidence) == ("what_would_have_to_be_true", idea, evidence)
    assert found.score == pytest.approx(4 / 7 * 0.87654)
    for more in ({"unsure": True}, {"text": "plant many more trees now"}):
        assert list(what_would_have_to_be_true(argued(3, 1, **more)[0].situation(), POLICY)) == []
    assert list(what_would_have_to_be_true(argued(3, 1, text="plant many more trees here now")[0].situation(), POLICY))


@pytest.mark.parametrize(("trigger", "pros", "cons"), [(consider_opposite, 4, 0), (consider_merit, 0, 4)])
def test_what_unanimity_offers_by_hand(trigger, pros, cons):
    room, idea = argued(pros, cons, confidence=0.87654)
    [found] = trigger(room.situation(), POLICY)
    evidence = {"post": idea, "posts": 5, "pros": pros, "cons": cons, "p": 0.877}
    assert (found.move, found.about, found.evidence) == (trigger.__name__, idea, evidence)
    assert found.score == pytest.approx(4 / 7 * 0.87654)


@pytest.mark.parametrize(("posts", "due"), [(40, True), (41, False)])
def test_early_is_within_the_first_forty_posts(posts, due):
    room, _ = argued(3, 0)
    for _ in range(posts - 4):
        room.post("other")
    assert bool(list(consider_opposite(room.situation(), POLICY))) is due


def test_two_who_agree_are_not_yet_unanimous_and_an_unsure_argument_may_be_against():
    assert list(consider_opposite(argued(2, 0)[0].situation(), POLICY)) == []
    room, idea = argued(3, 0)
    room.post("con", idea, unsure=True)
    assert list(consider_opposite(room.situation(), POLICY)) == []
    issue = Room()
    for _ in range(3):
        issue.post("pro", "p1" if issue.number else None)
    assert list(consider_opposite(issue.situation(), POLICY)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("Dear.", None), ("Too dear.", 2), ("That is far too dear now.", 6), ("That is far too dear for us.", None)],
)
def test_what_a_bare_position_offers_by_hand(text, words):
    room, idea = argued(0, 0)
    con = room.post("con", idea, text=text, confidence=0.87654)
    room.post("other")
    evidence = {"post": con, "words": words, "p": 0.877}
    wanted = [Candidate(move="ask_reason", score=0.43827, evidence=evidence, about=con)] if words else []
    assert list(ask_reason(room.situation(), POLICY)) == wanted


def test_an_unsure_argument_or_a_short_idea_is_not_asked_for_its_reason():
    room, idea = argued(0, 0)
    room.post("con", idea, text="That is too dear.", unsure=True)
    room.post("idea", text="Plant trees.")
    room.post("other")
    assert list(ask_reason(room.situation(), POLICY)) == []
    pro = room.post("pro", idea, text="I agree.")
    room.post("other")
    assert [found.about for found in ask_reason(room.situation(), POLICY)] == [pro]

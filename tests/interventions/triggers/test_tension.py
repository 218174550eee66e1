import pytest

from facilitator.interventions import Policy
from facilitator.interventions.candidate import Candidate
from facilitator.interventions.triggers import TRIGGERS
from facilitator.interventions.watches.tension import RUNGS, Tension
from tests.interventions.room import Room


@pytest.fixture
def room():
    room = Room()
    room.post("idea", author="ada")
    room.post("con", "p1", author="bo")
    return room


def tense(rung, *, uncivil=0):
    return Tension(branch="p1", posts=6, cons=3, uncivil=uncivil, about="p1", con="p2", rung=rung)


@pytest.mark.parametrize("rung", [1, 2, 3, 4])
def test_only_the_rung_whose_turn_it_is_has_something_to_say(room, rung):
    situation = room.situation(tension=tense(rung))
    due = [move for move in RUNGS if list(TRIGGERS[move](situation, Policy()))]
    assert due == [RUNGS[rung - 1]]


def test_in_calm_talk_none_has(room):
    assert not any(list(TRIGGERS[move](room.situation(), Policy())) for move in RUNGS)


def test_the_rules_are_recalled_about_nobody(room):
    [found] = TRIGGERS["recall_rules"](room.situation(tension=tense(4, uncivil=2)), Policy())
    assert (found.about, found.other, found.to) == (None, None, None)


def test_an_attack_presses_more(room):
    def score(uncivil):
        [found] = TRIGGERS["find_common_ground"](room.situation(tension=tense(1, uncivil=uncivil)), Policy())
        return found.score

    assert score(2) > score(0)


@pytest.mark.parametrize(("move", "rung"), [(move, rung) for rung, move in enumerate(RUNGS, start=1)])
def test_what_a_rung_offers_by_hand(room, move, rung):
    [found] = TRIGGERS[move](room.situation(tension=tense(rung, uncivil=2)), Policy())
    evidence = {"post": "p1", "other_post": "p2", "exchange": 6, "cons": 3, "uncivil": 2, "rung": rung}
    about, other = (None, None) if move == "recall_rules" else ("p1", "p2")
    # Six posts and two attacks, each as much as three posts, against a limit of five.
    assert found == Candidate(move=move, score=12 / 17, evidence=evidence, about=about, other=other)


def test_no_rung_is_due_where_none_may_be_tried(room):
    assert not any(list(TRIGGERS[move](room.situation(tension=tense(0)), Policy())) for move in RUNGS)

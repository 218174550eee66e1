from facilitator.interventions import Policy
from facilitator.interventions.candidate import Candidate
from facilitator.interventions.triggers import TRIGGERS
from facilitator.safety.flag import Flag
from tests.interventions.room import Room


def offers(move, room, flag):
    return list(TRIGGERS[move](room.situation(flags=[flag]), Policy()))


def copies(*posts, accounts=4):
    return Flag(kind="coordinated", posts=posts, score=0.9, evidence={"accounts": accounts})


def one_sided(branch):
    evidence = {"branch": branch, "pros": 9, "cons": 0, "authors": 5}
    return Flag(kind="one_sided", posts=(branch,), score=0.9, evidence=evidence)


def test_copies_call_for_more_than_the_copied_point():
    room = Room()
    post = room.post("idea")
    [found] = offers("beyond_repeats", room, copies(post))
    assert (found.about, found.evidence["accounts"], found.to) == (post, 4, None)


def test_copies_that_are_nowhere_on_the_map_call_for_nothing():
    room = Room()
    assert not offers("beyond_repeats", room, copies(room.post("other")))


def test_a_one_sided_branch_calls_for_the_other_side_with_both_counts():
    room = Room()
    post = room.post("idea")
    [found] = offers("other_side", room, one_sided(post))
    assert (found.about, found.evidence["pros"], found.evidence["cons"]) == (post, 9, 0)


def test_an_unsure_branch_calls_for_nothing():
    room = Room()
    assert not offers("other_side", room, one_sided(room.post("idea", unsure=True)))


def test_what_copies_offer_by_hand():
    room = Room()
    other, post = room.post("other"), room.post("idea")
    [found] = offers("beyond_repeats", room, copies(other, post, accounts=5))
    evidence = {"post": post, "accounts": 5, "posts": [other, post]}
    assert found == Candidate(move="beyond_repeats", score=5 / 8, evidence=evidence, about=post)
    assert not offers("beyond_repeats", room, one_sided(post))


def test_what_a_one_sided_branch_offers_by_hand():
    room = Room()
    post = room.post("idea", confidence=0.5)
    flag = Flag(
        kind="one_sided", posts=(post,), score=0.9, evidence={"branch": post, "pros": 9, "cons": 1, "authors": 5}
    )
    [found] = offers("other_side", room, flag)
    evidence = {"post": post, "pros": 9, "cons": 1, "authors": 5}
    assert found == Candidate(move="other_side", score=10 / 18 * 0.5, evidence=evidence, about=post)
    assert not offers("other_side", room, copies(post))
    assert not offers("other_side", room, one_sided(room.post("idea", text="plant more trees right now")))

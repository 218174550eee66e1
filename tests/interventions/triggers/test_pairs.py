"""Two posts side by side."""

import math

import pytest

from facilitator.interventions import Policy
from facilitator.interventions.triggers.pairs import (
    analogy,
    combine_ideas,
    connect_distant,
    relay_minority,
    relay_support,
)
from tests.interventions.room import Room

POLICY = Policy()


@pytest.mark.parametrize(("likeness", "due"), [(0.5, True), (0.9, False), (0.1, False), (None, False)])
def test_related_ideas_of_two_people_are_put_together(likeness, due):
    room = Room()
    issue = room.post("issue")
    one, other = room.post("idea", issue, author="ada"), room.post("idea", issue, author="bo")
    if likeness is not None:
        room.alike(one, other, likeness)
    assert [(found.about, found.other) for found in combine_ideas(room.situation(), POLICY)] == [(one, other)] * due


def test_ideas_of_one_person_or_on_different_issues_are_not_combined():
    room = Room()
    issue, elsewhere = room.post("issue"), room.post("issue")
    ideas = [room.post("idea", issue), room.post("idea", issue), room.post("idea", elsewhere, author="bo")]
    for one in ideas:
        for other in ideas:
            room.alike(one, other, 0.5)
    assert list(combine_ideas(room.situation(), POLICY)) == []


def test_an_idea_from_elsewhere_serves_as_an_analogy():
    room = Room()
    elsewhere = room.post("issue", author="bo")
    idea = room.post("idea", elsewhere, author="bo")
    issue = room.post("issue", author="ada")
    room.alike(issue, idea, 0.4)
    [found] = analogy(room.situation(), POLICY)
    assert (found.about, found.other, found.evidence["ideas"]) == (issue, idea, 0)


def test_an_objection_against_a_majority_is_relayed_until_it_is_answered():
    room = Room()
    idea = room.post("idea")
    con = room.post("con", idea, author="di")
    for _ in range(2):
        room.post("pro", idea, author="bo")
    assert list(relay_minority(room.situation(), POLICY)) == []
    room.post("pro", idea, author="bo")
    [found] = relay_minority(room.situation(), POLICY)
    assert (found.about, found.other, found.evidence["pros"]) == (idea, con, 3)
    room.post("other", con)
    assert list(relay_minority(room.situation(), POLICY)) == []


def test_those_furthest_apart_are_quoted_and_not_named():
    room = Room()
    vectors = {"ada": (1, 0), "bo": (0.6, 0.8), "cy": (-0.8, 0.6)}
    for number in range(24):
        author = ["ada", "bo", "cy"][number % 3]
        room.post("other", author=author, vector=vectors[author], text=f"what {author} thinks, number {number}")
    [found] = connect_distant(room.situation(), POLICY)
    assert found.to is None
    assert {text.split(",")[0] for text in found.quotes} == {"what ada thinks", "what cy thinks"}
    assert found.evidence["distance"] == pytest.approx(1.8)


def test_support_against_a_majority_is_relayed_just_as_objections_are():
    room = Room()
    idea = room.post("idea")
    pro = room.post("pro", idea, author="di")
    for _ in range(3):
        room.post("con", idea, author="bo")
    [found] = relay_support(room.situation(), POLICY)
    assert (found.about, found.other, found.evidence["cons"]) == (idea, pro, 3)
    assert list(relay_minority(room.situation(), POLICY)) == []


def ideas(*likenesses, confidences=(1.0, 1.0)):
    """An issue with two ideas by two people, so alike."""
    room = Room()
    issue = room.post("issue")
    one = room.post("idea", issue, author="ada", confidence=confidences[0])
    other = room.post("idea", issue, author="bo", confidence=confidences[1])
    room.alike(one, other, likenesses[0])
    return room, one, other


def test_what_two_related_ideas_offer_by_hand():
    room, one, other = ideas(0.4567, confidences=(0.9, 0.87654))
    [found] = combine_ideas(room.situation(), POLICY)
    evidence = {"post": one, "other_post": other, "likeness": 0.46, "p": 0.877}
    assert (found.move, found.evidence, found.about, found.other) == ("combine_ideas", evidence, one, other)
    assert found.score == pytest.approx((0.5 + 0.4567 / 2) * 0.87654)


@pytest.mark.parametrize(("likeness", "due"), [(0.35, True), (0.349, False), (0.7, True), (0.701, False)])
def test_related_is_from_what_to_what_the_policy_says(likeness, due):
    assert bool(list(combine_ideas(ideas(likeness)[0].situation(), POLICY))) is due


def test_the_likest_two_ideas_are_put_together():
    room, one, other = ideas(0.4)
    third = room.post("idea", "p1", author="cy")
    room.alike(one, third, 0.6)
    room.alike(other, third, 0.5)
    [found] = combine_ideas(room.situation(), POLICY)
    assert (found.about, found.other) == (one, third)


def test_unsure_or_short_ideas_are_not_compared():
    for more in ({"unsure": True}, {"text": "plant more trees right now"}):
        room, one, _ = ideas(0.1)
        room.alike(one, room.post("idea", "p1", author="cy", **more), 0.5)
        assert list(combine_ideas(room.situation(), POLICY)) == []


@pytest.mark.parametrize(("between", "due"), [(13, True), (14, False)])
def test_only_the_last_fifteen_ideas_are_compared(between, due):
    room = Room()
    issue = room.post("issue")
    first = room.post("idea", issue, author="ada")
    for _ in range(between):
        room.post("idea", issue, author="cy")
    room.alike(first, room.post("idea", issue, author="bo"), 0.5)
    assert bool(list(combine_ideas(room.situation(), POLICY))) is due


def elsewhere(*, likeness=0.4567, author="ada", on_it=0, **more):
    """An idea on another issue, and an issue that is talked about, with so many ideas on it."""
    room = Room()
    idea = room.post("idea", room.post("issue", author="bo"), author="bo", confidence=0.87654)
    issue = room.post("issue", author=author, **more)
    for _ in range(on_it):
        room.post("idea", issue, author="cy", text="short")
    room.post("other", issue)
    room.alike(issue, idea, likeness)
    return room, issue, idea


def test_what_an_analogy_offers_by_hand():
    room, issue, idea = elsewhere()
    [found] = analogy(room.situation(), POLICY)
    evidence = {"post": issue, "other_post": idea, "likeness": 0.46, "p": 0.877, "ideas": 0}
    assert (found.move, found.evidence, found.about, found.other) == ("analogy", evidence, issue, idea)
    assert found.score == pytest.approx((0.5 + 0.4567 / 2) * 0.87654)


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ({"likeness": 0.35}, True),
        ({"likeness": 0.349}, False),
        ({"likeness": None}, False),
        ({"likeness": 1.0}, True),
        ({"author": "bo"}, False),  # both by one person
        ({"on_it": 1}, True),
        ({"on_it": 2}, False),
        ({"unsure": True}, False),
        ({"text": "Why is it always so"}, False),
    ],
)
def test_an_analogy_is_for_a_sure_issue_with_an_idea_at_most(more, due):
    assert bool(list(analogy(elsewhere(**more)[0].situation(), POLICY))) is due


def test_an_idea_on_the_issue_itself_is_no_analogy_and_of_others_the_likest_is_taken():
    room, issue, _ = elsewhere()
    other = room.post("idea", "p1", author="di")
    room.post("other", issue)
    room.alike(issue, other, 0.6)
    [found] = analogy(room.situation(), POLICY)
    assert found.other == other
    own = Room()
    issue = own.post("issue", author="ada")
    own.alike(issue, own.post("idea", issue, author="bo"), 0.5)
    assert list(analogy(own.situation(), POLICY)) == []


@pytest.mark.parametrize(
    ("trigger", "few", "many", "sides"),
    [(relay_minority, "con", "pro", {"pros": 4, "cons": 1}), (relay_support, "pro", "con", {"pros": 1, "cons": 4})],
)
def test_what_a_minority_offers_by_hand(trigger, few, many, sides):
    room = Room()
    idea = room.post("idea", confidence=0.95)
    view = room.post(few, idea, author="di", confidence=0.87654)
    for _ in range(4):
        room.post(many, idea, author="bo")
    [found] = trigger(room.situation(), POLICY)
    evidence = {"post": idea, "other_post": view, **sides, "p": 0.877}
    assert (found.move, found.evidence, found.about, found.other) == (trigger.__name__, evidence, idea, view)
    assert found.score == pytest.approx(4 / 7 * 0.87654)


def test_a_view_is_relayed_only_of_sure_ideas_and_arguments_and_against_three_for_each():
    def relayed(*kinds, unsure=False):
        room = Room()
        idea = room.post("idea", unsure=unsure)
        for label, is_unsure in kinds:
            room.post(label, idea, author="bo", unsure=is_unsure)
        return len(list(relay_minority(room.situation(), POLICY)))

    pros, con = [("pro", False)] * 3, ("con", False)
    assert relayed(*pros, con) == 1
    assert relayed(*pros, con, unsure=True) == 0
    assert relayed(*pros, con, ("pro", True)) == 0
    assert relayed(*pros) == 0
    assert relayed(*pros * 2, con, con) == 2
    assert relayed(*pros, *pros[:2], con, con) == 0


@pytest.mark.parametrize(("posts", "due"), [(23, False), (24, True)])
def test_those_furthest_apart_are_looked_for_from_twenty_four_posts_on(posts, due):
    room = Room()
    for number in range(posts):
        vector = {0: (1, 0), 1: (0.6, 0.8), 2: (-0.8, 0.6)}[number % 3]
        room.post("other", author=["ada", "bo", "cy"][number % 3], vector=vector)
    assert bool(list(connect_distant(room.situation(), POLICY))) is due


def apart(distance):
    """Three people, the furthest two of whom are so far apart."""
    room = Room()
    angle = math.acos(1 - distance)
    for number in range(24):
        turned = [0.0, angle / 2, angle][number % 3]
        author = ["ada", "bo", "cy"][number % 3]
        room.post("other", author=author, vector=(math.cos(turned), math.sin(turned)), text=f"what {author} thinks")
    return list(connect_distant(room.situation(), POLICY))


def test_what_two_far_apart_offer_by_hand():
    [found] = apart(0.6543)
    assert (found.move, found.evidence["distance"], found.about, found.other) == ("connect_distant", 0.65, None, None)
    assert set(found.evidence) == {"post", "other_post", "distance"}
    assert found.score == pytest.approx(0.6543, abs=1e-5)
    assert sorted(found.quotes) == ["what ada thinks", "what cy thinks"]
    assert apart(0.59) == []
    assert apart(1.5)[0].score == 1.0

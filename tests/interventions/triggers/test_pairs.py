"""Two posts side by side."""

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

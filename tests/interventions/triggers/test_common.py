"""What triggers share: how pressing something is, what the group is talking about, and what is worth coming back to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.interventions import Policy
from facilitator.interventions.triggers import candidates
from facilitator.interventions.triggers.common import has_cues, has_substance, issue_above, topic, urgency
from tests.interventions.room import Room


@given(st.floats(0.01, 1e6), st.floats(0, 1e6), st.floats(0, 1e6))
def test_the_longer_something_waits_the_more_pressing_it_is(limit, one, other):
    shorter, longer = sorted((one, other))
    assert 0 <= urgency(shorter, limit) <= urgency(longer, limit) <= 1
    assert urgency(limit, limit) == 0.5


def test_what_has_not_waited_is_not_pressing_even_without_a_limit():
    assert urgency(0, 0) == 0.0
    assert urgency(1, 0) == 1.0


@pytest.mark.parametrize(("language", "known"), [("en", True), ("en-GB", True), ("fa-AF", False), ("ja", False)])
def test_there_are_cues_in_english_only(language, known):
    assert has_cues(Room().situation(language=language)) is known


def test_the_topic_is_the_issue_or_idea_that_the_last_post_belongs_to():
    room = Room()
    assert topic(room.situation()) is None
    issue = room.post("issue")
    idea = room.post("idea", issue)
    con = room.post("con", idea)
    room.post("other", con)
    assert topic(room.situation()).first.id == idea
    room.post("other", issue)
    assert topic(room.situation()).first.id == issue
    room.post("other")
    assert topic(room.situation()) is None


def test_the_issue_above_is_the_nearest_one():
    room = Room()
    outer = room.post("issue")
    inner = room.post("issue", outer)
    pro = room.post("pro", room.post("idea", inner))
    states = {post: room.map.state(post) for post in (outer, inner, pro)}
    assert issue_above(room.map, states[pro]) is states[inner]
    assert issue_above(room.map, states[inner]) is states[inner]
    assert issue_above(room.map, states[outer]) is states[outer]
    assert issue_above(room.map, None) is None


def test_an_argument_on_nothing_has_no_issue_above():
    room = Room()
    con = room.post("con")
    assert issue_above(room.map, room.map.state(con)) is None
    assert topic(room.situation()) is None


def test_a_post_has_substance_from_so_many_words_on_and_only_its_beginning_is_looked_at():
    room = Room()
    short = room.map.state(room.post("idea", text="plant more trees"))
    assert [has_substance(short, least) for least in (3, 4)] == [True, False]
    late = room.map.state(room.post("idea", text="a" * 500 + " and many more words after that"))
    assert not has_substance(late, 2)


def test_only_the_moves_of_the_policy_offer_something_in_its_order():
    room = Room()
    idea = room.post("idea")
    room.post("con", idea, author="bo")
    for _ in range(12):
        room.post("other", idea)
    wanted = ("how_might_we", "ask_pros", "open_invitation")
    for moves in (wanted, wanted[::-1], wanted[:1], ()):
        offered = [one.move for one in candidates(room.situation(), Policy(moves=moves))]
        assert offered == [move for move in moves if move != "open_invitation"]


def test_less_than_one_post_of_waiting_presses_too():
    assert urgency(0.5, 1.0) == pytest.approx(1 / 3)
    assert urgency(-1.0, 4.0) == 0.0


def test_four_hundred_characters_are_looked_at_for_substance():
    room = Room()
    just = room.map.state(room.post("idea", text="a " * 200))
    assert [has_substance(just, least) for least in (200, 201)] == [True, False]
    cut = room.map.state(room.post("idea", text="b" * 398 + " c d"))
    assert [has_substance(cut, least) for least in (2, 3)] == [True, False]

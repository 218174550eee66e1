import pytest

from facilitator.interventions import Policy
from facilitator.interventions.policy import Gaps, Quiet
from facilitator.interventions.triggers import gap_moves, lull, quiet_person
from tests.interventions.room import Room

POLICY = Policy(gaps=Gaps(issue_without_idea=2, idea_without_pro=2, idea_without_con=2, thin_branch=2))


def moves(found):
    return {(candidate.move, candidate.about) for candidate in found}


def test_a_gap_is_left_alone_until_it_has_waited_long_enough():
    room = Room()
    issue = room.post("issue")
    room.post("other")
    assert moves(gap_moves(room.situation(), POLICY)) == set()
    room.post("other")
    assert moves(gap_moves(room.situation(), POLICY)) == {("ask_ideas", issue)}


def test_the_longer_a_gap_waits_and_the_surer_its_type_the_higher_the_score():
    scores = []
    for wait, confidence in [(2, 0.5), (2, 1.0), (9, 1.0)]:
        room = Room()
        room.post("issue", confidence=confidence)
        for _ in range(wait):
            room.post("other")
        scores.append(next(gap_moves(room.situation(), POLICY)).score)
    assert scores == pytest.approx([0.25, 0.5, 9 / 11])


def test_a_post_of_a_few_words_is_not_worth_coming_back_to():
    room = Room()
    room.post("issue")
    for _ in range(5):
        room.post("other")
    words = len(room.map.state("p1").first.text.split())
    for least, due in [(words, True), (words + 1, False)]:
        policy = Policy(gaps=Gaps(issue_without_idea=2, least_words=least))
        assert bool(list(gap_moves(room.situation(), policy))) is due


def test_objections_are_asked_for_only_where_there_is_support():
    room = Room()
    idea = room.post("idea")
    room.post("pro", idea)
    room.post("other")
    room.post("other")
    found = list(gap_moves(room.situation(), POLICY))
    assert moves(found) == {("ask_cons", idea)}
    assert found[0].evidence["pros"] == 1


def test_a_lull_is_long_by_the_debates_own_measure():
    room = Room()
    room.post("idea")
    assert list(lull(room.situation(silence=400, usual_wait=60), POLICY)) == []
    found = list(lull(room.situation(silence=500, usual_wait=60), POLICY))
    assert [candidate.move for candidate in found] == ["open_invitation"]
    assert found[0].evidence == {"silence": 500, "usual": 60}


def test_there_is_no_lull_where_the_usual_wait_is_not_known():
    room = Room()
    room.post("idea")
    assert list(lull(room.situation(silence=1e6), POLICY)) == []


def quiet_room(**roles):
    room = Room(**roles)
    for number in range(24):
        room.post("idea", author=["ada", "bo", "cy"][number % 3])
    return room


def test_somebody_who_has_said_far_less_than_others_is_invited():
    found = list(quiet_person(quiet_room().situation(), POLICY))
    assert [(candidate.to, candidate.score) for candidate in found] == [("di", 1.0)]
    assert found[0].evidence == {"person": "di", "posts": 0, "total": 24, "fair": 6.0}


def test_a_facilitator_or_organiser_is_never_invited():
    assert list(quiet_person(quiet_room(di="facilitator").situation(), POLICY)) == []


def test_nobody_is_invited_early_or_between_two():
    late = Policy(quiet=Quiet(after_posts=100))
    assert list(quiet_person(quiet_room().situation(), late)) == []
    pair = Room(people=("ada", "bo"))
    for _ in range(30):
        pair.post("idea")
    assert list(quiet_person(pair.situation(), POLICY)) == []


def test_an_invitation_quotes_what_is_being_talked_about():
    room = quiet_room()
    issue = room.post("issue")
    room.post("other", issue)
    assert next(quiet_person(room.situation(), POLICY)).about == issue

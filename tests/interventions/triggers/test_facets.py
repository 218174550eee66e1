"""What nobody has touched: facets of an issue, and kinds of people."""

import pytest

from facilitator.interventions import Policy
from facilitator.interventions.candidate import Candidate
from facilitator.interventions.policy.settings import Widen
from facilitator.interventions.triggers.facets import FACET_MOVES, FACETS, touched
from facilitator.interventions.triggers.perspectives import KINDS_OF_PEOPLE, mentioned, unheard_perspective
from tests.interventions.room import Room

POLICY = Policy(widen=Widen(facet_after=3))


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("It floods because nobody cleans it", {"why"}),
        ("Students come on Monday", {"who", "when"}),
        ("On Mill Street, for example", {"where", "what"}),
        ("It would cost too much", {"how"}),
        ("Hm", set()),
    ],
)
def test_cues_of_facets(text, facets):
    assert touched(text) == facets


def due(room, **more):
    return {move for move, trigger in FACET_MOVES.items() if list(trigger(room.situation(**more), POLICY))}


def test_facets_of_an_issue_are_asked_for_that_no_post_of_the_branch_touches():
    room = Room()
    issue = room.post("issue", text="The drains are blocked and it smells badly here")
    assert due(room) == set()
    room.post("other", issue, text="It floods because nobody cleans it")
    room.post("pro", issue, text="Yes, on Mill Street")
    assert due(room) == {"facet_what", "facet_who", "facet_when"}


def test_how_is_asked_of_an_idea():
    room = Room()
    idea = room.post("idea", text="We could clean the drains before the rain comes")
    room.post("pro", idea, text="Yes, that is good for everybody")
    room.post("pro", idea, text="Yes, it is")
    assert due(room) == {"facet_how"}


def test_without_cues_for_a_language_nothing_is_missing():
    room = Room()
    for _ in range(30):
        room.post("issue", text="مشکل این است که جوی‌ها بند می‌شوند")
    assert due(room, language="fa-AF") == set()
    assert list(unheard_perspective(room.situation(language="fa-AF"), POLICY)) == []


def test_kinds_of_people_are_found_by_name_and_gender_is_none_of_them():
    assert mentioned("Elderly people and shop owners") == {"older people", "those who run a business"}
    assert not any(word in " ".join(KINDS_OF_PEOPLE.values()) for word in ("wom", "girl", "gender"))


def test_unheard_people_are_asked_about_when_hardly_any_have_been_named():
    room = Room()
    for _ in range(24):
        assert list(unheard_perspective(room.situation(), POLICY)) == []
        room.post("other")
    [found] = unheard_perspective(room.situation(named=frozenset(["neighbours"])), POLICY)
    assert found.evidence == {"posts": 24, "named": 1, "known": len(KINDS_OF_PEOPLE)}
    assert list(unheard_perspective(room.situation(named=frozenset(list(KINDS_OF_PEOPLE)[:3])), POLICY)) == []


def test_every_facet_has_a_move():
    assert set(FACET_MOVES) == {f"facet_{facet}" for facet in FACETS}


def test_what_a_facet_offers_by_hand():
    room = Room()
    issue = room.post("issue", text="The drains are blocked and it smells badly here", confidence=0.87654)
    for _ in range(3):
        room.post("other", issue, text="Yes, that is so")
    [found] = FACET_MOVES["facet_why"](room.situation(), POLICY)
    evidence = {"post": issue, "size": 4, "facet": "why", "p": 0.877}
    assert (found.move, found.about, found.evidence) == ("facet_why", issue, evidence)
    assert found.score == pytest.approx(4 / 7 * 0.87654)


def test_six_posts_on_an_issue_are_enough_and_five_are_not():
    room = Room()
    issue = room.post("issue", text="The drains are blocked and it smells badly here")
    for posts in range(2, 7):
        assert not any(list(trigger(room.situation(), Policy())) for trigger in FACET_MOVES.values()), posts
        room.post("other", issue, text="Yes, that is so")
    assert any(list(trigger(room.situation(), Policy())) for trigger in FACET_MOVES.values())


def test_facets_of_an_unsure_or_short_issue_are_not_asked_for():
    for more in ({"unsure": True}, {"text": "The drains are blocked again"}):
        room = Room()
        issue = room.post("issue", **{"text": "The drains are blocked and it smells badly here", **more})
        for _ in range(3):
            room.post("other", issue, text="Yes, that is so")
        assert due(room) == set()


def test_posts_of_another_branch_touch_nothing_here_and_the_issue_itself_does():
    room = Room()
    elsewhere = room.post("issue", text="Something else that is wrong with all of this")
    room.post("other", elsewhere, text="Because of the mayor on Monday, for example on Mill Street")
    issue = room.post("issue", text="The drains are blocked since nobody cleans any of them")
    for _ in range(3):
        room.post("other", issue, text="Yes, that is so")
    assert due(room) == {"facet_what", "facet_who", "facet_when", "facet_where"}


def test_what_unheard_people_offer_by_hand():
    room = Room()
    for _ in range(30):
        room.post("other")
    [found] = unheard_perspective(room.situation(named=frozenset(["neighbours", "newcomers"])), Policy())
    evidence = {"posts": 30, "named": 2, "known": 10}
    assert found == Candidate(move="unheard_perspective", score=30 / 54, evidence=evidence)

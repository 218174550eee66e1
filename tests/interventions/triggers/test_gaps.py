from dataclasses import replace

import pytest

from facilitator.ibis import Gap
from facilitator.interventions import Policy
from facilitator.interventions.candidate import Candidate
from facilitator.interventions.policy.settings import Fairness, Gaps
from facilitator.interventions.triggers import TRIGGERS
from facilitator.interventions.triggers.gaps import GAP_MOVES, KIND_OF, ask_alternatives, gap_rules, how_might_we
from tests.interventions.room import Room

POLICY = Policy(gaps=Gaps(issue_without_idea=2, idea_without_pro=2, idea_without_con=2, thin_branch=2))


def gap_moves(situation, policy):
    """What all triggers of gaps offer, but for first posts, which every author here has."""
    for move, trigger in GAP_MOVES.items():
        if move != "answer_first_post":
            yield from trigger(situation, policy)


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


def test_a_first_post_that_nobody_took_up_is_brought_back():
    room = Room()
    first = room.post("idea", author="bo")
    for _ in range(6):
        room.post("other")
    found = list(GAP_MOVES["answer_first_post"](room.situation(), Policy()))
    assert first in {candidate.about for candidate in found}
    room.post("pro", first)
    assert first not in {one.about for one in GAP_MOVES["answer_first_post"](room.situation(), Policy())}


def test_an_idea_with_one_side_only_lacks_an_argument():
    room = Room()
    idea = room.post("idea")
    for _ in range(3):
        room.post("con", idea)
    policy = Policy(gaps=Gaps(one_sided_idea=1))
    [found] = GAP_MOVES["missing_argument"](room.situation(), policy)
    assert (found.about, found.evidence["pros"], found.evidence["cons"]) == (idea, 0, 3)


def test_a_complaint_without_an_idea_becomes_a_question():
    room = Room()
    idea = room.post("idea")
    con = room.post("con", idea)
    for _ in range(5):
        room.post("other")
    assert moves(how_might_we(room.situation(), Policy())) == {("how_might_we", con)}
    room.post("idea", con)
    assert con in {one.about for one in how_might_we(room.situation(), Policy())}  # the idea hangs on the issue above
    unsure = Room()
    unsure.post("con", unsure.post("idea"), unsure=True)
    for _ in range(5):
        unsure.post("other")
    assert list(how_might_we(unsure.situation(), Policy())) == []


def test_criticism_alone_calls_for_alternatives():
    room = Room()
    idea = room.post("idea")
    room.post("con", idea)
    assert list(ask_alternatives(room.situation(), Policy())) == []
    room.post("con", idea)
    assert moves(ask_alternatives(room.situation(), Policy())) == {("ask_alternatives", idea)}
    room.post("pro", idea)
    assert list(ask_alternatives(room.situation(), Policy())) == []


def test_an_idea_nobody_has_argued_about_is_asked_about_both_ways_unless_the_policy_leans():
    room = Room()
    room.post("idea")
    for _ in range(3):
        room.post("other")
    leaning = POLICY.changed(fairness=Fairness(untouched="pros"))
    gaps = POLICY.gaps.changed(idea_without_argument=2)

    def due(policy):
        policy = policy.changed(gaps=gaps)
        return [move for move in ("ask_arguments", "ask_pros") if list(TRIGGERS[move](room.situation(), policy))]

    assert due(POLICY) == ["ask_arguments"]
    assert "ask_pros" in due(leaning)


def test_support_is_asked_for_where_there_are_objections_only_and_the_reverse():
    for label, move in (("con", "ask_pros"), ("pro", "ask_cons")):
        room = Room()
        idea = room.post("idea")
        room.post(label, idea)
        for _ in range(3):
            room.post("other")
        asked = [one for one in ("ask_pros", "ask_cons") if list(TRIGGERS[one](room.situation(), POLICY))]
        assert asked == [move]


@pytest.mark.parametrize("move", [move for move in KIND_OF if move != "revive_branch"])
def test_the_limit_of_its_own_kind_holds_for_each_gap(move):
    """Each gap is open for just so long as its limit and a post less."""
    kind = KIND_OF[move]
    gap = Gap(kind=kind, node="p1", waited=5)
    room = Room()
    room.post("idea", confidence=0.87654)
    for label in ("con", "con", "con"):
        room.post(label, "p1")
    for limit, due in ((5, True), (6, False)):
        policy = Policy(gaps=Gaps(**{kind: limit}))
        found = list(GAP_MOVES[move](replace(room.situation(), gaps=(gap,)), policy))
        assert [one.about for one in found] == ["p1"] * due
        if due:
            sides = {"pros": 0, "cons": 3} if kind in ("idea_without_pro", "idea_without_con", "one_sided_idea") else {}
            assert found[0].move == move
            assert found[0].evidence == {"post": "p1", "waited": 5, "p": 0.877, **sides}
            assert found[0].score == pytest.approx(0.5 * 0.87654)


def test_what_a_thin_branch_offers_by_hand():
    room = Room()
    thin = room.post("idea")
    for size in (6, 7, 7):
        idea = room.post("idea")
        for _ in range(size - 1):
            room.post("other", idea)
    [found] = GAP_MOVES["revive_branch"](room.situation(), Policy(gaps=Gaps(thin_branch=20)))
    evidence = {"post": thin, "waited": 20, "p": 1.0, "size": 1, "beside": 6.7}
    assert found == Candidate(move="revive_branch", score=0.5, evidence=evidence, about=thin)


def test_the_strongest_gap_comes_first_whatever_the_moves_of_the_policy():
    room = Room()
    weak = room.post("issue", confidence=0.5)
    strong = room.post("issue", confidence=0.9)
    for _ in range(6):
        room.post("other")
    found = gap_rules(room.situation(), POLICY.changed(moves=()))
    assert [one.about for one in found if one.move == "ask_ideas"] == [strong, weak]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_what_a_complaint_offers_by_hand():
    room = Room()
    con = room.post("con", room.post("idea"), confidence=0.87654)
    for _ in range(4):
        room.post("other")
    assert list(how_might_we(room.situation(), Policy())) == []
    room.post("other")
    [found] = how_might_we(room.situation(), Policy())
    assert (found.move, found.about, found.evidence) == ("how_might_we", con, {"post": con, "waited": 5, "p": 0.877})
    assert found.score == pytest.approx(0.5 * 0.87654)
    room.post("issue", con)
    assert list(how_might_we(room.situation(), Policy())) == []


def test_a_short_complaint_and_an_argument_for_are_no_questions():
    room = Room()
    idea = room.post("idea")
    room.post("con", idea, text="That is far too dear")
    room.post("pro", idea)
    for _ in range(9):
        room.post("other")
    assert list(how_might_we(room.situation(), Policy())) == []


def test_what_criticism_offers_by_hand():
    room = Room()
    idea = room.post("idea", confidence=0.87654)
    for _ in range(3):
        room.post("con", idea)
    [found] = ask_alternatives(room.situation(), Policy())
    assert (found.move, found.about, found.evidence) == (
        "ask_alternatives",
        idea,
        {"post": idea, "cons": 3, "p": 0.877},
    )
    assert found.score == pytest.approx(3 / 5 * 0.87654)
    room.post("pro", idea, unsure=True)
    assert list(ask_alternatives(room.situation(), Policy())) == []


def test_an_unsure_idea_or_an_issue_calls_for_no_alternatives():
    for label, unsure in (("idea", True), ("issue", False)):
        room = Room()
        post = room.post(label, unsure=unsure)
        for _ in range(3):
            room.post("con", post)
        assert list(ask_alternatives(room.situation(), Policy())) == []

import pytest

from facilitator.reports.corpus_words import in_words
from facilitator.reports.shown import Shown
from tests.participation.people import debate as people
from tests.reports.made_corpus import COUNTS, groups, shown_of, values

NOTHING = Shown(None, False, "Participation cannot be told: no post names its author.")


def said(**more):
    return in_words(values(**more), NOTHING)[0]


def repeated(texts, dropped):
    found = values(
        repeats={"ids": 0, "texts": texts, "empty_texts": 0}, problems={"total": 9, "dropped": dropped, "kinds": []}
    )
    return in_words(found, NOTHING)[2:]


def test_what_was_said_is_told_by_number_author_debate_and_type():
    assert said() == (
        "100 posts by 30 people in 1 debate: 40 % issues, 30 % ideas, 20 % pros, 9 % cons and 1 % others. "
        "The model is unsure of 12 (12 %)."
    )


def test_one_person_is_a_person():
    assert "by 1 person in" in said(people=1)


@pytest.mark.parametrize("people", [None, 0])
def test_authors_that_are_not_known_are_not_told(people):
    assert said(people=people).startswith("100 posts in 1 debate: ")


@pytest.mark.parametrize("debates", [None, groups(number=None)])
def test_debates_that_are_not_known_are_not_told(debates):
    assert said(debates=debates).startswith("100 posts by 30 people: ")


def test_a_type_nobody_used_is_left_out_and_a_trace_is_not_nothing():
    types = values()["types"]
    made = {**types, "con": {**types["con"], "count": 0, "share": 0}, "other": {**types["other"], "share": 0.001}}
    assert ": 40 % issues, 30 % ideas, 20 % pros and < 1 % others." in said(types=made)
    assert list(COUNTS) == list(made)


def test_a_model_that_is_always_sure_has_no_doubts():
    assert "unsure" not in said(unsure={"count": 0, "share": 0.0, "n": 100})


def test_womens_share_stands_with_the_unknown_and_its_bounds():
    shown = shown_of(people(woman=[1] * 6, man=[2] * 9, unknown=[1] * 15))
    assert in_words(values(), shown)[1] == (
        "40 % of the 15 people whose gender is known are women; it is unknown for 15, so of all people they are "
        "between 20 % and 70 %. They wrote 25 % of the posts of people of known gender."
    )


def test_nothing_is_said_of_the_unknown_where_there_are_none():
    shown = shown_of(people(woman=[1] * 5, man=[1] * 5))
    assert in_words(values(), shown)[1] == (
        "50 % of the 10 people whose gender is known are women. They wrote 50 % of the posts of people of known gender."
    )


def test_where_shares_are_not_shown_the_reason_stands_in_their_place():
    shown = shown_of(people(woman=[1] * 2, man=[1] * 20))
    assert in_words(values(), shown)[1] == shown.note != ""
    assert in_words(values(), NOTHING)[1] == NOTHING.note


@pytest.mark.parametrize(
    ("texts", "dropped", "told"),
    [
        (0, 0, ()),
        (1, 0, ("1 post say what an earlier one says, word for word.",)),
        (0, 2, ("2 rows could not be used.",)),
        (20, 1, ("20 posts say what an earlier one says, word for word and 1 row could not be used.",)),
    ],
)
def test_repeats_and_rows_left_out_are_told_where_there_are_any(texts, dropped, told):
    assert repeated(texts, dropped) == told

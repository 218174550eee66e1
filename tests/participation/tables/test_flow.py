"""The tables of the talk's course."""

import json
from dataclasses import replace

import pytest

from facilitator.debate import Participant
from facilitator.participation.tables.flow import FLOW_METHOD, flow_tables
from tests.participation.posts import posts

PEOPLE = [
    Participant(id="ada", gender="woman"),
    Participant(id="bo", gender="man"),
    Participant(id="agent", role="agent"),
]


def test_turns_and_the_agents_part():
    found = flow_tables(posts("ada idea", "ada idea", "agent issue", "bo con", "ada pro"), PEOPLE)
    assert found["turn_taking"] == {"value": pytest.approx(2 / 3), "n": 4}
    assert found["agent_ratio"]["value"] == 0.25


def test_times_that_only_keep_the_order_say_nothing_of_waits():
    said = posts("ada idea", "bo con", "ada pro", "bo pro")
    assert flow_tables(said, PEOPLE)["burstiness"]["value"] == -1
    assert "order" in flow_tables(said, PEOPLE, clock=False)["burstiness"]["reason"]


def test_whoever_dominates_is_found_with_the_posts():
    said = posts(*["ada other"] * 20, *["bo other", "ada other"] * 10, *["bo other"] * 20)
    found = flow_tables(said, PEOPLE)["dominance"]
    assert found["n"] == 9
    assert found["episodes"][0] | {"share": 0} == {
        "speaker": "ada",
        "group": "woman",
        "first": "p0",
        "last": "p34",
        "share": 0,
    }
    assert [row["group"] for row in found["episodes"]] == ["woman", "man"]


def test_who_is_talked_into():
    said = [
        replace(one, end=one.time + length)
        for one, length in zip(posts("ada idea", "bo con", "ada pro"), (65, 10, 5), strict=True)
    ]
    found = flow_tables(said, PEOPLE)["interruptions"]
    assert (found["woman"]["value"], found["woman"]["n"], found["woman"]["balance"]) == (0.5, 2, -1)
    assert (found["man"]["value"], found["man"]["made"]) == (0, 1)


def test_changes_name_the_post():
    said = posts(*["bo other"] * 100, *["ada other", "bo other"] * 50)
    found = flow_tables(said, PEOPLE)["women_share_changes"]
    assert [row["post"] for row in found["changes"]] == ["p100"]


@pytest.mark.parametrize("said", [[], posts("ada idea")])
@pytest.mark.parametrize("people", [[], PEOPLE, [Participant(id="ada")]])
def test_odd_debates_give_tables_with_reasons(said, people):
    found = flow_tables(said, people)
    json.dumps(found, allow_nan=False)
    assert set(found) == set(FLOW_METHOD)
    assert found["turn_taking"]["reason"]


def test_posts_without_ends_say_nothing_of_interruptions():
    found = flow_tables(posts("ada idea", "bo con"), PEOPLE)["interruptions"]
    assert found["woman"] == {"value": None, "n": 0, "reason": "posts have no recorded end"}
    timed = [replace(one, end=one.time + 90) for one in posts("ada idea", "bo con")]
    assert flow_tables(timed, PEOPLE, clock=False)["interruptions"]["man"]["reason"] == "posts have no recorded end"


def test_a_debate_too_short_for_changes_says_so():
    found = flow_tables(posts(*["ada other"] * 39), PEOPLE)["women_share_changes"]
    assert found == {"n": 39, "changes": None, "reason": "fewer than 40 posts by people of known gender"}


def test_people_of_unknown_gender_move_no_share_of_women():
    people = [*PEOPLE, Participant(id="cy")]
    mixed = [who for n in range(100) for who in ("bo" if n < 50 else "ada", "cy")]
    found = flow_tables(posts(*(f"{who} other" for who in mixed)), people)["women_share_changes"]
    assert found["n"] == 100
    assert [(row["before"], row["after"]) for row in found["changes"]] == [(0.0, 1.0)]


def test_without_posts_of_people_the_agent_has_no_ratio():
    assert flow_tables(posts("agent issue"), PEOPLE)["agent_ratio"]["reason"] == "no participant posted"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (["ada"] * 10 + ["bo"] * 10, 0.0),  # half each: nobody leads
        (["ada"] * 10 + ["bo"] * 6 + ["cy"] * 4, 1.0),  # half is enough
        (["ada"] * 9 + ["bo"] * 6 + ["cy"] * 5, 0.0),  # leads with less than half
        (["ada"] * 20 + ["bo", "ada"] * 3 + ["bo"] * 4, 1.0),
        (["ada"] * 20 + ["bo"] * 10, 2 / 3),  # the third of three windows is a draw
    ],
)
def test_who_has_half_of_the_words_or_more_dominates(said, value):
    people = [*PEOPLE, Participant(id="cy")]
    found = flow_tables(posts(*(f"{who} other" for who in said)), people)["dominance"]
    assert found["value"] == pytest.approx(value)
    assert bool(found["episodes"]) is (value > 0)
    assert found["n"] == (len(said) - 20) // 5 + 1


def test_the_share_of_an_episode_is_the_mean_of_its_windows():
    said = posts(*["ada other"] * 20, *["bo other"] * 5)
    (row,) = flow_tables(said, PEOPLE)["dominance"]["episodes"]
    assert (row["share"], row["first"], row["last"]) == ((1 + 0.75) / 2, "p0", "p24")
    words = [replace(one, words=1 if one.author == "ada" else 17) for one in said]
    assert [row["speaker"] for row in flow_tables(words, PEOPLE)["dominance"]["episodes"]] == ["ada", "bo"]


def test_a_debate_without_words_is_dominated_by_nobody():
    found = flow_tables([replace(one, words=0) for one in posts("ada other", "bo other")], PEOPLE)["dominance"]
    assert found == {"value": None, "n": 0, "reason": "nobody said a word", "episodes": []}


def test_every_row_of_interruptions_by_hand():
    """ada speaks for 200 seconds, into which bo objects twice and agrees once; then ada talks into bo."""
    lengths = (200, 10, 10, 90, 10)
    kinds = ("ada idea", "bo con", "bo pro", "bo con", "ada pro")
    said = [replace(one, end=one.time + length) for one, length in zip(posts(*kinds), lengths, strict=True)]
    said.append(replace(posts("cy other")[0], post="x", time=999.0))  # without an end it is not looked at
    found = flow_tables(said, [*PEOPLE, Participant(id="cy")])["interruptions"]
    assert found == {
        "woman": {"value": 0.5, "n": 2, "made": 1, "balance": pytest.approx((1 - 2) / 3)},
        "man": {"value": 0.333333333333, "n": 3, "made": 3, "balance": 1.0},
        "non-binary": {"value": None, "n": 0, "reason": "no posts", "made": 0, "balance": None},
        "unknown": {"value": None, "n": 0, "reason": "no posts", "made": 0, "balance": None},
    }


def test_waits_are_those_between_posts_of_participants():
    lines = ("ada a", "bo b", "agent c", "ada d")
    said = [replace(one, time=time) for one, time in zip(posts(*lines), (0, 1, 2, 4), strict=True)]
    assert flow_tables(said, PEOPLE)["burstiness"] == {"value": -0.333333333333, "n": 3}
    assert flow_tables(said[:2], PEOPLE)["burstiness"]["reason"] == "fewer than three posts, or all at the same moment"


def test_forty_posts_of_known_gender_are_enough_for_changes():
    found = flow_tables(posts(*["bo other"] * 20, *["ada other"] * 20), PEOPLE)["women_share_changes"]
    assert found == {"n": 40, "changes": [{"post": "p20", "before": 0.0, "after": 1.0}]}


def test_shares_of_changes_have_twelve_decimals():
    said = posts(*["bo other"] * 60, *["ada other", "ada other", "bo other"] * 20)
    (change,) = flow_tables(said, PEOPLE)["women_share_changes"]["changes"]
    assert change["after"] == round(change["after"], 12)
    assert change["before"] == 0.0

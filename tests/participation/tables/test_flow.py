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

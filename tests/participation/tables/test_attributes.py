"""The tables by any other attribute."""

import json

import pytest

from facilitator.debate import Participant
from facilitator.errors import InputError
from facilitator.participation import attribute_tables, count_tables, exchange_tables
from facilitator.participation.tables.grouping import by_attribute
from tests.participation.people import debate
from tests.participation.posts import posts

PEOPLE = [
    Participant(id="ada", gender="woman", extra={"age": "old"}),
    Participant(id="bo", gender="man", extra={"age": "young"}),
    Participant(id="cy", extra={"age": " "}),
    Participant(id="di", extra={"age": "old"}),
    Participant(id="host", role="facilitator", extra={"age": "old"}),
]
POSTS = posts("ada idea", "bo con p0", "host other", "cy issue", "bo pro p3", "di idea p3")


def test_counts_and_shares_by_attribute():
    found = attribute_tables(POSTS, PEOPLE, "age", resamples=50)
    json.dumps(found, allow_nan=False)
    assert {name: row["count"] for name, row in found["posts"].items()} == {"old": 2, "young": 2, "unknown": 1}
    assert (found["posts"]["old"]["share"], found["posts"]["old"]["n"]) == (0.5, 4)
    assert found["posts"]["unknown"]["share_of_all"] == 0.2
    assert found["ideas"]["old"]["count"] == 2
    assert found["responsiveness"]["old"]["value"] == 0.5
    assert found["dyads"]["cells"]["young"]["old"]["observed"] == 1


def test_by_gender_they_are_the_tables_of_gender():
    people = [Participant(id=one.id, gender=one.gender, role=one.role, extra={"sex": one.gender}) for one in PEOPLE]
    found = attribute_tables(POSTS, people, "sex", resamples=0)
    wanted = exchange_tables(POSTS, people, resamples=0)
    for name in ("responsiveness", "uptake", "initiations"):
        assert found[name].get("woman") == wanted[name].get("woman")


def test_shares_agree_with_the_tables_of_gender():
    made = count_tables(debate(woman=[3, 1], man=[2, 0, 4]), resamples=0)
    people = [Participant(id=f"u{n:03}", extra={"g": "woman" if n < 2 else "man"}) for n in range(5)]
    said = posts(*(f"u{n:03} other" for n, many in enumerate((3, 1, 2, 0, 4)) for _ in range(many)))
    found = attribute_tables(said, people, "g", resamples=0)
    for group in ("woman", "man"):
        assert found["posts"][group]["share"] == made["posts"][group]["share"]


def test_intervals_are_those_of_the_tables_of_gender():
    """The same people drawn by the same seed, so not only about but exactly."""
    made = count_tables(debate(woman=[3, 1, 5], man=[2, 0, 4, 4]), seed=3, resamples=200)
    people = [Participant(id=f"u{n:03}", extra={"g": "woman" if n < 3 else "man"}) for n in range(7)]
    said = posts(*(f"u{n:03} other" for n, many in enumerate((3, 1, 5, 2, 0, 4, 4)) for _ in range(many)))
    found = attribute_tables(said, people, "g", seed=3, resamples=200)
    for measure in ("people", "posts"):
        for group in ("woman", "man"):
            ends = [(table[measure][group]["low"], table[measure][group]["high"]) for table in (made, found)]
            assert ends[0] == pytest.approx(ends[1], abs=1e-12)


def test_a_measure_that_nobody_contributed_to_has_reasons():
    found = attribute_tables(posts("ada idea"), PEOPLE, "age", resamples=20)
    assert (found["cons"]["old"]["share"], found["cons"]["old"]["reason"]) == (None, "there are none")
    assert found["cons"]["unknown"] == {"count": 0, "share_of_all": None, "n": 0}


def test_an_attribute_nobody_has_is_refused():
    with pytest.raises(InputError, match="no participant has 'district' to group by"):
        attribute_tables(POSTS, PEOPLE, "district")


def test_every_row_by_hand():
    found = attribute_tables(POSTS, PEOPLE, "age", resamples=0)
    why = "no resampling was asked for"
    assert found["people"] == {
        "old": {"count": 2, "share": 0.666666666667, "low": None, "high": None, "reason": why, "n": 3},
        "young": {"count": 1, "share": 0.333333333333, "low": None, "high": None, "reason": why, "n": 3},
        "unknown": {"count": 1, "share_of_all": 0.25, "n": 4},
    }
    # Five words a post: ada and di are old, bo is young, cy unknown; the host is nobody's.
    assert {name: row["count"] for name, row in found["words"].items()} == {"old": 10, "young": 10, "unknown": 5}
    assert found["issues"]["unknown"] == {"count": 1, "share_of_all": 1.0, "n": 1}
    assert found["issues"]["old"] == {
        **{"count": 0, "share": None, "low": None, "high": None, "reason": "there are none", "n": 0},
    }
    assert {name: (row["count"], row["n"]) for name, row in found["pros"].items()} == {
        "old": (0, 1),
        "young": (1, 1),
        "unknown": (0, 1),
    }


def test_the_exchange_is_drawn_by_the_same_seed_and_as_often():
    found = attribute_tables(POSTS * 3, PEOPLE, "age", seed=3, resamples=60)
    wanted = exchange_tables(POSTS * 3, PEOPLE, grouping=by_attribute(PEOPLE, "age"), seed=3, resamples=60)
    assert {name: found[name] for name in wanted} == wanted
    other = attribute_tables(POSTS * 3, PEOPLE, "age", seed=4, resamples=60)
    assert found["initiations"] != other["initiations"]
    assert found["posts"]["old"]["low"] is not None


@pytest.mark.filterwarnings("error")
def test_a_resample_without_any_of_it_has_no_share_and_no_warning_says_so():
    found = attribute_tables(posts("ada idea", "bo other"), PEOPLE, "age", resamples=100)
    assert found["ideas"]["old"]["reason"] == "too few people for an interval"

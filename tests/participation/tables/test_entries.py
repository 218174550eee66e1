"""Numbers of the tables: rounded, with an interval, or the reason why there is none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.participation.tables.entries import entry, planned, tidy


def test_a_value_stands_beside_the_middle_of_its_resamples():
    found = entry(500.0, np.arange(1001.0), people=5, why=None)
    assert found == {"value": 500.0, "low": pytest.approx(25), "high": pytest.approx(975)}


def test_resamples_without_a_value_are_left_out_if_they_are_few():
    resampled = np.append(np.arange(1001.0), [np.nan] * 50)
    assert entry(500.0, resampled, people=5, why=None)["low"] == pytest.approx(25)


@pytest.mark.parametrize(
    ("resampled", "people", "why"),
    [
        ([], 0, "nobody takes part"),
        ([], 3, "no resampling was asked for"),
        ([1.0, 2.0], 1, "one person alone gives no interval"),
        ([1.0, 2.0, np.nan], 5, "too few people for an interval"),
        ([1.0, 1.0], 5, "all resamples give the same value, so their spread says nothing"),
        ([1.0] * 19 + [np.nan], 5, "all resamples give the same value, so their spread says nothing"),
    ],
)
def test_where_there_is_no_interval_a_reason_says_why(resampled, people, why):
    found = entry(1.0, np.array(resampled), people, why="not used")
    assert found == {"value": 1.0, "low": None, "high": None, "reason": why}


def test_where_there_is_no_value_the_given_reason_stands():
    found = entry(None, np.arange(9.0), people=5, why="nobody is of this group")
    assert found == {"value": None, "low": None, "high": None, "reason": "nobody is of this group"}


def test_the_value_may_have_another_name():
    assert list(entry(0.5, np.array([0.4, 0.6]), 4, why=None, key="share")) == ["share", "low", "high"]


def test_numbers_have_twelve_decimals():
    assert tidy(1 / 3) == 0.333333333333
    assert entry(2 / 3, np.array([1 / 3, 2 / 3]), 4, why=None)["value"] == 0.666666666667


def test_large_debates_get_fewer_resamples_and_never_too_few():
    assert [planned(people, 1000) for people in (0, 200, 20_000, 40_000, 10**7)] == [1000, 1000, 1000, 500, 200]
    assert planned(10**7, 50) == 50
    assert planned(5, 0) == 0


@given(st.integers(0, 10**8), st.integers(0, 10**8), st.integers(0, 5000))
def test_more_people_never_get_more_resamples_and_nobody_more_than_asked_for(people, more, resamples):
    assert planned(people + more, resamples) <= planned(people, resamples) <= resamples


def test_fewer_than_no_resamples_are_refused():
    with pytest.raises(InputError, match="-1 resamples were asked for; give 0"):
        planned(5, -1)


def test_one_person_gets_as_many_resamples_as_there_may_be():
    assert planned(1, 10**9) == planned(0, 10**9) == 20_000_000
    assert planned(2, 10**9) == 10_000_000


def test_two_people_are_enough_for_an_interval():
    assert entry(0.5, np.array([0.4, 0.6]), 2, why=None)["low"] == pytest.approx(0.405)


def test_a_spread_of_a_millionth_of_a_millionth_is_one():
    assert "reason" not in entry(0.0, np.array([0.0, 1e-12]), 5, why=None)
    assert "reason" in entry(0.0, np.array([0.0, 0.9e-12]), 5, why=None)


def test_the_ends_have_twelve_decimals_too():
    found = entry(1 / 3, np.array([1 / 3, 2 / 3]), 4, why=None)
    assert (found["low"], found["high"]) == (0.341666666667, 0.658333333333)


@pytest.mark.parametrize(("without", "there"), [(10, True), (11, False)])
def test_nine_of_ten_resamples_must_have_a_value(without, there):
    resampled = np.append(np.arange(100.0 - without), [np.nan] * without)
    assert (entry(1.0, resampled, 5, why=None)["low"] is not None) is there

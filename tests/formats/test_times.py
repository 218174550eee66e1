"""Times as files write them: numbers, clocks, dates, and numbers that count from 1970."""

import datetime as dt
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats.raw import RawDebate, RawPost, date_numbers
from facilitator.formats.source import Source
from facilitator.formats.times import (
    Moment,
    clock_seconds,
    counts_from_1970,
    epoch_seconds,
    epoch_units,
    iso,
    parse_time,
)

MOMENT = 1712181420.0


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (12, Moment(12.0, False)),
        ("12.5", Moment(12.5, False)),
        ("1:02:03.5", Moment(3723.5, False)),
        ("2024-04-03T21:57:00Z", Moment(MOMENT, True)),
        ("3 Apr 2024, 9:57 PM", Moment(MOMENT, True)),
        (dt.datetime(2024, 4, 3, 21, 57), Moment(MOMENT, True)),
        (dt.date(1970, 1, 2), Moment(86400.0, True)),
    ],
)
def test_a_single_time_is_read_where_it_is_clear(value, moment):
    assert parse_time(value) == moment


@pytest.mark.parametrize("value", ["03/04/2024 10:00", "noon", "", None, True, math.nan, math.inf, 10**400, [1]])
def test_a_single_time_that_is_not_clear_is_none(value):
    assert parse_time(value) is None


@pytest.mark.parametrize(
    ("numbers", "dates"),
    [
        ([MOMENT, MOMENT + 60], True),
        ([MOMENT, MOMENT * 1e3 + 6e4], True),
        ([0.0, MOMENT, MOMENT + 60], True),
        ([-1.0, MOMENT], True),
        ([2e8, 3e8], True),
        ([0.0, 1.4e8], False),
        ([0.0, 60.0], False),
        ([0.0, -1.0], False),
        ([5e7, 6e8, 1.2e9], False),
        ([], False),
    ],
)
def test_numbers_are_dates_by_the_whole_column(numbers, dates):
    assert counts_from_1970(numbers) is dates


@given(st.floats(1e9, 4e9), st.sampled_from([1.0, 1e3, 1e6, 1e9]))
def test_a_number_among_dates_is_read_by_its_own_size(seconds, unit):
    assert epoch_seconds(seconds * unit) == pytest.approx(seconds)


@pytest.mark.parametrize("number", [0.0, -1.0, 12.0])
def test_small_numbers_among_dates_are_missing(number):
    assert epoch_seconds(number) is None


def test_units_are_named():
    assert epoch_units([MOMENT, 0, MOMENT * 1000]) == ["milliseconds", "seconds"]


def test_debates_of_one_file_share_what_their_numbers_are():
    first = RawDebate(id="a", posts=[RawPost(id=1, text="x", time=0.0), RawPost(id=2, text="x", time=MOMENT)])
    second = RawDebate(id="b", posts=[RawPost(id=3, text="x", time=MOMENT * 1000)])

    source = Source(path=Path("posts.jsonl"))
    date_numbers([first, second], source)

    assert [post.time for post in first.posts + second.posts] == [None, MOMENT, MOMENT]
    assert [post.dated for post in first.posts] == [False, True]
    assert "milliseconds and in seconds" in source.problems[0].found


def test_clocks_and_iso():
    assert [clock_seconds(text) for text in ("01:05", "1:00:05,5", "5", "1:5")] == [65.0, 3605.5, None, None]
    assert iso(MOMENT) == "2024-04-03T21:57:00Z"
    assert iso(1e20) is None

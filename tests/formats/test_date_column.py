"""Dates of one file, understood together: which number is the day, and when that must be said."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats.date_column import read_dates


def days(texts, **options):
    column = read_dates(texts, **options)
    return [s if s is None else dt.datetime.fromtimestamp(s, dt.UTC).strftime("%m-%d") for s in column.seconds]


@pytest.mark.parametrize(
    ("settling", "first"), [("13/04/2024", "04-03"), ("04/13/2024", "03-04"), ("25/04/24", "04-03")]
)
def test_one_day_after_the_twelfth_settles_all(settling, first):
    texts = ["03/04/2024 10:00", f"{settling} 9:00"]

    assert days(texts)[0] == first
    assert read_dates(texts).assumed == []


def test_the_order_of_the_file_settles_what_no_day_does_and_is_said():
    texts = ["01/02/2024", "10/02/2024", "02/03/2024"]

    assert days(texts) == ["02-01", "02-10", "03-02"]
    assert days(texts[::-1]) == ["03-02", "02-10", "02-01"]
    assert "in order in only one" in read_dates(texts).assumed[0].found


@pytest.mark.parametrize(
    ("text", "taken"), [("03/04/2024 10:00", "day/"), ("3/4/24, 10:31 PM", "month/"), ("3/4/24, 10:31 pm", "day/")]
)
def test_what_nothing_settles_is_said(text, taken):
    (assumed,) = read_dates([text, "no date", text]).assumed

    assert "ambiguous" in assumed.found
    assert f"read as {taken}" in assumed.remedy


@pytest.mark.parametrize("text", ["04/04/2024", "2024-04-03", "3 Apr 2024", ""])
def test_what_is_not_ambiguous_needs_no_word(text):
    assert read_dates([text]).assumed == []


def test_who_knows_the_order_may_say_it():
    assert days(["03/04/2024", "13/04/2024"], day_first=False) == ["03-04", None]
    assert days(["03/04/2024"], day_first=True) == ["04-03"]
    assert read_dates(["03/04/2024"], day_first=True).assumed == []


def test_years_of_two_digits_may_come_first():
    texts = ["24. 4. 3. 오후 10:31", "24. 4. 30. 오전 1:00"]

    assert days(texts) == ["04-03", "04-30"]
    assert "year/month/day" in read_dates(texts).assumed[0].remedy


def test_a_year_of_two_digits_comes_last_where_the_days_lie_together():
    column = read_dates(["24/04/23", "25/04/23", "26/04/23"])

    assert column.seconds == [1682294400, 1682380800, 1682467200]
    assert column.assumed == []


def test_a_single_short_date_has_its_year_last():
    assert days(["03/04/05"]) == ["04-03"]


@given(st.lists(st.dates(dt.date(2013, 1, 13), dt.date(2030, 1, 1)), min_size=1), st.sampled_from(["%d/%m", "%m/%d"]))
def test_with_a_day_after_the_twelfth_every_date_is_itself(dates, form):
    dates = [dt.date(2024, 4, 13), *dates]
    seconds = read_dates([date.strftime(f"{form}/%Y") for date in dates]).seconds

    assert [dt.datetime.fromtimestamp(s, dt.UTC).date() for s in seconds if s is not None] == dates

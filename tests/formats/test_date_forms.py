"""Written dates taken apart: the forms that are known, and what is no date."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats.date_forms import day_clock, written
from facilitator.formats.month_names import month_number


def shown(text, order="day"):
    one = written(text)
    seconds = None if one is None else one.seconds(one.orders[0] if len(one.orders) == 1 else order)
    return None if seconds is None else dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%d %H:%M:%S")


@pytest.mark.parametrize(
    "text",
    [
        "2023-11-05 22:07",
        "2023-11-05T22:07:00.000Z",
        "2023/11/05 下午10:07",
        "2023年11月5日 午後10:07",
        "2023. 11. 5. 오후 10:07",
        "5.11.23, 22:07",
        "[05/11/2023, 10:07:00 PM]",
        "5/11/23, 10:07\u202fp.m.",
        "05-11-2023 22.07",
        "22:07, 05/11/2023",
        "5 Nov 2023 22:07",
        "Nov 5, 2023, 10:07 PM",
        "Sunday, November 5th, 2023 at 10:07 pm",
        "5. November 2023 um 22:07 Uhr",
        "5 de noviembre de 2023 22:07",
        "dim. 5 nov. 2023 à 22h07",
        "Sun Nov 05 23:07:00 +0100 2023",
        "Mon, 06 Nov 2023 00:07:00 +0200",
        "Sun Nov 05 2023 22:07:00 GMT+0000 (Coordinated Universal Time)",
        "2023-11-05 23:07 CET",
        "\u200e[05/11/2023, 22:07:00]",
        "۲۰۲۳/۱۱/۰۵ ۲۲:۰۷",
    ],
)
def test_many_forms_of_one_moment(text):
    assert shown(text) == "2023-11-05 22:07:00"


@pytest.mark.parametrize(
    "text", ["", "soon", "12", "22:07", "5/11 22:07", "5/11/23 25:00", "2023-13-05", "1402/08/14 10:00", "31/02/2023"]
)
def test_what_is_no_date_is_none(text):
    assert shown(text) is None


@pytest.mark.parametrize(
    ("text", "hour"), [("12:00 AM", 0), ("12:00 PM", 12), ("1:00 PM", 13), ("午前9:00", 9), ("9:00 ب.ظ", 21)]
)
def test_twelve_is_the_first_hour_of_its_half(text, hour):
    assert day_clock(text) == (hour * 3600, True)


def test_thirteen_in_the_morning_is_no_time():
    assert day_clock("13:00 AM") is None


@given(st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2069, 12, 31)))
def test_every_day_is_read_back_in_the_order_it_was_written(moment):
    want = moment.strftime("%Y-%m-%d %H:%M:%S")

    assert shown(moment.strftime("%Y/%m/%d, %H:%M:%S")) == want
    assert shown(moment.strftime("%d.%m.%y %H:%M:%S")) == want
    assert shown(moment.strftime("%m/%d/%Y %I:%M:%S %p"), "month") == want
    assert shown(moment.strftime("%d %b %Y %H:%M:%S")) == want


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text):
    written(text)


def test_months_go_by_many_names():
    names = [
        "gennaio",
        "févr.",
        "März",
        "kwietnia",
        "mayo",
        "июня",
        "Juillet",
        "août",
        "eylül",
        "oct",
        "nov",
        "diciembre",
    ]

    assert [month_number(name) for name in names] == list(range(1, 13))

"""Dates and times as phones of many countries write them."""

from __future__ import annotations

import pytest

from tests.formats.chats.random_chats import said


@pytest.mark.parametrize(
    "stamp",
    [
        "3.4.2024, 21.50 - ",
        "03/04/2024 à 21:50 - ",
        "03-04-2024 21:50 - ",
        "3. 4. 2024 21:50 - ",
        "3.04.2024 г., 21:50 - ",
        "2024/4/3 下午9:50 - ",
        "[2024/4/3 下午9:50:00] ",
        "2024. 4. 3. 오후 9:50 - ",
        "2024년 4월 3일 오후 9:50 - ",
        "3/4/24 9:50 p. m. - ",
        "3/4/2024, 9:50 p.\u00a0m. - ",
        "3/4/24, 9:50 μ.μ. - ",
        "2024-04-03, 9:50 p.m. - ",
        "٣\u200f/٤\u200f/٢٠٢٤، ٩:٥٠ م - ",
        "۲۰۲۴/۴/۳،\u200f ۲۱:۵۰ - ",
        "۱۴۰۳/۱/۱۵،\u200f ۹:۵۰ بعدازظهر - ",
        "3/4/2567 21:50 - ",
        "3/4/2567 BE 21:50 - ",
        "\u202a[03/04/24, 21:50:00]\u202c ",
    ],
)
def test_a_date_of_any_country_is_read(read_text, stamp):
    result = read_text(f"{stamp}Noor: The kiosk: stay?\n")

    assert said(result) == [("Noor", "The kiosk: stay?")]
    assert result.debates[0].start == "2024-04-03T21:50:00Z"


@pytest.mark.parametrize(("time", "hour"), [("12:10 am", 0), ("12:10 pm", 12), ("1:10 PM", 13), ("12:10 AM", 0)])
def test_noon_and_midnight(read_text, time, hour):
    assert read_text(f"25/4/24, {time} - Noor: x\n").debates[0].start == f"2024-04-25T{hour:02}:10:00Z"


def test_one_date_settles_the_order_of_all(read_text):
    result = read_text("04/03/24, 21:50 - Noor: a\n04/13/24, 21:50 - Noor: b\n")

    assert result.debates[0].posts[1].time == 10 * 86_400
    assert result.problems == ()


def test_what_is_open_about_the_dates_is_said_once(read_text):
    result = read_text("3/12/24, 6:03\u202fPM - Noor: a\n3/12/24, 6:05\u202fPM - Noor: b\n")

    assert result.debates[0].start == "2024-03-12T18:03:00Z"  # as in the United States
    assert [problem.about for problem in result.problems] == ["times"]


@pytest.mark.parametrize(
    ("stamp", "found"), [("3/4/2567 21:50", "the Buddhist calendar"), ("2024-04-03, 9:50 Xy", "no half of the day")]
)
def test_what_was_made_of_odd_times_is_said(read_text, stamp, found):
    assert [problem for problem in read_text(f"{stamp} - Noor: a\n").problems if found in problem.found]

"""What the times of a column are, told by the column as a whole."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats import iter_table, read
from facilitator.formats.tables.time_column import time_column


def seconds(values, dates=None, **options):
    column = time_column(values, dates=dates, **options)
    moments = [column.read(value, date) for value, date in zip(values, dates or [None] * len(values), strict=True)]
    return [None if moment is None else moment.seconds for moment in moments]


def gaps(values, dates=None, **options):
    found = seconds(values, dates, **options)
    first = next(one for one in found if one is not None)
    return [None if one is None else one - first for one in found]


def said(values, dates=None, **options):
    return [str(one) for one in time_column(values, dates=dates, **options).assumed]


@pytest.fixture
def table(tmp_path):
    def save(header, *rows):
        path = tmp_path / "posts.csv"
        lines = [f"id,text,author,{header}", *(f'{n},x,u,"{row}"' for n, row in enumerate(rows, 1))]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return save


@pytest.mark.parametrize(
    "values",
    [["08:15", "08:45", "10:20"], ["8:15 AM", "8.45 a.m.", "10:20 AM"], ["08:15:00", "08:45:00", "10:20:00"]],
)
def test_wall_clocks_have_hours(values):
    assert gaps(values) == [0, 1800, 7500]


@pytest.mark.parametrize(
    "values", [["00:15", "00:45", "02:20"], ["0:15", "59:45", "1:02:20"], ["08:15", "08:45", "31:20"]]
)
def test_clocks_of_a_recording_have_minutes(values):
    assert gaps(values)[1] in (30, 3570)
    assert seconds(values)[0] < 600


def test_only_an_ambiguous_clock_needs_a_word():
    assert "hours and minutes of the day; write 00:08:15" in said(["08:15", "08:45"])[0]
    assert "minutes and seconds; write 00:15:00" in said(["00:15", "00:45"])[0]
    for sure in (["08:15", "45:00"], ["8:15 PM"], ["0:15", "22:45", "1:00:20"], ["23:50", "00:10"]):
        assert said(sure) == []


def test_clocks_of_two_and_of_three_numbers_are_settled_by_their_order():
    assert seconds(["9:58", "10:28:15", "12:03"]) == [35880, 37695, 43380]
    assert seconds(["9:58", "22:10", "1:00:15"]) == [598, 1330, 3615]


def test_dates_of_digits_alone_are_dates_and_that_is_said():
    assert gaps(["20231130", "20231201"]) == [0, 86400]
    assert gaps([20231130215000, 20231201070000]) == [0, 33000]
    assert "read as dates" in said([202311302150])[0]


def test_the_name_of_the_column_settles_it():
    assert seconds(["08:15"], name="Uhrzeit") == [29700]
    assert seconds(["08:15"], name="offset") == [495]


def test_past_midnight_goes_on_and_is_said_once(table):
    result = read(table("time", "22:40:00", "23:59:00", "00:01:00", "00:30:00"))

    assert [post.time for post in result.debates[0].posts] == [81600, 86340, 86460, 88200]
    (problem,) = result.problems
    assert (problem.about, problem.line) == ("times", 4)


def test_a_few_minutes_back_are_no_day(table):
    posts = read(table("time", "10:00:00", "10:05:00", "10:03:00", "10:09:00", "10:10:00")).debates[0].posts

    assert [post.time for post in posts] == [36000, 36180, 36300, 36540, 36600]


def test_the_newest_first_goes_back_over_midnight(table):
    posts = read(table("time", "00:30:00", "00:01:00", "23:59:00", "22:40:00")).debates[0].posts

    assert [post.time for post in posts] == [81600, 86340, 86460, 88200]
    assert posts[0].id == "4"


def test_a_line_late_by_minutes_stays_on_its_side_of_midnight(table):
    posts = read(table("time", "23:50:00", "00:04:00", "23:59:00", "00:07:00")).debates[0].posts

    assert [post.id for post in posts] == ["1", "3", "2", "4"]


def test_each_debate_has_its_own_midnight(table):
    path = table("debate,time", 'a","23:50:00', 'b","00:10:00', 'a","00:05:00', 'b","00:20:00')

    assert [[post.time for post in debate.posts] for debate in read(path).debates] == [[85800, 86700], [600, 1200]]


def test_date_and_time_belong_together():
    dates = ["2023-11-05", "2023-11-05", "2023-11-06", ""]

    assert gaps(["21:50", "22:10", "07:04", "08:00"], dates) == [0, 1200, 33240, None]
    assert said(["21:50", "07:04"], ["2023-11-05", "2023-11-06"]) == []


@pytest.mark.parametrize(
    "days",
    [
        ["1", "2"],
        ["05.11.2023", "06.11.2023"],
        [45235, 45236],
        ["20231130", "20231201"],
        [dt.date(2023, 1, 1), dt.date(2023, 1, 2)],
    ],
)
def test_days_are_written_in_many_ways(days):
    assert gaps(["21:00", "09:00"], days) == [0, 43200]


def test_hours_and_parts_of_days_are_clocks():
    assert gaps(["21", "9"], ["1", "2"], name="hour") == [0, 43200]
    assert gaps(["0.875", "0.375"], ["45235", "45236"]) == [0, 43200]


def test_a_date_with_a_clock_of_its_own_needs_no_other():
    assert gaps(["21", "22"], ["2023-11-05 21:50", "2023-11-05 22:10"], name="hour") == [0, 1200]
    assert gaps(["21:00", "22:00"], ["2023-11-05T00:00+01:00"] * 2) == [0, 3600]


def test_clocks_of_a_database_are_clocks():
    assert gaps([dt.time(21, 50), dt.time(22, 10)], ["2023-11-05"] * 2) == [0, 1200]


def test_dates_beside_a_whole_date_are_left_alone():
    assert gaps([1712181480, 1712181540], ["2020-01-01", "2021-01-01"]) == [0, 60]


def test_words_beside_a_clock_are_no_dates_and_that_is_said():
    assert any("holds no dates" in one for one in said(["21:00:00", "22:00:00"], ["evening", "night"]))


def test_a_spreadsheets_days_are_dates_and_that_is_said():
    assert gaps(["45235.5", "45235.75", "45236"]) == [0, 21600, 43200]
    assert "spreadsheet" in said(["45235.5"])[0]
    assert time_column(["45235.5"]).read("45235.5", None).seconds == 1699185600


@pytest.mark.parametrize(
    ("values", "name"), [(["45235", "45999"], "time"), (["45235.5"], "seconds"), (["3.5"], "time")]
)
def test_other_numbers_stay_as_they_are(values, name):
    if name == "time":
        values = [*values, "12"]
    assert seconds(values, name=name) == [float(value) for value in values]


def test_mixed_units_are_read_by_size_and_said():
    values = [1712181420, 1712181480000, "1712181540000000", 0, -1]

    assert gaps(values) == [0, 60, 120, None, None]
    assert "in one file" in said(values)[0]


def test_a_zero_among_dates_is_missing_and_said(table):
    result = read(table("created", "2023-11-05 10:00", "0", "2023-11-05 10:10"))

    assert [post.time for post in result.debates[0].posts] == [0, 0, 600]
    assert any("'0' cannot be read, since the others are dates" in str(problem) for problem in result.problems)


def test_day_and_month_are_settled_by_the_column():
    assert gaps(["03/04/2024 9:00", "13/04/2024 9:00"]) == [0, 864000]
    assert said(["03/04/2024", "13/04/2024"]) == []
    assert "ambiguous" in said(["03/04/2024", "03/04/2024 9:00"])[0]


def test_the_stream_reads_the_same_as_the_whole(table):
    path = table("time", *(["01/02/2024 10:00"] * 3), "20/02/2024 10:00")

    times = [row.time for chunk in iter_table(path) for row in chunk.rows]
    assert [time - times[0] for time in times] == [post.time for post in read(path).debates[0].posts]


@given(
    st.lists(st.one_of(st.text(max_size=12), st.floats(), st.integers(), st.none(), st.times().map(str)), max_size=9)
)
def test_any_values_are_times_or_missing(values):
    seconds(values)
    seconds(values, values)
    seconds(values, name="hour")


@pytest.mark.parametrize(
    "nought", ["1970-01-01T00:00:00Z", "01/01/1970 01:00", "1899-12-30 00:00:00", "0001-01-01T00:00:00"]
)
def test_the_beginning_of_a_calendar_among_dates_is_missing_and_said(table, nought):
    assert gaps(["2024-04-13T10:00:00Z", nought, "2024-04-13T10:10:00Z"]) == [0, None, 600]
    result = read(table("time", "2024-04-13T10:00:00Z", nought, "2024-04-13T10:10:00Z"))
    assert any("cannot be read" in one.found for one in result.problems if one.about == "times")


def test_a_debate_of_1970_keeps_its_dates():
    assert gaps(["1970-01-01T00:00:00Z", "1970-01-01T00:10:00Z"]) == [0, 600]

"""Several recordings in one file: where a clock begins anew."""

from __future__ import annotations

import pytest

from facilitator.formats.parts import PartClock, begins_anew


def placed(*times, marked=()):
    clock = PartClock()
    return [clock.place(time, line, marked=line in marked) for line, time in enumerate(times)], clock.restarts


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([10, 70, 130, 10, 70], [10, 70, 130, 140, 200]),
        ([0, 3600, 5, 3600, 5], [0, 3600, 3605, 7200, 7205]),
        ([10, 20, 15, 25], [10, 20, 15, 25]),
        ([600, 900, 660, 960], [600, 900, 660, 960]),
    ],
)
def test_a_clock_that_falls_to_near_its_beginning_goes_on(times, expected):
    assert placed(*times)[0] == expected


def test_a_part_that_the_file_marks_may_begin_late():
    assert placed(600, 900, 660, 960, marked=[2]) == ([600, 900, 1560, 1860], [2])


def test_a_mark_alone_moves_nothing():
    assert placed(10, 20, 30, marked=[1]) == ([10, 20, 30], [])


def test_the_next_part_comes_after_the_end_of_the_last_one():
    clock = PartClock()
    clock.place(100, 1, end=190)

    assert clock.place(5, 2) == 195


@pytest.mark.parametrize(
    ("starts", "parts"),
    [
        ([10, 70, 130, 10, 70, 130], [3]),
        ([0, 130, 5, 200], [2]),
        ([331, 900, 1200, 230, 500, 900], [3]),
        ([600, 660, 540, 720], []),
        ([600, 660, 720, 3600, 780, 840], []),
        ([5, 4, 6, 5], []),
    ],
)
def test_looking_ahead_tells_a_new_recording_from_a_wrong_time(starts, parts):
    assert [at for at in range(len(starts)) if begins_anew(starts, at)] == parts

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.reports import text as words
from facilitator.reports.text import (
    count,
    elapsed,
    escape,
    figure,
    fine_percent,
    listing,
    measured,
    percent,
    rough,
    shorten,
    user_text,
)

SECONDS = st.floats(0, 1e7)
SIZES = {"d": 86_400, "h": 3_600, "min": 60, "s": 1}


def in_seconds(told):
    """What ``5 h 20 min`` says."""
    parts = told.split()
    return sum(int(number) * SIZES[unit] for number, unit in zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (95, "1 min"),
        (3_600, "1 h"),
        (19_200, "5 h 20 min"),
        (86_400, "1 d"),
        (273_600, "3 d 4 h"),
        (-90, "−1 min"),
    ],
)
def test_elapsed_speaks_in_the_two_largest_units(seconds, told):
    assert elapsed(seconds) == told


@given(SECONDS)
def test_elapsed_never_tells_more_than_there_was_nor_misses_a_twentieth_of_an_hour_or_more(seconds):
    told = in_seconds(elapsed(seconds))
    assert told <= round(seconds)
    assert round(seconds) - told < (60 if seconds < 86_400 else 3_600)


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0 s"), (20, "20 s"), (100, "2 min"), (42_960, "12 h"), (90_000, "1 d")]
)
def test_rough_speaks_in_one_unit(seconds, told):
    assert rough(seconds) == told


@given(SECONDS)
def test_rough_is_a_whole_number_of_its_unit(seconds):
    number, unit = rough(seconds).split()
    assert abs(int(number) * SIZES[unit] - seconds) <= SIZES[unit] / 2


def test_escape_guards_text_and_attributes_and_drops_what_no_page_may_hold():
    assert escape("<a b='c' d=\"e\">&\x00\x1b\ud800") == "&lt;a b=&#x27;c&#x27; d=&quot;e&quot;&gt;&amp;���"


def test_user_text_finds_its_own_direction():
    assert user_text("سلام", language="fa") == '<span dir="auto" lang="fa">سلام</span>'


def test_user_text_is_escaped_wherever_it_stands():
    hostile = '"><script>'
    guarded = "&#34;&gt;&lt;script&gt;"
    told = user_text(hostile, tag="p", css=hostile, language=hostile)
    assert told == f'<p dir="auto" lang="{guarded}" class="{guarded}">{guarded}</p>'


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("a  b\nc", "a b c"),
        ("one two three four", "one two…"),
        ("one two, four five", "one two…"),
        ("x" * 50, "x" * 11 + "…"),
        ("x" * 12, "x" * 12),
        ("a " + "x" * 50, "a " + "x" * 9 + "…"),
        ("", ""),
    ],
)
def test_shorten_keeps_to_the_limit_and_to_words(text, short):
    assert shorten(text, 12) == short


@given(st.text(), st.integers(2, 40))
def test_a_shortened_text_is_one_line_within_the_limit_that_begins_as_the_text_does(text, limit):
    short = shorten(text, limit)
    assert len(short) <= limit
    assert "\n" not in short
    assert " ".join(text.split()).startswith(short.removesuffix("…").strip()) or len(text) > 4 * limit


def test_only_the_beginning_of_a_very_long_text_is_looked_at():
    assert shorten("word " * 10**6, 20) == "word word word…"


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 posts"), (1, "1 post"), (2, "2 posts"), (20_000, "20,000 posts"), (-1, "-1 posts")]
)
def test_a_count_agrees_with_its_word(number, told):
    assert count(number, "post") == told


def test_a_count_knows_an_odd_plural():
    assert (count(1, "person", "people"), count(2, "person", "people")) == ("1 person", "2 people")


@pytest.mark.parametrize(
    ("share", "told"), [(0.584, "58 %"), (0, "0 %"), (1, "100 %"), (0.004, "0 %"), (None, "–"), (0.995, "100 %")]
)
def test_a_share_is_told_in_whole_per_cent(share, told):
    assert percent(share) == told


@given(st.floats(0, 1))
def test_a_fine_share_is_nothing_only_where_there_is_nothing(share):
    assert (fine_percent(share) == "0 %") == (share == 0)


@pytest.mark.parametrize(
    ("value", "told"),
    [(1.2345, "1.23"), (1_234, "1,234"), (1_234.5, "1,234.50"), (0, "0"), (0.0, "0.00"), (None, "–"), ("x", "x"),
     (True, "True"), (-0.5, "-0.50")],
)  # fmt: skip
def test_a_figure_has_two_decimals_unless_it_is_a_count(value, told):
    assert figure(value) == told


def test_a_figure_has_as_many_decimals_as_asked_for():
    assert (figure(1.25, 0), figure(1.25, 1), figure(7, 1)) == ("1", "1.2", "7")


@pytest.mark.parametrize(
    ("value", "told"),
    [(0.12345, "0.123"), (-0.5, "-0.500"), (9.9994, "9.999"), (47.25, "47.2"), (12345.6, "12,346"), (None, "–"),
     (7, "7"), (1_000_000, "1,000,000"), ("x", "x")],
)  # fmt: skip
def test_what_was_measured_has_three_decimals_and_fewer_if_it_is_large(value, told):
    assert measured(value) == told


@pytest.mark.parametrize(
    ("parts", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_listing_ends_with_and(parts, told):
    assert listing(parts) == told


def test_the_examples_hold():
    assert doctest.testmod(words).failed == 0

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.classification.text import READ_CHARACTERS
from facilitator.classification.units import MAX_UNITS, split_units


def pieces(text, language="en"):
    return [text[unit.start : unit.end] for unit in split_units(text, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Smith said e.g. this works. I agree!", ["Dr. Smith said e.g. this works.", "I agree!"]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("- one thing\n- another\n3) a third", ["one thing", "another", "a third"]),
        ("It costs 3.5 million. Fine", ["It costs 3.5 million.", "Fine"]),
        ("see www.x.org/y?z=1 for it", ["see www.x.org/y?z=1 for it"]),
        ('Not now. "Later," he said.', ["Not now.", '"Later," he said.']),
        ("no punctuation at all", ["no punctuation at all"]),
        ("Good 😀 😀", ["Good 😀 😀"]),
        ("😀😀\nGood", ["😀😀\nGood"]),
        (f"Really{'?' * 30} Yes.", [f"Really{'?' * 30}", "Yes."]),
        (f"See https://a.org/{'x.y/' * 80}. Done.", [f"See https://a.org/{'x.y/' * 80}.", "Done."]),
        ("half \udc96 a character. Done.", ["half \udc96 a character.", "Done."]),
        ("", []),
        ("... !!! 😀", []),
    ],
)
def test_a_post_is_cut_where_people_would(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("水害が多い。どうする？排水路を！", "ja", ["水害が多い。", "どうする？", "排水路を！"]),
        ("سلام دوستان. چرا نه؟ بلی", "fa-AF", ["سلام دوستان.", "چرا نه؟", "بلی"]),
        ("هو کنه. ولې نه؟", "ps", ["هو کنه.", "ولې نه؟"]),
        ("Das ist z.B. gut. Ja!", "de", ["Das ist z.B. gut.", "Ja!"]),
        ("One. Two", "no such language", ["One.", "Two"]),
    ],
)
def test_other_scripts_are_cut_too(text, language, expected):
    assert pieces(text, language) == expected


@given(st.text(max_size=300) | st.text(alphabet='ab .?!\n-*1)"“”。😀', max_size=200))
def test_units_are_in_order_apart_and_trimmed(text):
    units = split_units(text)
    assert all(unit.start < unit.end <= len(text) for unit in units)
    assert all(one.end <= other.start for one, other in pairwise(units))
    for unit in units:
        assert text[unit.start : unit.end].strip() == text[unit.start : unit.end]


@given(st.text(alphabet='aé مب水 ?!\n"“”。😀', max_size=200))
def test_every_word_is_in_a_unit(text):
    """Where there are no list signs, which belong to no unit."""
    units = split_units(text)
    covered = {place for unit in units for place in range(unit.start, unit.end)}
    assert not any(letter.isalnum() for place, letter in enumerate(text) if place not in covered)


@pytest.mark.parametrize("sign", ["?", "a?", "(?", "a.b", "?\u0301"])
def test_a_flood_of_signs_costs_no_more_than_a_long_post(sign):
    """spaCy's tokeniser needs the square of the length for these: 40 seconds for a post of question marks."""
    began = time.perf_counter()
    split_units(sign * READ_CHARACTERS)
    assert time.perf_counter() - began < 5


def test_a_book_costs_no_more_than_a_long_post():
    book = "A sentence of some words. " * 50_000
    began = time.perf_counter()
    units = split_units(book)
    assert time.perf_counter() - began < 5
    assert len(units) == MAX_UNITS
    assert units[-1].end <= READ_CHARACTERS

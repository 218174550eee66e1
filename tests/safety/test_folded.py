"""Folded text, and the way back to the original."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.safety.folded import READ, folded


def test_digits_of_every_script_become_plain():
    assert folded("۰۷۹ ٠٧٩ ０７９ ०७९").text == "079 079 079 079"


def test_hidden_characters_vanish():
    assert folded("j\u200bo\u00ad@\u2060x").text == "jo@x"


def test_invisible_doubles_of_letters_are_read():
    assert folded("".join(chr(0xE0000 + ord(sign)) for sign in "jo@x.org")).text == "jo@x.org"


def test_dashes_and_blanks_become_plain():
    assert folded("020\u20117946\u00a00958").text == "020-7946 0958"


@given(st.text())
def test_every_place_points_into_the_original(text):
    found = folded(text)
    assert len(found.places) == len(found.text)
    assert list(found.places) == sorted(found.places)
    assert all(0 <= place < len(text) for place in found.places)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_stays_as_it_is(text):
    assert folded(text).text == text


def test_a_pasted_book_is_cut():
    assert len(folded("a" * (READ + 10)).text) == READ

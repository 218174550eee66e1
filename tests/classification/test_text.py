from hypothesis import given
from hypothesis import strategies as st

from facilitator.classification.text import MAX_CHARACTERS, ready


def test_white_space_and_control_characters_become_one_space():
    assert ready("  a\x00b\n\t c\x07 ") == "a b c"


def test_a_lone_surrogate_becomes_a_space():
    assert ready("a\ud800b") == "a b"


def test_joiners_of_scripts_and_emoji_stay():
    assert ready("می\u200cخواهم 👩\u200d🔬") == "می\u200cخواهم 👩\u200d🔬"


def test_a_long_text_is_cut():
    assert len(ready("word " * 200_000)) == MAX_CHARACTERS


@given(st.text(st.characters(), max_size=300))
def test_what_is_ready_stays_as_it_is_and_can_be_written(text):
    once = ready(text)
    assert ready(once) == once
    once.encode("utf-8")

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.interventions.words.wording import duration, fill, isolated, quote


@given(st.text(max_size=400))
def test_a_quote_is_one_short_line_without_marks_of_its_own(text):
    found = quote(text)
    assert len(found) <= 110
    assert "\n" not in found
    assert not set(found) & set('“”"\u202e\u200f\x00')


def test_a_short_post_is_quoted_whole():
    assert quote("  Who pays\nfor upkeep? ") == "Who pays for upkeep?"


def test_a_long_post_is_cut_after_its_first_sentence():
    assert quote("Streets flood each spring here. " + "And so on " * 50) == "Streets flood each spring here"


def test_a_long_sentence_is_cut_between_words():
    found = quote("word " * 100)
    assert found.endswith("word…")


def test_a_very_long_post_costs_little():
    assert quote("x" * 1_000_000) == "x" * 109 + "…"


@pytest.mark.parametrize("hostile", ["{name}", "{0}", "{quote.__class__}", "}{", "%s"])
def test_a_quoted_post_is_never_read_as_a_template(hostile):
    assert fill("Again: “{quote}”", {"quote": hostile}) == f"Again: “{hostile}”"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "1 h"), (7500, "2 h 5 min"), (86400, "1 d"), (190000, "2 d 4 h")],
)
def test_a_duration_is_put_as_people_say_it(seconds, words):
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("text", "beside", "apart"),
    [
        ("Drains", "در این باره چه می‌توان کرد؟", True),
        ("جوی‌ها", "What about this?", True),
        ("Drains", "What about this?", False),
        ("جوی‌ها", "در این باره", False),
        ("123", "در این باره", False),
        ("排水", "در این باره", True),
    ],
)
def test_what_runs_the_other_way_is_kept_apart(text, beside, apart):
    assert isolated(text, beside=beside) == (f"\u2068{text}\u2069" if apart else text)

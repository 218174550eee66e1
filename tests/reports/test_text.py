import pytest

from facilitator.reports.text import count, elapsed, escape, figure, listing, percent, rough, shorten, user_text


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (95, "1 min"),
        (3_600, "1 h"),
        (19_200, "5 h 20 min"),
        (273_600, "3 d 4 h"),
    ],
)
def test_elapsed_speaks_in_the_two_largest_units(seconds, words):
    assert elapsed(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(20, "20 s"), (100, "2 min"), (42_960, "12 h"), (90_000, "1 d")])
def test_rough_speaks_in_one_unit(seconds, words):
    assert rough(seconds) == words


def test_escape_guards_text_and_attributes_and_drops_what_no_page_may_hold():
    assert escape("<a b='c' d=\"e\">&\x00\x1b\ud800") == "&lt;a b=&#x27;c&#x27; d=&quot;e&quot;&gt;&amp;���"


def test_user_text_finds_its_own_direction():
    assert user_text("سلام", language="fa") == '<span dir="auto" lang="fa">سلام</span>'


@pytest.mark.parametrize(
    ("text", "short"), [("a  b\nc", "a b c"), ("one two three four", "one two…"), ("x" * 50, "x" * 11 + "…")]
)
def test_shorten_keeps_to_the_limit_and_to_words(text, short):
    assert shorten(text, 12) == short


def test_numbers_for_readers():
    assert (count(1, "post"), count(20_000, "post"), count(2, "person", "people")) == (
        "1 post",
        "20,000 posts",
        "2 people",
    )
    assert (percent(0.584), percent(None)) == ("58 %", "–")
    assert (figure(1.2345), figure(1_234), figure(None), figure("x")) == ("1.23", "1,234", "–", "x")
    assert (listing([]), listing(["a"]), listing(["a", "b", "c"])) == ("", "a", "a, b and c")

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.reports.share_lines import share_lines
from facilitator.reports.svg import Curve, Empty, Shape, Words

ROWS = [
    {"post": 1, "posts_woman_share": None, "words_woman_share": 0.2},
    {"post": 2, "posts_woman_share": 0.5, "words_woman_share": 0.3},
    {"post": 3, "posts_woman_share": None, "words_woman_share": 0.4},
    {"post": 4, "posts_woman_share": 0.25, "words_woman_share": None},
    {"post": 5, "posts_woman_share": 0.3, "words_woman_share": None},
]
COLUMNS = {"posts_woman_share": "posts", "words_woman_share": "words"}
SHARES = st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=60)


def parts(chart, kind):
    return [part for part in chart.parts if isinstance(part, kind)]


def test_a_line_goes_through_its_values_and_leaves_gaps_where_there_is_none():
    curves = {curve.css: curve.points for curve in parts(share_lines(ROWS, columns=COLUMNS), Curve)}
    assert curves == {
        "line s-0": ((0.8, 0.25), (1.0, 0.3)),
        "line s-1": ((0.2, 0.2), (0.4, 0.3), (0.6, 0.4)),
    }


def test_a_value_between_gaps_is_a_dot():
    (dot,) = [part for part in parts(share_lines(ROWS, columns=COLUMNS), Shape) if part.name == "ring"]
    assert (dot.x, dot.y, dot.css) == (40, 34 + 230 * 0.5, "s-0")


def test_each_line_has_its_dash_beside_its_word():
    chart = share_lines(ROWS, columns=COLUMNS)
    dashes = [(part.css, part.x) for part in parts(chart, Shape) if part.name == "dash"]
    labels = [(part.text, part.x) for part in parts(chart, Words) if part.css == "label"]
    assert dashes == [("line s-0", 0), ("line s-1", pytest.approx(100 / 3))]
    assert labels == [("posts", 0), ("words", pytest.approx(100 / 3))]


def test_a_column_without_a_value_has_neither_line_nor_word():
    rows = [{**row, "words_woman_share": None} for row in ROWS]
    chart = share_lines(rows, columns=COLUMNS)
    assert [part.text for part in parts(chart, Words) if part.css == "label"] == ["posts"]
    assert "words" not in chart.description


def test_the_description_tells_where_each_line_begins_and_ends():
    chart = share_lines(ROWS, columns=COLUMNS)
    assert chart.title == "Women's share as the debate went on"
    assert chart.description == "posts from 50 % to 30 % and words from 20 % to 40 %, over 5 posts."
    assert share_lines(ROWS, columns=COLUMNS, title="Other").title == "Other"


@pytest.mark.parametrize("rows", [[], [{"post": 1, "posts_woman_share": None}], [{"post": 0, "posts_woman_share": 1}]])
def test_nothing_to_draw_is_a_sentence(rows):
    told = share_lines(rows, columns={"posts_woman_share": "posts"})
    assert told == Empty("No share over time can be drawn: nobody who spoke has told their gender.")


def test_a_long_debate_gives_a_short_line_with_its_first_and_last_value():
    rows = [{"post": place + 1, "posts_woman_share": place / 19_999} for place in range(20_000)]
    chart = share_lines(rows, columns={"posts_woman_share": "posts"})
    (curve,) = parts(chart, Curve)
    assert len(curve.points) == 200
    assert curve.points[0] == (1 / 20_000, 0)
    assert curve.points[-1] == (1, 1)
    assert "from 0 % to 100 %, over 20,000 posts" in chart.description


def test_another_column_can_go_across():
    rows = [{"minute": 10, "share": 0.5}, {"minute": 40, "share": 0.5}]
    (curve,) = parts(share_lines(rows, columns={"share": "posts"}, position="minute"), Curve)
    assert curve.points == ((0.25, 0.5), (1, 0.5))


@given(SHARES)
def test_every_value_is_in_one_stretch_and_no_other_is_drawn(shares):
    rows = [{"post": place, "share": share} for place, share in enumerate(shares, start=1)]
    chart = share_lines(rows, columns={"share": "posts"})
    known = [share for share in shares if share is not None]
    if not known:
        assert isinstance(chart, Empty)
        return
    drawn = [up for curve in parts(chart, Curve) for _, up in curve.points]
    dots = [part for part in parts(chart, Shape) if part.name == "ring"]
    assert len(drawn) + len(dots) == len(known)
    assert set(drawn) <= set(known)

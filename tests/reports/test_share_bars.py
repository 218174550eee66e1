import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.reports.share_bars import share_bars
from facilitator.reports.svg import Bar, Empty, Line, Words
from facilitator.reports.text import percent
from tests.reports.made import debate, entry, results

TABLES = results(debate())["participation"]
WOMEN = entry(3, share=0.6, low=0.2, high=0.9, bound_low=0.3, bound_high=0.8)
MEN = entry(2, share=0.4, low=0.1, high=0.7, bound_low=0.2, bound_high=0.7)
MADE = {"posts": {"woman": WOMEN, "man": MEN, "non-binary": entry(0, share=0.0)}}
SHARES = st.one_of(st.none(), st.floats(0, 1))


def parts(chart, kind, css=None):
    return [part for part in chart.parts if isinstance(part, kind) and (css is None or part.css == css)]


def words(chart, css):
    return [part.text for part in parts(chart, Words, css)]


def test_a_bar_is_as_long_as_the_share_and_the_share_stands_beside_it():
    chart = share_bars(MADE, quantities=("posts",))
    assert [bar.width for bar in parts(chart, Bar, "g-woman")] == [pytest.approx(84 * 0.6)]
    assert [bar.width for bar in parts(chart, Bar, "g-man")] == [pytest.approx(84 * 0.4)]
    assert words(chart, "value") == ["60 %", "40 %"]
    assert words(chart, "head") == ["posts"]


def test_the_interval_is_a_line_with_two_ends():
    lines = parts(share_bars(MADE, quantities=("posts",)), Line, "interval")[:3]
    low, high = 84 * 0.2, 84 * 0.9
    assert [(line.x1, line.x2) for line in lines] == [
        (pytest.approx(low), pytest.approx(high)),
        (pytest.approx(low), pytest.approx(low)),
        (pytest.approx(high), pytest.approx(high)),
    ]


def test_the_bounds_of_the_unknown_are_a_band_that_says_what_it_is():
    bounds, _ = parts(share_bars(MADE, quantities=("posts",)), Bar, "bounds")
    assert (bounds.x, bounds.width) == (pytest.approx(84 * 0.3), pytest.approx(84 * 0.5))
    assert bounds.tip == "between 30 % and 80 %, whatever the gender of the unknown"


def test_the_bounds_of_a_real_debate_are_those_of_its_table():
    chart = share_bars(TABLES, quantities=("people",))
    people = TABLES["people"]["woman"]
    assert parts(chart, Bar, "bounds")[0].width == pytest.approx(84 * (people["bound_high"] - people["bound_low"]))


def test_a_group_nobody_belongs_to_is_left_out():
    chart = share_bars(MADE, quantities=("posts",))
    assert words(chart, "label") == ["women", "men"]
    assert "non-binary" not in chart.description


def test_a_group_of_one_quantity_has_a_row_in_all():
    made = {"posts": MADE["posts"], "ideas": {"woman": entry(1, share=1.0), "man": entry(0, share=None)}}
    chart = share_bars(made, quantities=("posts", "ideas"))
    assert words(chart, "label") == ["women", "men"] * 2
    assert "not computable" in words(chart, "tick")
    assert chart.description.endswith("ideas: women 100 %; ideas: men not computable.")


def test_share_and_interval_are_told_in_words():
    chart = share_bars(MADE, quantities=("posts",))
    assert chart.title == "Shares by gender"
    assert chart.description.startswith("posts: women 60 % and 95 % interval 20 % to 90 %; posts: men 40 %")


def test_the_scale_goes_to_a_hundred_and_marks_the_half():
    chart = share_bars(MADE, quantities=("posts",))
    assert [told for part in parts(chart, Words) if (told := part.text).endswith(" %") and part.css != "value"] == [
        "0 %",
        "25 %",
        "50 %",
        "75 %",
        "100 %",
    ]
    assert [line.x1 for line in parts(chart, Line, "rule half")] == [42]


@pytest.mark.parametrize(
    "tables",
    [{}, {"posts": {}}, {"posts": {"woman": None}}, {"posts": {"woman": entry(3, share=None)}}],
    ids=["no tables", "no groups", "hidden", "not computable"],
)
def test_no_share_at_all_is_a_sentence(tables):
    told = share_bars(tables, quantities=("posts",))
    assert told == Empty("No shares can be drawn: nobody who spoke has told their gender.")


@given(SHARES, SHARES, SHARES)
def test_what_is_not_known_is_never_drawn_as_nothing(posts, words_share, ideas):
    shares = {"posts": posts, "words": words_share, "ideas": ideas}
    made = {name: {"woman": entry(1, share=share)} for name, share in shares.items()}
    chart = share_bars(made, quantities=tuple(shares))
    known = [share for share in shares.values() if share is not None]
    if not known:
        assert isinstance(chart, Empty)
        return
    assert [bar.width for bar in parts(chart, Bar, "g-woman")] == [pytest.approx(84 * share) for share in known]
    assert words(chart, "value") == [percent(share) for share in known]
    assert words(chart, "tick").count("not computable") == 3 - len(known)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.debate import IBIS_TYPES
from facilitator.reports.svg import Bar, Line, Words
from facilitator.reports.type_bars import type_bars

NUMBERS = dict(zip(IBIS_TYPES, (40, 30, 20, 10, 0), strict=True))


def types(numbers=NUMBERS, *, interval=True):
    total = sum(numbers.values())
    return {
        kind: {
            "count": number,
            "share": number / total,
            "low": max(0, number / total - 0.05) if interval else None,
            "high": min(1, number / total + 0.05) if interval else None,
            "n": total,
        }
        for kind, number in numbers.items()
    }


def parts(chart, kind, css=None):
    return [part for part in chart.parts if isinstance(part, kind) and (css is None or part.css == css)]


def test_each_type_has_a_bar_of_its_colour_in_the_fixed_order():
    chart = type_bars(types())
    assert [bar.css for bar in parts(chart, Bar)] == [f"k-{kind}" for kind in IBIS_TYPES]
    assert [part.text for part in parts(chart, Words, "label")] == ["issues", "ideas", "pros", "cons", "others"]
    assert [part.text for part in parts(chart, Words, "value")] == ["40 %", "30 %", "20 %", "10 %", "0 %"]
    assert [bar.tip for bar in parts(chart, Bar)][:2] == ["40 of 100 posts", "30 of 100 posts"]


@pytest.mark.parametrize(
    ("largest", "top"), [(10, "20 %"), (33, "40 %"), (50, "60 %"), (74, "80 %"), (76, "100 %"), (100, "100 %")]
)
def test_the_scale_is_as_long_as_the_longest_interval_needs(largest, top):
    rest = (100 - largest) / 4
    numbers = dict(zip(IBIS_TYPES, (largest, rest, rest, rest, rest), strict=True))
    if largest == 10:
        made = {kind: {**entry, "share": 0.1, "high": 0.15} for kind, entry in types().items()}
    else:
        made = types(numbers)
    chart = type_bars(made)
    ticks = [part.text for part in parts(chart, Words) if part.css.startswith("tick")]
    assert (ticks[0], ticks[-1], len(ticks)) == ("0 %", top, 5)


@given(st.lists(st.integers(0, 1000), min_size=5, max_size=5).filter(any))
def test_bars_are_to_scale_and_stay_within_the_picture(numbers):
    made = types(dict(zip(IBIS_TYPES, numbers, strict=True)))
    bars = parts(type_bars(made), Bar)
    most = max(bars, key=lambda bar: bar.width)
    share = max(entry["share"] for entry in made.values())
    assert 0 < most.width <= 84 + 1e-9
    for bar, entry in zip(bars, made.values(), strict=True):
        assert bar.width == pytest.approx(most.width * entry["share"] / share)


def test_the_interval_is_drawn_where_there_is_one():
    assert len(parts(type_bars(types()), Line, "interval")) == 3 * 5
    assert parts(type_bars(types(interval=False)), Line, "interval") == []


def test_a_trace_is_not_told_as_nothing():
    made = types({**NUMBERS, "other": 0.2})
    chart = type_bars(made)
    assert [part.text for part in parts(chart, Words, "value")][-1] == "< 1 %"


def test_the_shares_are_told_in_words():
    chart = type_bars(types())
    assert chart.title == "Posts by type"
    assert chart.description == "issues 40 %; ideas 30 %; pros 20 %; cons 10 %; others 0 %."

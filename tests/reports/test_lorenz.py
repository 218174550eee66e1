import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.reports.lorenz import lorenz
from facilitator.reports.svg import Curve, Empty, Line, Shape, Words

COUNTS = st.lists(st.integers(0, 500), min_size=1, max_size=400).filter(any)


def parts(chart, kind, css=None):
    return [part for part in chart.parts if isinstance(part, kind) and (css is None or part.css == css)]


def curve(counts):
    (found,) = parts(lorenz(counts), Curve)
    return found.points


def test_the_curve_adds_up_people_from_the_quietest_to_the_loudest():
    assert curve([3, 0, 1]) == ((0, 0), (1 / 3, 0), (2 / 3, 0.25), (1, 1))


@given(COUNTS)
def test_the_curve_begins_at_nothing_ends_at_all_and_never_bends_down(counts):
    points = curve(counts)
    assert points[0] == (0, 0)
    assert points[-1] == (1, 1)
    assert all(x1 < x2 and y1 <= y2 for (x1, y1), (x2, y2) in itertools.pairwise(points))
    assert all(up <= across + 1e-9 for across, up in points)
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in itertools.pairwise(points)]
    assert all(earlier <= later + 1e-9 for earlier, later in itertools.pairwise(slopes))


@given(COUNTS, st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(counts, random):
    mixed = list(counts)
    random.shuffle(mixed)
    assert lorenz(mixed) == lorenz(counts)


def test_silent_people_count():
    assert lorenz([0, 0, 4, 4]) != lorenz([4, 4])


@pytest.mark.parametrize(
    ("counts", "half"), [([1, 1, 1, 1], "50 %"), ([0, 0, 4, 4], "0 %"), ([1, 2, 3], "33 %"), ([7], "50 %")]
)
def test_what_the_quieter_half_wrote_is_told_and_marked(counts, half):
    chart = lorenz(counts)
    assert f"quieter half of them wrote {half} of the posts" in chart.description
    assert f"over {len(counts)} people" in chart.description
    (label,) = parts(chart, Words, "label")
    assert label.text == f"quieter half: {half}"
    (drop,) = parts(chart, Line, "drop")
    assert (drop.x1, drop.x2) == (50, 50)
    assert drop.y2 == pytest.approx(10 + 240 * (1 - float(half.split()[0]) / 100), abs=1.3)


def test_what_is_counted_can_have_another_name():
    chart = lorenz([1, 2], what="words")
    assert chart.title == "How evenly the words are spread"
    assert "of the words" in chart.description
    assert lorenz([0], what="words") == Empty("No curve can be drawn: there are no words by participants.")


@pytest.mark.parametrize("counts", [[], [0, 0]])
def test_nothing_said_is_a_sentence(counts):
    assert lorenz(counts) == Empty("No curve can be drawn: there are no posts by participants.")


def test_a_few_people_are_dots_and_many_are_not():
    assert len(parts(lorenz([1] * 10), Shape)) == 11
    assert parts(lorenz([1] * 39), Shape) == []


def test_very_many_people_give_a_short_curve():
    assert 200 <= len(curve(range(100_000))) <= 203

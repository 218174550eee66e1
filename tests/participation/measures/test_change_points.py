"""Lasting changes are found where they are, and not where there are none."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.participation.measures.change_points import ChangePoint, change_points


def test_a_planted_change_is_dated_to_a_bin():
    rng = np.random.default_rng(1)
    marks = [*(rng.random(200) < 0.1), *(rng.random(200) < 0.6)]
    [change] = change_points(marks)
    assert abs(change.first - 200) <= 10
    assert change.before == pytest.approx(0.1, abs=0.1)
    assert change.after == pytest.approx(0.6, abs=0.1)


def test_independent_marks_seldom_seem_to_change():
    rng = np.random.default_rng(0)
    assert sum(bool(change_points(list(rng.random(200) < 0.4))) for _ in range(100)) <= 5


def test_short_and_constant_sequences():
    assert change_points([True] * 39) is None
    assert change_points([True] * 40) == []
    with pytest.raises(InputError, match="give 1 or more"):
        change_points([], fewest=0)


def cheapest(shares, price):
    """The inner ends of levels at least two bins long that cost least, by trying all of them."""
    bins = len(shares)

    def cost(ends):
        parts = [shares[one:other] for one, other in pairwise([0, *ends, bins])]
        if any(len(part) < 2 for part in parts):
            return np.inf
        return sum(float(((part - part.mean()) ** 2).sum()) for part in parts) + price * len(ends)

    tried = [ends for count in range(bins // 2) for ends in combinations(range(1, bins), count)]
    return min(cost(ends) for ends in tried), cost


@pytest.mark.parametrize("seed", range(30))
def test_no_other_changes_would_cost_less(seed):
    """All ways to part the bins are tried beside it.

    For marks as chance makes them; on marks more regular than that, ruptures prunes a little too eagerly with bins of
    two or more, and may miss the cheapest.
    """
    rng = np.random.default_rng(seed)
    bins = 4 + seed % 6
    marks = np.concatenate([rng.random(10 * (bins // 2)) < 0.2, rng.random(10 * (bins - bins // 2)) < rng.random()])
    shares = marks.reshape(bins, 10).mean(axis=1)
    spread = shares.mean() * (1 - shares.mean()) / 10
    least, cost = cheapest(shares, 3 * spread * np.log(bins))
    assert cost([change.first // 10 for change in change_points(marks.tolist())]) == pytest.approx(least)


@settings(deadline=None)
@given(st.lists(st.integers(0, 10), min_size=4, max_size=12))
def test_levels_follow_upon_one_another(counts):
    found = change_points([place < count for count in counts for place in range(10)])
    assert all(one.after == other.before for one, other in pairwise(found))
    assert [one.first for one in found] == sorted({one.first for one in found})
    assert all(0 <= level <= 1 for one in found for level in (one.before, one.after))


def test_asking_about_the_others_gives_the_same_changes_turned_round():
    rng = np.random.default_rng(2)
    marks = np.array([*(rng.random(150) < 0.7), *(rng.random(150) < 0.2)])
    one, other = change_points(marks.tolist()), change_points((~marks).tolist())
    assert [change.first for change in one] == [change.first for change in other]
    assert [change.before for change in one] == pytest.approx([1 - change.before for change in other])


def test_a_long_debate_has_a_hundred_bins_at_most():
    rng = np.random.default_rng(3)
    marks = [*(rng.random(3000) < 0.2), *(rng.random(3000) < 0.5)]
    [change] = change_points(marks)
    assert change.first % 60 == 0
    assert abs(change.first - 3000) <= 60


def test_levels_by_hand():
    # Bins of ten: two of ten, three times none, four times all.
    assert change_points([*[True] * 2, *[False] * 38, *[True] * 40]) == [ChangePoint(first=40, before=0.05, after=1.0)]


def test_what_is_left_after_the_last_full_bin_is_left_out():
    marks = [*[False] * 40, *[True] * 40]
    assert change_points([*marks, *[False] * 9]) == change_points(marks) == [ChangePoint(first=40, before=0, after=1)]


@pytest.mark.parametrize(("posts", "first"), [(1000, 500), (1010, 506)])
def test_from_a_thousand_marks_on_bins_grow(posts, first):
    """A hundred bins of ten; then bins of eleven, the 46th of which is nearly all false."""
    (found,) = change_points([*[False] * (posts // 2), *[True] * (posts // 2)])
    assert found.first == first

"""Intervals against published tables, statsmodels, and what they must do whatever the numbers."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from facilitator.statistics.intervals import LEVEL, Z, clustered_share, percentile, wilson

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)
SHARES = st.tuples(st.integers(1, 5000), st.floats(0, 1)).map(lambda pair: (round(pair[1] * pair[0]), pair[0]))


def share_of(inside, sizes, **options):
    return clustered_share(np.array(inside, dtype=np.int64), np.array(sizes, dtype=np.int64), **options)


def test_the_quantile_is_that_of_the_level():
    assert stats.norm.ppf((1 + LEVEL) / 2) == Z


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_is_that_of_newcombes_table(count, n, low, high):
    """Newcombe (1998), Statistics in Medicine 17, table I, method 3: score without continuity correction."""
    assert [round(end, 4) for end in wilson(count / n, n)] == [low, high]


@settings(deadline=None)
@given(SHARES)
def test_wilson_is_that_of_statsmodels(case):
    count, n = case
    assert wilson(count / n, n) == pytest.approx(proportion_confint(count, n, method="wilson"), abs=1e-12)


@given(SHARES)
def test_wilson_holds_the_share_within_0_and_1_and_is_the_same_seen_from_the_other_side(case):
    count, n = case
    low, high = wilson(count / n, n)
    assert 0 <= low <= count / n + 1e-12
    assert count / n - 1e-12 <= high <= 1
    assert wilson(1 - count / n, n) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(SHARES)
def test_the_ends_of_wilson_are_where_the_score_test_just_rejects(case):
    count, n = case
    for end in wilson(count / n, n):
        if 1e-9 < end < 1 - 1e-9:
            assert abs(count / n - end) == pytest.approx(Z * (end * (1 - end) / n) ** 0.5, rel=1e-6)


@given(st.floats(0, 1), st.floats(1, 1e4), st.floats(1.01, 10))
def test_more_cases_make_wilson_narrower(share, n, times):
    def width(ends):
        return ends[1] - ends[0]

    assert width(wilson(share, n * times)) < width(wilson(share, n))


def test_the_middle_of_a_hundred_values_by_hand():
    assert percentile(np.arange(1.0, 102.0)) == pytest.approx((3.5, 98.5))


def test_values_that_a_resample_lacks_are_left_out():
    values = np.arange(1.0, 102.0)
    assert percentile(np.append(values, [np.nan] * 50)) == percentile(values)


def test_too_many_resamples_without_a_value_give_no_interval():
    half = np.array([1.0, 2.0, np.nan, np.nan])
    assert percentile(half) is not None
    assert percentile(half, computable=0.51) is None
    assert percentile(np.append(half, np.nan)) is None
    assert percentile(np.full(4, np.nan), computable=0.0) is None
    assert percentile(np.empty(0)) is None


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_of_resamples_does_not_matter(values, random):
    mixed = random.sample(values, len(values))
    assert percentile(np.array(mixed)) == percentile(np.array(values))


@given(VALUES)
def test_a_percentile_interval_holds_the_median_and_stays_among_the_values(values):
    low, high = percentile(np.array(values))
    assert min(values) <= low <= np.median(values) <= high <= max(values)


@given(VALUES, st.floats(-100, 100), st.floats(0.01, 100))
def test_a_percentile_interval_moves_along_with_its_values(values, shift, scale):
    low, high = percentile(np.array(values))
    assert percentile(shift + scale * np.array(values)) == pytest.approx(
        (shift + scale * low, shift + scale * high), abs=1e-3
    )


@given(VALUES)
def test_turned_round_the_ends_change_places(values):
    low, high = percentile(np.array(values))
    assert percentile(-np.array(values)) == pytest.approx((-high, -low), abs=1e-6)


def test_the_middle_of_normal_values_is_the_normal_interval():
    values = stats.norm.ppf((np.arange(100_000) + 0.5) / 100_000, loc=2, scale=3)
    assert percentile(values) == pytest.approx((2 - 3 * Z, 2 + 3 * Z), abs=1e-3)


def test_cases_that_are_alone_give_wilsons_interval_with_one_less():
    assert share_of([], [], alone=(30, 100)) == pytest.approx(wilson(0.3, 99))


def test_clusters_of_one_case_are_cases_that_are_alone():
    assert share_of([1] * 3 + [0] * 7, [1] * 10) == pytest.approx(share_of([], [], alone=(3, 10)))
    assert share_of([1, 0, 2], [1, 1, 5]) == pytest.approx(share_of([2], [5], alone=(1, 2)))


def test_clusters_that_are_all_of_one_kind_count_as_one_case_each():
    """The design effect 1 + (m - 1) rho of m alike cases is m (Kish 1965), so copies tell nothing new."""
    assert share_of([7] * 12 + [0] * 8, [7] * 20) == pytest.approx(wilson(0.6, 19))


def test_the_variance_is_that_of_a_ratio_estimate():
    """Against the formula of Cochran (1977), 11.30, written out over the clusters."""
    inside, sizes = np.array([3, 0, 9, 2, 5, 1]), np.array([5, 4, 12, 9, 6, 8])
    share, k = inside.sum() / sizes.sum(), len(sizes)
    residuals = inside - share * sizes
    variance = residuals.var(ddof=1) / (k * sizes.mean() ** 2)  # residuals sum to 0
    assert share_of(inside, sizes) == pytest.approx(wilson(share, share * (1 - share) / variance))


def test_an_interval_is_never_narrower_than_that_of_independent_cases():
    assert share_of([1] * 50 + [2], [2] * 50 + [3]) == pytest.approx(wilson(52 / 103, 103))


def test_a_share_of_nothing_is_no_certainty():
    assert share_of([0] * 20, [5] * 20) == pytest.approx((0.0, wilson(0, 20)[1]))


def test_fewer_than_two_clusters_give_no_interval():
    assert share_of([3], [7]) is None
    assert share_of([], []) is None
    assert share_of([], [], alone=(1, 1)) is None
    assert share_of([0, 0], [0, 0]) is None


def test_the_interval_covers_the_truth_about_19_times_in_20_when_clusters_differ():
    rng = np.random.default_rng(0)
    inside = plain = 0
    for _ in range(400):
        tendency = rng.beta(2, 3, size=60)
        sizes = rng.integers(1, 20, size=60)
        ideas = rng.binomial(sizes, tendency)
        low, high = share_of(ideas, sizes)
        inside += low <= 0.4 <= high
        low, high = wilson(ideas.sum() / sizes.sum(), sizes.sum())
        plain += low <= 0.4 <= high
    assert 0.92 <= inside / 400 <= 0.98
    assert plain / 400 < 0.85  # an interval that takes cases for independent is far too narrow


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=30), st.randoms())
def test_the_order_of_clusters_does_not_matter(counts, random):
    assume(sum(inside + outside for inside, outside in counts))
    mixed = random.sample(counts, len(counts))
    one, other = (share_of([a for a, _ in rows], [a + b for a, b in rows]) for rows in (counts, mixed))
    assert one == pytest.approx(other)
    assert 0 <= one[0] <= one[1] <= 1

"""The permutation test against scipy, and what a p-value must do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import permutation_test

from facilitator.statistics.permutation import permutation_p

COUNTED = np.array([1.0, 2, 0, 3, 5, 4, 4, 6])
OUT_OF = np.array([5.0, 5, 4, 6, 6, 5, 5, 7])


def test_it_agrees_with_scipy_over_all_regroupings():
    def difference(one, other):
        one, other = one.astype(int), other.astype(int)
        return COUNTED[one].sum() / OUT_OF[one].sum() - COUNTED[other].sum() / OUT_OF[other].sum()

    exact = permutation_test((np.arange(4), np.arange(4, 8)), difference, n_resamples=np.inf)
    assert permutation_p(COUNTED, OUT_OF, 4, permutations=4000) == pytest.approx(exact.pvalue, abs=0.02)


def test_it_is_never_0():
    counted = np.array([9.0] * 30 + [0.0] * 30)
    assert permutation_p(counted, np.full(60, 9.0), 30, permutations=99) == 1 / 100


def test_no_difference_is_never_rare():
    assert permutation_p(np.ones(8), np.full(8, 2.0), 4) == 1


def test_a_group_with_nothing_to_count_out_of_has_no_p():
    assert permutation_p(np.zeros(4), np.array([0.0, 0, 3, 3]), 2) is None
    assert permutation_p(COUNTED, OUT_OF, 0) is None


def test_a_regrouping_that_leaves_a_group_nothing_is_no_difference():
    # only two of six have anything; many regroupings put both on one side
    p = permutation_p(np.array([1.0, 0, 0, 0, 0, 0]), np.array([1.0, 0, 0, 1, 0, 0]), 3, permutations=2000)
    assert p == pytest.approx(0.6, abs=0.04)  # of 20 regroupings, 12 part the two, and then the difference is 1


def test_where_nothing_differs_few_in_twenty_are_called_rare():
    rng = np.random.default_rng(0)
    low = 0
    for seed in range(200):
        out_of = rng.integers(3, 9, size=24).astype(float)
        counted = rng.binomial(out_of.astype(int), 0.4).astype(float)
        low += permutation_p(counted, out_of, 12, seed=seed, permutations=199) <= 0.05
    assert 0.01 <= low / 200 <= 0.1


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 500), st.integers(1, 7))
def test_who_comes_first_does_not_matter_to_a_two_sided_test(seed, first):
    """With the groups exchanged, the very regroupings differ, so only the p-value's error may."""
    forth = permutation_p(COUNTED, OUT_OF, first, seed=seed, permutations=500)
    back = permutation_p(COUNTED[::-1], OUT_OF[::-1], len(COUNTED) - first, seed=seed + 1, permutations=500)
    assert forth == pytest.approx(back, abs=0.15)


def test_the_same_seed_gives_the_same_p():
    assert permutation_p(COUNTED, OUT_OF, 3, seed=4) == permutation_p(COUNTED, OUT_OF, 3, seed=4)

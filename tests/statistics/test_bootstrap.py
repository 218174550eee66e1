"""How often units are drawn, against what is known of it: multinomial counts, and figures from the book."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from facilitator.errors import InputError
from facilitator.statistics.bootstrap import RESAMPLES, difference, ratio, resample

#: The mouse data of Efron and Tibshirani (1993), table 2.1: days that treated mice survived.
MICE = np.array([94.0, 197, 16, 38, 99, 141, 23])


def drawn(units, resamples=RESAMPLES, *, seed=0):
    return np.concatenate(list(resample(units, resamples, seed=seed)))


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(0, 30), st.integers(0, 2**32))
def test_every_resample_has_as_many_as_there_are(units, resamples, seed):
    counts = list(resample(units, resamples, seed=seed))
    assert sum(len(block) for block in counts) == resamples
    for block in counts:
        assert block.shape[1] == units
        assert (block.sum(axis=1) == units).all()
        assert (block >= 0).all()


def test_counts_are_those_of_a_multinomial_distribution():
    counts = drawn(12, 20_000)
    assert counts.mean(axis=0) == pytest.approx(np.ones(12), abs=0.03)
    assert counts.var() == pytest.approx(1 - 1 / 12, rel=0.02)
    assert np.corrcoef(counts, rowvar=False)[0, 1] == pytest.approx(-1 / 11, abs=0.03)
    left_out = (counts == 0).mean()
    assert left_out == pytest.approx((1 - 1 / 12) ** 12, abs=0.005)


def test_single_counts_are_binomial():
    counts = drawn(8, 20_000, seed=1)[:, 0].astype(int)
    expected = stats.binom(8, 1 / 8).pmf(np.arange(5)) * len(counts)
    seen = np.bincount(counts, minlength=5)[:5]
    assert stats.chisquare(seen, expected * seen.sum() / expected.sum()).pvalue > 0.001


def test_standard_errors_are_those_of_the_book():
    """Efron and Tibshirani (1993), table 2.2, for infinitely many resamples: 23.36 for the mean, 37.83 the median."""
    counts = drawn(len(MICE), 20_000).astype(int)
    means = counts @ MICE / len(MICE)
    medians = [np.median(np.repeat(MICE, row)) for row in counts]
    assert means.std() == pytest.approx(23.36, rel=0.02)
    assert np.std(medians) == pytest.approx(37.83, rel=0.02)


def test_the_seed_decides_and_blocks_do_not(monkeypatch):
    whole = drawn(50, seed=5)
    assert (drawn(50, seed=5) == whole).all()
    assert (drawn(50, seed=6) != whole).any()
    monkeypatch.setattr("facilitator.statistics.bootstrap._CELLS", 50 * 7)
    assert len(list(resample(50, seed=5))) == -(-RESAMPLES // 7)
    assert (drawn(50, seed=5) == whole).all()


def test_fewer_resamples_are_the_first_of_more():
    assert (drawn(9, 30) == drawn(9, 100)[:30]).all()


def test_memory_is_bounded_by_blocks_for_many_units():
    first = next(resample(400_000, 3, seed=0))
    assert first.shape == (2, 400_000)


def test_of_nobody_there_is_no_draw():
    assert list(resample(0, seed=0)) == []


def test_a_negative_seed_is_a_mistake_in_plain_words():
    with pytest.raises(InputError, match="the seed is -1; give 0 or more"):
        list(resample(5, seed=-1))


def test_a_ratio_by_hand():
    above, below = np.array([1.0, 4.0, 0.0]), np.array([2.0, 4.0, 1.0])
    draws = np.array([[1.0, 1, 1], [3, 0, 0], [0, 2, 1]])
    assert ratio(above, below)(draws) == pytest.approx([5 / 7, 3 / 6, 8 / 9])


def test_a_ratio_out_of_nothing_is_undefined_and_quiet():
    with np.errstate(all="raise"):
        found = ratio(np.array([0.0, 1.0]), np.array([0.0, 2.0]))(np.array([[2.0, 0.0], [0.0, 2.0]]))
    assert np.isnan(found[0])
    assert found[1] == 0.5


def test_a_difference_is_taken_draw_by_draw():
    one, other = ratio(np.array([1.0, 0.0]), np.ones(2)), ratio(np.array([0.0, 1.0]), np.ones(2))
    draws = np.array([[2.0, 0.0], [1.0, 1.0], [0.0, 2.0]])
    assert difference(one, other)(draws).tolist() == [1.0, 0.0, -1.0]
    assert difference(one, one)(drawn(2)).tolist() == [0.0] * RESAMPLES

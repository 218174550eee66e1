from fractions import Fraction
from itertools import permutations
from statistics import mean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.statistics.selective import accuracy_kept, area_under_risk_coverage, risk_coverage

ROWS = st.lists(st.tuples(st.sampled_from([0.2, 0.4, 0.5, 0.9]) | st.floats(0, 1), st.booleans()), min_size=1)


def both(rows):
    return np.array([row[0] for row in rows]), np.array([row[1] for row in rows])


def test_the_curve_of_four_rows_by_hand():
    found = risk_coverage(np.array([0.6, 0.9, 0.7, 0.8]), np.array([False, True, True, False]))
    assert found.coverage.tolist() == [0.25, 0.5, 0.75, 1]
    assert found.risk == pytest.approx([0, 1 / 2, 1 / 3, 1 / 2])
    assert area_under_risk_coverage(np.array([0.6, 0.9, 0.7, 0.8]), np.array([False, True, True, False])) == (
        pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)
    )


@given(st.lists(st.tuples(st.sampled_from([1, 2]), st.booleans()), min_size=1, max_size=6))
def test_equal_confidences_count_as_in_a_random_order(rows):
    """Against all orders, one by one."""
    orders = [order for order in permutations(rows) if [row[0] for row in order] == sorted(both(rows)[0])[::-1]]
    expected = [
        mean(Fraction(sum(not right for _, right in order[:kept]), kept) for order in orders)
        for kept in range(1, len(rows) + 1)
    ]
    assert risk_coverage(*both(rows)).risk == pytest.approx([float(risk) for risk in expected])


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    assert risk_coverage(*both(rows)).risk == pytest.approx(risk_coverage(*both(shuffled)).risk)


@given(ROWS)
def test_the_last_risk_is_the_error_rate_and_all_lie_between_0_and_1(rows):
    confidence, right = both(rows)
    risk = risk_coverage(confidence, right).risk
    assert risk[-1] == pytest.approx(1 - right.mean())
    assert (risk >= -1e-12).all()
    assert (risk <= 1 + 1e-12).all()


@given(ROWS)
def test_no_confidence_has_a_smaller_area_than_knowing_what_is_right(rows):
    confidence, right = both(rows)
    best, worst = area_under_risk_coverage(right * 1.0, right), area_under_risk_coverage(~right * 1.0, right)
    assert best - 1e-12 <= area_under_risk_coverage(confidence, right) <= worst + 1e-12


def test_a_confidence_that_knows_nothing_has_the_error_rate_as_area():
    right = np.array([True, False, True, True])
    assert area_under_risk_coverage(np.full(4, 0.7), right) == pytest.approx(0.25)


def test_the_most_confident_are_kept():
    confidence, right = np.arange(10) / 10, np.arange(10) >= 2
    assert accuracy_kept(confidence, right) == 1
    assert accuracy_kept(confidence, right, coverage=0.81) == pytest.approx(8 / 9)
    assert accuracy_kept(confidence, right, coverage=1) == pytest.approx(0.8)


@given(st.integers(1, 300))
def test_as_many_are_kept_as_make_up_the_share(count):
    confidence = np.arange(count, 0, -1.0)
    least = -(-8 * count // 10)  # in whole numbers, without rounding
    assert accuracy_kept(confidence, np.arange(count) < least) == 1
    assert accuracy_kept(confidence, np.arange(count) != least - 1) < 1


@pytest.mark.parametrize("coverage", [0, 1.1, float("nan")])
def test_a_coverage_out_of_range_is_refused(coverage):
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        accuracy_kept(np.ones(3), np.ones(3, dtype=bool), coverage=coverage)


def test_a_curve_needs_a_row():
    with pytest.raises(ValueError, match="at least one row"):
        risk_coverage(np.zeros(0), np.zeros(0, dtype=bool))

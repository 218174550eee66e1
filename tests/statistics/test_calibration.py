"""The expected calibration error by hand, against scikit-learn's bins, and as a statistic."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.calibration import calibration_curve

from facilitator.statistics.calibration import BINS, calibration_error_of, expected_calibration_error
from facilitator.statistics.clusters import Clusters

CONFIDENCES = arrays(np.float64, st.integers(1, 60), elements=st.floats(0, 1))


def answers(confidence, random):
    return np.array([random.random() < 0.5 for _ in confidence])


def test_by_hand():
    # .9 twice, half right: off by .4 in 2 of 4; .5 twice, half right: off by 0
    error = expected_calibration_error(np.array([0.9, 0.9, 0.5, 0.5]), np.array([True, False, True, False]))
    assert error == pytest.approx(0.2)


def test_errors_of_one_bin_cancel_out():
    assert expected_calibration_error(np.array([0.94, 0.98]), np.array([True, True])) == pytest.approx(0.04)
    assert expected_calibration_error(np.array([0.5, 0.5]), np.array([True, False])) == pytest.approx(0)


def test_a_value_on_an_edge_belongs_to_the_bin_below():
    # 1/15 and just below share the first bin and cancel; just above would be in the second
    edge = 1 / 15
    assert expected_calibration_error(np.array([edge, 0.0]), np.array([False, False])) == pytest.approx(edge / 2)


def test_neighbouring_bins_do_not_cancel_out():
    # 14/15 = .933 parts the two: one too little by .1, one too much by .99
    error = expected_calibration_error(np.array([0.9, 0.99]), np.array([True, False]))
    assert error == pytest.approx((0.1 + 0.99) / 2)


def test_it_is_what_the_bins_of_scikit_learn_give():
    rng = np.random.default_rng(0)
    confidence = rng.random(500)
    right = rng.random(500) < 0.5  # so that gaps go both ways
    accuracy, mean = calibration_curve(right, confidence, n_bins=BINS)
    sizes = np.histogram(confidence, bins=np.linspace(0, 1, BINS + 1))[0]
    expected = (sizes * np.abs(accuracy - mean)).sum() / 500
    assert expected_calibration_error(confidence, right) == pytest.approx(expected)


def test_a_model_that_knows_its_chances_has_nearly_none():
    rng = np.random.default_rng(1)
    confidence = rng.random(100_000)
    assert expected_calibration_error(confidence, rng.random(100_000) < confidence) < 0.01


def test_no_row_is_refused():
    with pytest.raises(ValueError, match="at least one row"):
        expected_calibration_error(np.empty(0), np.empty(0, dtype=bool))


@given(CONFIDENCES, st.randoms(use_true_random=False))
def test_it_is_a_share_and_at_least_the_overall_gap(confidence, random):
    right = answers(confidence, random)
    error = expected_calibration_error(confidence, right)
    assert abs(confidence.mean() - right.mean()) - 1e-9 <= error <= 1 + 1e-9


@settings(deadline=None)
@given(CONFIDENCES, st.randoms(use_true_random=False))
def test_the_statistic_of_any_draw_is_the_error_of_the_drawn_rows(confidence, random):
    right = answers(confidence, random)
    clusters = Clusters.of([place % 7 for place in range(len(confidence))])
    draw = np.array([random.randrange(3) for _ in range(clusters.count)], dtype=float)
    draw[0] += 1  # something is drawn
    statistic = calibration_error_of(confidence, right, clusters)
    rows = np.repeat(np.arange(len(confidence)), draw[clusters.index].astype(int))
    assert statistic(draw[None])[0] == pytest.approx(expected_calibration_error(confidence[rows], right[rows]))
    assert statistic(np.ones((1, clusters.count)))[0] == pytest.approx(expected_calibration_error(confidence, right))

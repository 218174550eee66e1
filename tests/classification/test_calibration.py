import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from facilitator.classification.calibration import coverage_threshold, softmax

SCORES = arrays(np.float64, st.tuples(st.integers(1, 30), st.just(5)), elements=st.floats(-30, 30))
CONFIDENCES = arrays(np.float64, st.integers(1, 60), elements=st.floats(0, 1))


def test_softmax_by_hand():
    assert softmax(np.array([[0.0, np.log(3.0)]])).tolist() == [[pytest.approx(0.25), pytest.approx(0.75)]]


def test_a_temperature_of_two_takes_the_root_of_the_odds():
    assert softmax(np.array([[0.0, np.log(9.0)]]), 2.0)[0, 1] == pytest.approx(0.75)


def test_softmax_takes_no_rows():
    assert softmax(np.zeros((0, 5))).shape == (0, 5)


@given(SCORES, st.floats(0.05, 20))
def test_softmax_rows_sum_to_one_and_keep_the_largest(scores, temperature):
    chances = softmax(scores, temperature)
    assert np.allclose(chances.sum(axis=1), 1)
    best = scores.argmax(axis=1)
    assert np.allclose(chances[np.arange(len(scores)), best], chances.max(axis=1))


def test_threshold_by_hand():
    assert coverage_threshold(np.array([0.9, 0.5, 0.8, 0.6, 0.7]), 0.8) == 0.6


def test_threshold_weighs_rows():
    assert coverage_threshold(np.array([0.9, 0.5, 0.8]), 0.5, np.array([2.0, 1.0, 1.0])) == 0.9


@given(CONFIDENCES, st.floats(0.01, 1))
def test_threshold_keeps_the_coverage_and_no_larger_one_does(confidence, coverage):
    threshold = coverage_threshold(confidence, coverage)
    assert (confidence >= threshold).mean() >= coverage - 1e-9
    assert (confidence > threshold).mean() < coverage

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from facilitator.classification.calibration import softmax
from facilitator.classification.scaling import Scaling, fit_scaling
from facilitator.debate import IBIS_TYPES

PRO, CON = IBIS_TYPES.index("pro"), IBIS_TYPES.index("con")
SCORES = arrays(np.float64, st.tuples(st.integers(1, 30), st.just(5)), elements=st.floats(-20, 20))
FACTORS = st.floats(0.1, 5)


def test_a_temperature_alone_is_the_usual_one():
    scores = np.random.default_rng(1).normal(size=(20, 5))
    assert Scaling(2.0).probabilities(scores) == pytest.approx(softmax(scores, 2.0))


def test_the_side_shrinks_only_the_odds_of_pro_and_con():
    scores = np.array([[1.0, 2.0, 3.0, 1.0, 0.0]])
    found = Scaling(1.0, 0.5).probabilities(scores)[0]
    assert np.log(found[PRO] / found[CON]) == pytest.approx(1.0)  # was 2
    assert np.log(found[1] / found[0]) == pytest.approx(1.0)
    assert np.log(found[PRO] * found[CON] / found[0] ** 2) == pytest.approx(2.0)  # their mean stays


@given(SCORES, FACTORS, FACTORS)
def test_rows_sum_to_one_and_the_sides_keep_their_order(scores, temperature, side):
    found = Scaling(temperature, side).probabilities(scores)
    assert np.allclose(found.sum(axis=1), 1)
    assert ((scores[:, PRO] > scores[:, CON]) <= (found[:, PRO] >= found[:, CON])).all()


def test_both_numbers_are_found_again():
    rng = np.random.default_rng(2)
    scores = rng.normal(size=(20_000, 5)) * 2
    gold = np.array([rng.choice(5, p=row) for row in Scaling(1.5, 0.4).probabilities(scores)])
    found = fit_scaling(scores, gold)
    assert found.temperature == pytest.approx(1.5, rel=0.1)
    assert found.side == pytest.approx(0.4, rel=0.15)


def test_weights_count_like_repeated_rows():
    rng = np.random.default_rng(3)
    scores, gold = rng.normal(size=(40, 5)), rng.integers(5, size=40)
    times = rng.integers(1, 4, size=40)
    one, other = fit_scaling(scores, gold, times), fit_scaling(np.repeat(scores, times, axis=0), np.repeat(gold, times))
    assert one.temperature == pytest.approx(other.temperature, rel=0.02)


@given(SCORES, st.randoms(use_true_random=False))
def test_fitting_is_never_worse_than_leaving_it(scores, random):
    gold = np.array([random.randrange(5) for _ in scores])
    rows = np.arange(len(gold))

    def loss(scaling):
        return -np.log(np.maximum(scaling.probabilities(scores)[rows, gold], 1e-300)).mean()

    assert loss(fit_scaling(scores, gold)) <= loss(Scaling()) + 1e-3


def test_a_scaling_needs_an_example():
    with pytest.raises(ValueError, match="at least one example"):
        fit_scaling(np.zeros((0, 5)), np.zeros(0, dtype=int))

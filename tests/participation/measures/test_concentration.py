"""More concentration measures: hand values and what such measures must do."""

import math

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.participation.measures.concentration import (
    concentration,
    herfindahl,
    shares,
    silent_share,
    top_ratio,
    variation,
)
from facilitator.participation.measures.inequality import gini
from tests.participation.people import contributions


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (herfindahl, 54 / 100),
        (variation, math.sqrt(54 / 4 - 2.5**2) / 2.5),
        (silent_share, 1 / 4),
        (top_ratio, 7 / 3),
    ],
)
def test_hand_values(measure, expected):
    assert measure([0, 1, 2, 7]) == pytest.approx(expected, abs=1e-12)


@given(contributions)
def test_shares_sum_to_one_and_herfindahl_is_the_sum_of_their_squares(x):
    p = shares(x)
    assert p.sum() == pytest.approx(1)
    assert herfindahl(x) == pytest.approx(float((p**2).sum()))


@given(contributions)
def test_variation_is_that_of_scipy_and_follows_from_herfindahl(x):
    assert variation(x) == pytest.approx(scipy.stats.variation(x), abs=1e-9)
    assert variation(x) ** 2 == pytest.approx(len(x) * herfindahl(x) - 1, abs=1e-6)


@given(contributions, st.randoms(), st.floats(0.01, 100))
def test_neither_order_nor_unit_matters(x, random, unit):
    other = [unit * value for value in x]
    random.shuffle(other)
    one, two = concentration(x), concentration(other)
    for name in ("gini", "evenness", "herfindahl", "jain", "variation", "theil", "silent_share", "top_ratio"):
        before, after = getattr(one, name), getattr(two, name)
        assert after is None if before is None else after == pytest.approx(before, rel=1e-6, abs=1e-6)


@given(contributions)
def test_a_silent_member_more_raises_gini_and_variation(x):
    assert gini([*x, 0]) > gini(x) - 1e-12
    assert variation([*x, 0]) > variation(x)
    assert silent_share([*x, 0]) > 0


@given(contributions)
def test_everybody_twice_changes_no_share_based_measure(x):
    one, two = concentration(x), concentration(np.tile(x, 2))
    assert two.jain == pytest.approx(one.jain)
    assert two.gini == pytest.approx(one.gini, abs=1e-9)
    assert two.theil == pytest.approx(one.theil, abs=1e-9)
    assert two.herfindahl == pytest.approx(one.herfindahl / 2)


@pytest.mark.parametrize(("x", "reason"), [([], "nobody takes part"), ([3], "only one"), ([0, 0], "nobody has")])
def test_what_cannot_be_computed_is_none_with_a_reason(x, reason):
    found = concentration(x)
    assert found.gini is None
    assert found.variation is None
    assert reason in found.reason


def test_one_person_has_shares_but_no_inequality():
    found = concentration([3])
    assert (found.n, found.total, found.herfindahl, found.silent_share) == (1, 3, 1, 0)
    assert shares([3]).tolist() == [1]
    assert shares([0, 0]) is None


def test_the_top_of_nobody_else_is_no_ratio():
    assert top_ratio([5, 0, 0]) is None
    assert top_ratio([1] * 20) == pytest.approx(2 / 18)
    with pytest.raises(InputError, match="between 0 and 1"):
        top_ratio([1, 2], share=1.0)

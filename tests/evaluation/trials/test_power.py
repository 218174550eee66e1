"""The smallest change that a trial can see."""

import numpy as np
import pytest
from scipy import stats

from facilitator.errors import InputError
from facilitator.evaluation.trials.power import detectable_change, gap_spread


def test_the_spread_of_a_gap_is_that_of_a_difference_of_means():
    assert gap_spread(size=12, women=0.5, between_people=3) == pytest.approx(3 * (2 / 6) ** 0.5)
    assert gap_spread(size=12, women=0.5, between_people=0, between_rooms=2) == 2


def test_the_change_is_found_in_four_of_five_trials():
    change = detectable_change(20, 2.0)
    rng = np.random.default_rng(0)
    found = sum(stats.ttest_ind(rng.normal(change, 2, 10), rng.normal(0, 2, 10)).pvalue < 0.05 for _ in range(1000))
    assert found / 1000 == pytest.approx(0.8, abs=0.04)


def test_more_rooms_see_less():
    assert detectable_change(80, 1) < detectable_change(20, 1) < detectable_change(6, 1)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: detectable_change(3, 1), "four or more"),
        (lambda: detectable_change(20, 1, power=1.2), "within 0 and 1"),
        (lambda: gap_spread(size=4, women=0, between_people=1), "nobody of one group"),
    ],
)
def test_plans_that_make_no_sense_are_refused(call, told):
    with pytest.raises(InputError, match=told):
        call()

"""Difference in differences: hand values, both designs, and agreement of the estimators where they must agree."""

import numpy as np
import pytest
from scipy import stats

from facilitator.errors import InputError
from facilitator.evaluation.trials.effect import Outcome, by_mixed_model, by_regression, by_rooms, gaps


def room(name, women, men, *, agent):
    people = [("woman", amount) for amount in women] + [("man", amount) for amount in men]
    return [
        Outcome(room=name, person=f"{name}-{agent}-{n}", group=group, amount=amount, agent=agent)
        for n, (group, amount) in enumerate(people)
    ]


ROOMS = [
    *room("a", [4, 6], [3, 3], agent=True),  # gap 2
    *room("b", [5, 5], [2, 0], agent=True),  # gap 4
    *room("c", [1, 1], [2, 2], agent=False),  # gap -1
    *room("d", [3, 3], [3, 1], agent=False),  # gap 1
]


def test_gaps_are_differences_of_means_and_rooms_of_one_gender_have_none():
    found = gaps(
        [*ROOMS, *room("e", [3], [], agent=True), Outcome(room="a", person="x", group="unknown", amount=99, agent=True)]
    )
    assert [(one.room, one.value) for one in found] == [("a", 2), ("b", 4), ("c", -1), ("d", 1)]


def test_the_change_is_that_of_the_mean_gaps_and_the_test_is_welchs():
    found = by_rooms(ROOMS)
    test = stats.ttest_ind([2, 4], [-1, 1], equal_var=False)
    low, high = test.confidence_interval(0.95)
    assert found.value == 3
    assert (found.low, found.high, found.p) == pytest.approx((low, high, test.pvalue))
    assert (found.rooms_with, found.rooms_without) == (2, 2)


def test_rooms_before_and_after_are_paired():
    paired = [*room("a", [4], [3], agent=True), *room("a", [1], [3], agent=False)]  # 1 and -2
    paired += [*room("b", [5], [1], agent=True), *room("b", [5], [3], agent=False)]  # 4 and 2
    found = by_rooms(paired)
    test = stats.ttest_rel([1, 4], [-2, 2])
    assert (found.value, found.p) == pytest.approx((2.5, test.pvalue))
    assert "paired" in found.estimator


def test_a_mixture_of_designs_is_refused():
    with pytest.raises(InputError, match="each room both ways"):
        by_rooms([*ROOMS, *room("a", [1], [1], agent=False)])


def test_the_estimators_agree_on_the_change_in_balanced_rooms():
    values = [estimator(ROOMS).value for estimator in (by_rooms, by_regression, by_mixed_model)]
    assert values == pytest.approx([3, 3, 3], abs=1e-6)


@pytest.mark.parametrize("estimator", [by_rooms, by_regression, by_mixed_model])
def test_too_few_rooms_give_a_reason(estimator):
    assert "two or more are needed" in estimator(ROOMS[:8]).reason
    assert estimator([]).value is None


@pytest.mark.parametrize("estimator", [by_rooms, by_regression, by_mixed_model])
def test_rooms_that_are_all_alike_give_no_interval(estimator):
    alike = [one for n in range(4) for one in room(f"r{n}", [1, 1], [1, 1], agent=n < 2)]
    found = estimator(alike)
    assert found.low is None
    assert found.reason


def test_a_planted_change_is_within_the_intervals():
    rng = np.random.default_rng(5)
    made = []
    for n in range(40):
        level, extra = rng.normal(8, 1), 3.0 if n % 2 else 0.0
        made += room(f"r{n}", rng.normal(level + extra, 2, 6), rng.normal(level, 2, 6), agent=bool(n % 2))
    for estimator in (by_rooms, by_regression, by_mixed_model):
        found = estimator(made)
        assert found.low < 3 < found.high
        assert found.p < 0.001

"""The inequality measures: hand values, independent references, and the properties such measures must have."""

import math

import numpy as np
import pytest
import scipy.stats
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.participation.measures import inequality
from facilitator.participation.measures.inequality import (
    effective_speakers,
    evenness,
    gini,
    gini_normalised,
    jain,
    theil,
    theil_between,
    theil_within,
)
from tests.participation.people import contributions

MEASURES = (gini, gini_normalised, evenness, effective_speakers, jain, theil)


ENTROPY = math.log(10) - 0.1 * (2 * math.log(2) + 7 * math.log(7))  # of the shares 0, 0.1, 0.2, 0.7


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        # pairs: |0-1| + |0-2| + |0-7| + |1-2| + |1-7| + |2-7| = 22
        (gini, 22 / (4 * 10)),
        (gini_normalised, 22 / (3 * 10)),
        (evenness, ENTROPY / math.log(4)),
        (effective_speakers, 100 / 54),
        (jain, 100 / (4 * 54)),
        (theil, math.log(4) - ENTROPY),
    ],
)
def test_hand_values(measure, expected):
    assert measure([0, 1, 2, 7]) == pytest.approx(expected, abs=1e-12)


@given(contributions)
def test_gini_is_half_the_relative_mean_absolute_difference(x):
    differences = np.abs(np.subtract.outer(x, x))
    assert gini(x) == pytest.approx(differences.mean() / (2 * np.mean(x)), abs=1e-12)


@given(contributions)
def test_evenness_and_theil_agree_with_the_entropy_of_scipy(x):
    entropy = scipy.stats.entropy(x)
    assert evenness(x) == pytest.approx(entropy / math.log(len(x)), abs=1e-12)
    assert theil(x) == pytest.approx(math.log(len(x)) - entropy, abs=1e-12)


@given(contributions, st.randoms())
def test_order_of_people_does_not_matter(x, random):
    shuffled = random.sample(x, len(x))
    for measure in MEASURES:
        assert measure(shuffled) == pytest.approx(measure(x), abs=1e-12)


@given(contributions, st.floats(1e-3, 1e3))
def test_measuring_in_another_unit_does_not_matter(x, unit):
    for measure in MEASURES:
        assert measure([unit * value for value in x]) == pytest.approx(measure(x), abs=1e-9)


@given(contributions)
def test_every_measure_keeps_to_its_range(x):
    n = len(x)
    ranges = {
        gini: (0, (n - 1) / n),
        gini_normalised: (0, 1),
        evenness: (0, 1),
        effective_speakers: (1, n),
        jain: (1 / n, 1),
        theil: (0, math.log(n)),
    }
    for measure, (low, high) in ranges.items():
        assert low - 1e-12 <= measure(x) <= high + 1e-12


@pytest.mark.parametrize("n", [2, 5, 30])
def test_both_ends_of_each_range_are_reached(n):
    one, all_equal = [7] + [0] * (n - 1), [7] * n
    assert [measure(one) for measure in MEASURES] == pytest.approx([(n - 1) / n, 1, 0, 1, 1 / n, math.log(n)])
    assert [measure(all_equal) for measure in MEASURES] == pytest.approx([0, 0, 1, n, 1, 0], abs=1e-12)


@given(contributions, st.integers(2, 4))
def test_copies_of_the_whole_group_change_nothing_but_the_number_of_speakers(x, copies):
    for measure in (gini, jain, theil):
        assert measure(x * copies) == pytest.approx(measure(x), abs=1e-12)
    assert effective_speakers(x * copies) == pytest.approx(copies * effective_speakers(x))


@given(contributions)
def test_a_silent_member_makes_it_more_unequal(x):
    more = [*x, 0]
    assert gini(more) > gini(x)
    assert theil(more) > theil(x)
    assert jain(more) < jain(x)
    assert effective_speakers(more) == pytest.approx(effective_speakers(x))


@given(contributions, st.data())
def test_giving_from_the_more_to_the_less_active_makes_it_more_equal(x, data):
    rich, poor = data.draw(st.permutations(range(len(x))))[:2]
    assume(x[rich] - x[poor] >= 2)
    gift = data.draw(st.integers(1, (x[rich] - x[poor]) // 2))
    after = list(x)
    after[rich] -= gift
    after[poor] += gift
    for measure in (gini, gini_normalised, theil):
        assert measure(after) < measure(x)
    for measure in (evenness, effective_speakers, jain):
        assert measure(after) > measure(x)


@given(contributions, st.data())
def test_theil_splits_exactly_between_and_within_groups(x, data):
    groups = data.draw(st.lists(st.sampled_from("abc"), min_size=len(x), max_size=len(x)))
    assume(len(set(groups)) > 1)
    parts = theil_between(x, groups), theil_within(x, groups)
    assert min(parts) >= 0
    assert sum(parts) == pytest.approx(theil(x), abs=1e-12)


def test_theil_between_by_hand():
    # Two women of four people make 3 of 12 posts.
    assert theil_between([1, 2, 4, 5], "wwmm") == pytest.approx(0.25 * math.log(0.5) + 0.75 * math.log(1.5))


def test_theil_between_is_zero_when_groups_speak_as_much_as_they_are():
    assert theil_between([0, 4, 2, 2], "wwmm") == 0.0


def test_one_group_cannot_be_compared():
    assert theil_between([1, 2, 3], "mmm") is None
    assert theil_within([1, 2, 3], "mmm") == pytest.approx(theil([1, 2, 3]))


@pytest.mark.parametrize(
    ("x", "why"),
    [([], "nobody takes part"), ([3], "only one person takes part"), ([0, 0], "nobody has contributed")],
)
def test_what_cannot_be_computed_is_none_with_a_reason(x, why):
    for measure in MEASURES:
        if (measure, x) != (effective_speakers, [3]):
            assert measure(x) is None
    assert theil_between(x, "ab"[: len(x)]) is None
    assert inequality.why_not(x) == why


def test_one_person_is_one_effective_speaker():
    assert effective_speakers([3]) == 1.0


@pytest.mark.parametrize("x", [[1, -1], [1, math.nan], [1, math.inf], [[1, 2]]])
def test_what_is_no_vector_of_contributions_is_refused(x):
    for measure in MEASURES:
        with pytest.raises(InputError, match="give"):
            measure(x)


def test_groups_must_be_as_many_as_people():
    with pytest.raises(InputError, match="3 contributions and 2 groups"):
        theil_between([1, 2, 3], "ab")

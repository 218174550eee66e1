"""The line between the bounds of a share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.participation.measures.sensitivity import sensitivity

amounts = st.integers(0, 50)


@given(amounts, amounts, amounts)
def test_the_line_is_straight_between_the_bounds_and_halves_where_it_says(group, others, unknown):
    found = sensitivity(group, group + others, unknown)
    total = group + others + unknown
    if not total:
        assert found.shares == (None,) * 5
        return
    low, *inner, high = found.shares
    assert (low, high) == (group / total, pytest.approx((group + unknown) / total))
    assert inner[1] == pytest.approx((low + high) / 2)
    if found.half_at is not None:
        assert low + found.half_at * (high - low) == pytest.approx(0.5)
    elif unknown:
        assert not low <= 0.5 <= high


def test_a_part_larger_than_the_whole_is_refused():
    with pytest.raises(InputError, match="give part, whole and rest"):
        sensitivity(3, 2, 1)

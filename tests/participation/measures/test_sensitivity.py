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


def test_by_hand():
    found = sensitivity(2, 6, 4)
    assert found.shares == pytest.approx((0.2, 0.3, 0.4, 0.5, 0.6))
    assert found.half_at == 0.75


def test_with_nobody_unknown_the_line_is_a_point():
    found = sensitivity(1, 4, 0)
    assert set(found.shares) == {0.25}
    assert found.half_at is None


def test_half_that_no_part_reaches_is_nowhere():
    assert sensitivity(0, 6, 2).half_at is None
    assert sensitivity(6, 6, 2).half_at is None
    assert sensitivity(3, 6, 0.5).half_at == 0.5


@given(amounts, amounts, st.integers(1, 50))
def test_the_group_and_all_others_share_the_line_between_them(group, others, unknown):
    """What the group would have at one part, the others would lack of the whole at the part left over."""
    mine, theirs = sensitivity(group, group + others, unknown), sensitivity(others, group + others, unknown)
    assert [one + other for one, other in zip(mine.shares, theirs.shares[::-1], strict=True)] == pytest.approx([1] * 5)


@pytest.mark.parametrize(("group", "half_at"), [(5, 0.0), (1, 1.0), (6, None), (0, None)])
def test_half_may_be_at_either_end_of_the_line(group, half_at):
    assert sensitivity(group, 6, 4).half_at == half_at


@pytest.mark.parametrize(("group", "known", "unknown"), [(-1, 2, 1), (1, 2, -1)])
def test_amounts_below_nothing_are_refused(group, known, unknown):
    with pytest.raises(InputError, match="give part, whole and rest"):
        sensitivity(group, known, unknown)


def test_with_nobody_at_all_there_is_a_gap_for_every_step():
    assert sensitivity(0, 0, 0).shares == (None,) * 5

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.participation.measures.turn_taking import agent_ratio, balance, burstiness, turn_taking


@pytest.mark.parametrize(
    ("authors", "expected"), [("aabb", 1 / 3), ("abab", 1), ("aaaa", 0), ("a", None), ("", None), ("abc", 1)]
)
def test_turns_over_messages(authors, expected):
    assert turn_taking(authors) == (None if expected is None else pytest.approx(expected))


@given(st.text(alphabet="abc", min_size=2))
def test_it_is_a_share_and_the_same_backwards(authors):
    assert 0 <= turn_taking(authors) <= 1
    assert turn_taking(authors) == turn_taking(authors[::-1])


def test_balance_is_the_share_of_the_side_that_says_more():
    assert balance(3, 1) == balance(1, 3) == 0.75
    assert balance(2, 2) == 0.5
    assert balance(0, 0) is None
    with pytest.raises(InputError):
        balance(-1, 2)


def test_a_clock_is_not_bursty_and_chance_is_in_the_middle():
    assert burstiness(np.arange(50)) == pytest.approx(-1)
    by_chance = np.cumsum(np.random.default_rng(1).exponential(size=20_000))
    assert burstiness(by_chance) == pytest.approx(0, abs=0.02)
    assert burstiness([0, 1, 2, 3, 1000]) > 0.2


@pytest.mark.parametrize("times", [[], [1], [1, 2], [3, 3, 3]])
def test_too_few_waits_give_no_burstiness(times):
    assert burstiness(times) is None


def test_times_out_of_order_are_refused():
    with pytest.raises(InputError, match="not in order"):
        burstiness([3, 1, 2])


def test_posts_of_the_agent_for_each_of_a_person():
    assert agent_ratio(2, 8) == 0.25
    assert agent_ratio(2, 0) is None


def test_burstiness_by_hand():
    # Waits of 1 and 3: mean 2, standard deviation 1. Of 0, 0 and 3: mean 1, standard deviation the root of 2.
    assert burstiness([0, 1, 4]) == pytest.approx((1 - 2) / (1 + 2))
    assert burstiness([5, 5, 5, 8]) == pytest.approx((2**0.5 - 1) / (2**0.5 + 1))


@pytest.mark.parametrize("times", [[0, 1, float("inf")], [0, float("nan"), 2]])
def test_times_that_are_no_numbers_are_refused(times):
    with pytest.raises(InputError, match="no numbers"):
        burstiness(times)


def test_a_side_below_nothing_is_refused_and_a_silent_one_is_not():
    with pytest.raises(InputError, match="give numbers of 0 or more"):
        balance(2, -1)
    assert balance(0, 3) == balance(3, 0) == 1


def test_one_post_of_one_person_gives_a_ratio():
    assert agent_ratio(3, 1) == 3
    assert agent_ratio(0, 1) == 0

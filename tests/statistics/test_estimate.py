"""An estimate keeps its promise: a value or a reason, and numbers that JSON can say."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.statistics.estimate import Estimate, missing

NUMBERS = st.floats(-1e6, 1e6)


def test_without_a_value_there_is_a_reason_and_with_one_there_is_none():
    with pytest.raises(ValueError, match="needs a reason"):
        Estimate(value=None)
    with pytest.raises(ValueError, match="needs a reason"):
        Estimate(value=0.5, reason="why not")


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
@pytest.mark.parametrize("where", ["value", "low", "high"])
def test_what_json_cannot_say_is_refused(where, number):
    with pytest.raises(ValueError, match="finite"):
        Estimate(**{"value": 0.5, where: number})


def test_what_is_missing_says_why_and_among_how_many():
    found = missing("nobody spoke", n=3)
    assert (found.value, found.low, found.high, found.n, found.reason) == (None, None, None, 3, "nobody spoke")


def test_as_plain_values_the_reason_is_there_only_where_there_is_one():
    assert Estimate(value=0.5, low=0.25, high=0.75, n=8).as_dict() == {"value": 0.5, "low": 0.25, "high": 0.75, "n": 8}
    assert missing("none").as_dict() == {"value": None, "low": None, "high": None, "n": 0, "reason": "none"}


def test_places_round_the_numbers_and_leave_the_rest():
    found = Estimate(value=2 / 3, low=1 / 3, n=7).as_dict(places=4)
    assert found == {"value": 0.6667, "low": 0.3333, "high": None, "n": 7}
    assert Estimate(value=2.6).as_dict(places=0)["value"] == 3
    assert missing("none", n=2).as_dict(places=4)["reason"] == "none"


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(0, 10**9))
def test_json_gives_the_same_numbers_back(value, low, high, n):
    content = Estimate(value=value, low=low, high=high, n=n).as_dict()
    assert Estimate(**json.loads(json.dumps(content))) == Estimate(value=value, low=low, high=high, n=n)

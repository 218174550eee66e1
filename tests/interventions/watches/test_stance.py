"""Where an argument stands towards the idea it is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.debate import IBIS_TYPES
from facilitator.interventions.watches.stance import stance_of


@pytest.mark.parametrize(
    ("label", "above", "expected"),
    [
        ("pro", ["idea"], 0.7),
        ("con", ["idea"], 0.7),
        ("pro", ["con", "idea"], -0.7),
        ("pro", ["con", "con", "idea"], 0.7),
        ("pro", ["pro", "con", "idea"], -0.7),
        ("pro", [], 0.7),
        ("pro", ["con", "idea", "con"], -0.7),  # what is above the idea is about something else
    ],
)
def test_a_stance_is_turned_round_under_each_con(label, above, expected):
    assert stance_of(label, {"pro": 0.8, "con": 0.1}, above) == pytest.approx(expected)


@pytest.mark.parametrize("label", ["issue", "idea", "other"])
def test_what_is_no_argument_is_no_stance(label):
    assert stance_of(label, {"pro": 0.8, "con": 0.1}, ["idea"]) is None


@given(st.floats(0, 1), st.floats(0, 1), st.lists(st.sampled_from(IBIS_TYPES), max_size=6))
def test_pro_and_con_are_measured_alike(pro, con, above):
    swapped = stance_of("con", {"pro": con, "con": pro}, above)
    assert stance_of("pro", {"pro": pro, "con": con}, above) == -swapped
    assert abs(swapped) <= 1


def test_a_stance_has_twelve_decimals():
    assert stance_of("pro", {"pro": 1 / 3, "con": 0.0}, ["idea"]) == 0.333333333333
    assert stance_of("pro", {"pro": 1 / 3, "con": 0.0}, ["con"]) == -0.333333333333

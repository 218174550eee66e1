import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from facilitator.participation.measures.dyads import NOBODY, addressees, dyads
from tests.participation.posts import posts

GROUP = {"ada": "woman", "eve": "woman", "bo": "man", "agent": "agent"}


def test_whom_a_post_answers():
    found = addressees(posts("ada idea", "bo pro p0", "ada con p1", "agent other", "bo other p3", "x pro p0"), GROUP)
    assert found == [NOBODY, "woman", "man", NOBODY, "agent", "woman"]


def test_answers_between_groups_beside_what_chance_would_give():
    found = dyads(posts("ada idea", "bo idea", "eve pro p0"), GROUP, groups=["woman", "man"])
    assert found.observed.tolist() == [[1, 0], [0, 0]]
    assert found.expected.tolist() == [[0.5, 0.5], [0, 0]]
    assert found.ratio[0].tolist() == [2, 0]
    assert np.isnan(found.ratio[1]).all()


def test_nobody_can_pick_their_own_posts():
    found = dyads(posts("ada idea", "ada other", "bo idea", "ada pro p2"), GROUP, groups=["woman", "man"])
    assert found.expected.tolist() == [[0, 1], [0, 0]]


@given(st.lists(st.tuples(st.sampled_from(["ada", "eve", "bo"]), st.integers(0, 30)), max_size=40))
def test_as_much_is_expected_as_observed(drawn):
    lines = [f"{who} pro p{back % number}" if number else f"{who} idea" for number, (who, back) in enumerate(drawn)]
    found = dyads(posts(*lines), GROUP, groups=["woman", "man"])
    assert np.allclose(found.expected.sum(axis=1), found.observed.sum(axis=1))

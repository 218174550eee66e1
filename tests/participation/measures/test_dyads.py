import numpy as np
import pytest
from hypothesis import given, settings
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


def test_expected_is_what_picking_at_random_gives_in_the_mean():
    rng = np.random.default_rng(0)
    authors = rng.choice(["ada", "eve", "bo"], size=40).tolist()
    order = ["woman", "man"]

    def played():
        lines = []
        for place, author in enumerate(authors):
            others = [earlier for earlier in range(place) if authors[earlier] != author]
            lines.append(f"{author} other p{rng.choice(others)}" if others else f"{author} other")
        return dyads(posts(*lines), GROUP, groups=order)

    runs = [played() for _ in range(400)]
    assert np.mean([run.observed for run in runs], axis=0) == pytest.approx(runs[0].expected, rel=0.06)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["ada", "eve", "bo"]), st.integers(0, 30)), max_size=40))
def test_the_order_of_the_groups_only_turns_the_matrix(drawn):
    lines = [f"{who} pro p{back % number}" if number else f"{who} idea" for number, (who, back) in enumerate(drawn)]
    one, other = (dyads(posts(*lines), GROUP, groups=names) for names in (["woman", "man"], ["man", "woman"]))
    assert (one.observed == other.observed[::-1, ::-1]).all()
    assert np.allclose(one.expected, other.expected[::-1, ::-1])


def test_who_is_in_none_of_the_groups_is_as_if_they_were_not_there():
    said = posts("ada idea", "agent idea", "bo pro p1", "agent pro p0", "bo pro p0")
    found = dyads(said, GROUP, groups=["woman", "man"])
    assert found.observed.tolist() == [[0, 0], [1, 0]]
    assert found.expected.tolist() == [[0, 0], [1, 0]]


@pytest.mark.filterwarnings("error")
def test_a_group_that_answers_nobody_has_no_ratio_and_no_warning_says_so():
    found = dyads(posts("ada idea", "bo pro p0"), GROUP, groups=["woman", "man"])
    assert np.isnan(found.ratio[0]).all()
    assert (found.ratio[1, 0], np.isnan(found.ratio[1, 1])) == (1, True)


def test_whose_own_posts_are_left_out_of_the_choices_of_one_only():
    # eve picks among ada's two and bo's one; her own and bo's group are counted as they are.
    found = dyads(posts("ada idea", "ada idea", "bo idea", "eve idea", "eve pro p2"), GROUP, groups=["woman", "man"])
    assert found.observed.tolist() == [[0, 1], [0, 0]]
    assert found.expected.tolist() == [[2 / 3, 1 / 3], [0, 0]]

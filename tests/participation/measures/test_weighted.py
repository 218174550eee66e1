"""The vectorised measures are those of `inequality` on the people drawn."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from facilitator.participation.measures import inequality
from facilitator.participation.measures.weighted import PeopleArrays, weighted_measures
from facilitator.participation.tally import MEASURES
from facilitator.statistics.bootstrap import resample
from tests.participation.people import tallies, tally


def same(got, expected):
    return math.isnan(got) if expected is None else got == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(tallies(min_size=1))
def test_every_resample_has_the_value_of_the_people_drawn(people):
    weights = next(resample(len(people), 3, seed=4))
    values = weighted_measures(PeopleArrays.of(people), weights)
    for row in range(3):
        drawn = [tally for tally, times in zip(people, weights[row], strict=True) for _ in range(int(times))]
        known = [tally for tally in drawn if tally.gender]
        posts = [tally.posts for tally in drawn]
        known_posts, groups = [tally.posts for tally in known], [tally.group for tally in known]
        for name in ("gini", "gini_normalised", "evenness", "effective_speakers", "jain", "theil"):
            assert same(values[name][row], getattr(inequality, name)(posts)), name
        assert same(values["theil/among_known"][row], inequality.theil(known_posts))
        assert same(values["theil/between"][row], inequality.theil_between(known_posts, groups))
        assert same(values["theil/within"][row], inequality.theil_within(known_posts, groups) if known[1:] else None)
        for measure in MEASURES:
            whole = sum(getattr(tally, measure) for tally in known)
            women = sum(getattr(tally, measure) for tally in known if tally.gender == "woman")
            assert same(values[f"share/{measure}/woman"][row], women / whole if whole else None)


def test_one_person_has_no_inequality_but_speakers():
    found = weighted_measures(PeopleArrays.of([tally(1, "woman", posts=4)]), np.ones((2, 1)))
    assert found["effective_speakers"].tolist() == [1, 1]
    for name in ("gini", "gini_normalised", "evenness", "jain", "theil", "theil/between"):
        assert np.isnan(found[name]).all(), name


@pytest.mark.filterwarnings("error")
def test_a_resample_in_which_nobody_spoke_has_only_shares_of_people():
    people = [tally(1, "woman", posts=0), tally(2, "man", posts=3)]
    found = weighted_measures(PeopleArrays.of(people), np.array([[2.0, 0.0]]))
    assert found["share/people/woman"].tolist() == [1]
    for name in ("share/posts/woman", "ratio/woman", "gini", "effective_speakers", "theil/among_known"):
        assert np.isnan(found[name]).all(), name


@settings(deadline=None)
@given(tallies(min_size=2))
def test_whom_a_person_belongs_to_does_not_touch_the_concentration(people):
    weights = next(resample(len(people), 5, seed=1))
    nobody_told = [replace(one, gender=None) for one in people]
    one, other = (weighted_measures(PeopleArrays.of(some), weights) for some in (people, nobody_told))
    for name in ("gini", "evenness", "effective_speakers", "theil"):
        assert (one[name] == other[name])[np.isfinite(one[name])].all(), name


def test_the_ratio_is_the_share_of_posts_over_that_of_people():
    people = [tally(1, "woman", posts=3), tally(2, "man", posts=1), tally(3, "man", posts=2), tally(4, posts=9)]
    found = weighted_measures(PeopleArrays.of(people), np.array([[1.0, 2.0, 0.0, 1.0]]))
    # Drawn are a woman with three posts, twice a man with one, and somebody unknown.
    assert found["ratio/woman"].tolist() == [pytest.approx((3 / 5) / (1 / 3))]
    assert found["ratio/man"].tolist() == [pytest.approx((2 / 5) / (2 / 3))]
    assert np.isnan(found["ratio/non-binary"]).all()


@pytest.mark.filterwarnings("error")
def test_where_nobody_known_spoke_the_groups_cannot_be_compared_and_no_warning_says_so():
    people = [tally(1, "woman", posts=0), tally(2, "man", posts=0), tally(3, posts=3)]
    found = weighted_measures(PeopleArrays.of(people), np.ones((1, 3)))
    for name in ("theil/among_known", "theil/between", "theil/within"):
        assert np.isnan(found[name]).all(), name
    assert found["gini"].tolist() == [pytest.approx(2 / 3)]

"""The vectorised statistics are those of `inequality` on the people drawn, and draws are what a bootstrap needs."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from facilitator.errors import InputError
from facilitator.participation.measures import inequality
from facilitator.participation.measures.weighted import People, statistics
from facilitator.participation.tally import MEASURES
from facilitator.statistics import resampling
from tests.participation.people import tallies


def same(got, expected):
    return math.isnan(got) if expected is None else got == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(tallies(min_size=1))
def test_every_resample_has_the_value_of_the_people_drawn(people):
    weights = next(resampling.draws(len(people), 3, seed=4))
    values = statistics(People.of(people), weights)
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


def test_each_resample_draws_as_many_people_as_there_are():
    for people, resamples in ((1, 5), (7, 1000), (3000, 700)):
        blocks = list(resampling.draws(people, resamples, seed=0))
        assert sum(len(block) for block in blocks) == resamples
        assert all((block.sum(axis=1) == people).all() for block in blocks)
        assert max(block.size for block in blocks) <= 1_000_000


def test_everybody_is_drawn_equally_often():
    weights = np.vstack(list(resampling.draws(20, 5000, seed=1)))
    assert weights.mean(axis=0) == pytest.approx(np.ones(20), abs=0.06)  # standard error 0.014
    assert weights.var() == pytest.approx(0.95, abs=0.03)


def test_the_seed_decides():
    one, again, other = (next(resampling.draws(30, 10, seed=seed)) for seed in (3, 3, 4))
    assert (one == again).all()
    assert (one != other).any()


def test_large_debates_get_fewer_resamples_and_never_too_few():
    assert [resampling.planned(people, 1000) for people in (0, 200, 20_000, 40_000, 10**7)] == [
        1000,
        1000,
        1000,
        500,
        200,
    ]
    assert resampling.planned(10**7, 50) == 50


def test_an_interval_is_the_middle_95_percent():
    low, high = resampling.interval(np.arange(1001.0), people=5)
    assert (low, high) == pytest.approx((25, 975))


@pytest.mark.parametrize(
    ("values", "people", "why"),
    [
        ([], 0, "nobody"),
        ([], 3, "no resampling"),
        ([1.0, 2.0], 1, "one person"),
        ([1.0, 2.0, np.nan], 5, "too few people"),
        ([1.0, 1.0], 5, "same value"),
    ],
)
def test_where_there_is_no_interval_a_reason_says_why(values, people, why):
    assert why in resampling.interval(np.array(values), people)


def test_bad_options_are_refused():
    with pytest.raises(InputError, match="-1 resamples"):
        resampling.planned(5, -1)
    with pytest.raises(InputError, match="the seed is -2"):
        next(resampling.draws(5, 5, seed=-2))

"""Intervals over clusters: right where the answer is known, whole clusters drawn, missing values said."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.statistics.bootstrap import Clusters, ratio


def mean_of(values, keys, seed=0):
    clusters = Clusters.of(keys, seed=seed)
    statistic = ratio(clusters.sums(values), clusters.sums(np.ones(len(values))))
    return clusters.metric(statistic, n=len(values), reason="empty")


def test_the_interval_of_a_mean_is_near_the_normal_one():
    values = np.random.default_rng(1).normal(3.0, 2.0, size=400)
    found = mean_of(values, range(400))
    half = 1.96 * values.std() / np.sqrt(400)
    assert found.value == pytest.approx(values.mean())
    assert found.low == pytest.approx(values.mean() - half, abs=0.03)
    assert found.high == pytest.approx(values.mean() + half, abs=0.03)


def test_the_interval_covers_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(2)
    inside = 0
    for seed in range(200):
        found = mean_of(rng.normal(size=60), range(60), seed=seed)
        inside += found.low <= 0.0 <= found.high
    assert 0.88 <= inside / 200 <= 0.99


def test_copies_within_a_cluster_make_the_interval_no_narrower():
    values = np.random.default_rng(3).normal(size=30)
    once = mean_of(values, range(30))
    copied = mean_of(np.repeat(values, 50), np.repeat(np.arange(30), 50).tolist())
    assert copied.high - copied.low == pytest.approx(once.high - once.low, rel=1e-9)


def test_a_single_debate_is_drawn_by_post_and_says_so():
    clusters = Clusters.of(["a"] * 20)
    assert (clusters.count, clusters.unit) == (20, "post")
    assert "only one debate" in clusters.note


def test_few_clusters_are_called_too_narrow():
    assert "too narrow" in Clusters.of(["a", "b", "c"]).note
    assert "too narrow" not in Clusters.of(list(range(40))).note


def test_the_same_seed_gives_the_same_interval():
    values = np.arange(20.0)
    assert mean_of(values, range(20), seed=5) == mean_of(values, range(20), seed=5)
    assert mean_of(values, range(20), seed=5) != mean_of(values, range(20), seed=6)


def test_blocks_of_draws_give_what_one_block_gives(monkeypatch):
    values = np.random.default_rng(4).normal(size=50)
    whole = mean_of(values, range(50))
    monkeypatch.setattr("facilitator.statistics.bootstrap._CELLS", 50 * 7)
    assert mean_of(values, range(50)) == whole


def test_an_undefined_value_is_none_with_its_reason():
    clusters = Clusters.of(["a", "b"])
    found = clusters.metric(ratio(np.zeros(2), np.zeros(2)), n=2, reason="no case")
    assert (found.value, found.low, found.reason) == (None, None, "no case")


def test_a_value_undefined_in_most_draws_has_no_interval():
    clusters = Clusters.of(list(range(40)))
    first = np.eye(40)[0]

    def only_if_drawn_thrice(draws):
        return np.where((draws @ first >= 3) | (draws == 1).all(axis=1), 1.0, np.nan)

    found = clusters.metric(only_if_drawn_thrice, n=40, reason="")
    assert (found.value, found.low, found.high) == (1.0, None, None)


def test_no_cases_at_all_have_a_reason_too():
    assert mean_of([], []).reason == "empty"


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4)), min_size=1, max_size=40))
def test_the_interval_of_a_share_stays_within_its_range(cases):
    values, keys = zip(*cases, strict=True)
    found = mean_of(np.array(values), list(keys))
    assert 0 <= found.value <= 1 + 1e-9
    if found.low is not None:
        assert -1e-9 <= found.low <= found.high <= 1 + 1e-9

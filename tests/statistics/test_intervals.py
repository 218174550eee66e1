import numpy as np
import pytest

from facilitator.statistics.intervals import Clusters, wilson


def clusters(counts, singles=(0, 0)):
    return Clusters("author", np.array(counts, dtype=np.int64).reshape(-1, 2), np.array(singles, dtype=np.int64))


def test_posts_alone_give_wilsons_interval():
    found = clusters([], singles=(30, 70)).share(0)
    low, high = wilson(0.3, 99)  # one less: the variance is estimated
    assert found["share"] == 0.3
    assert (found["low"], found["high"]) == (pytest.approx(low), pytest.approx(high))
    assert low == pytest.approx(0.2183, abs=1e-3)


def test_the_interval_covers_the_truth_about_19_times_in_20_when_authors_differ():
    rng = np.random.default_rng(0)
    inside = plain = 0
    for _ in range(400):
        tendency = rng.beta(2, 3, size=60)
        sizes = rng.integers(1, 20, size=60)
        ideas = rng.binomial(sizes, tendency)
        found = clusters(np.stack([ideas, sizes - ideas], axis=1)).share(0)
        inside += found["low"] <= 0.4 <= found["high"]
        low, high = wilson(found["share"], found["n"])
        plain += low <= 0.4 <= high
    assert 0.92 <= inside / 400 <= 0.98
    assert plain / 400 < 0.85  # an interval that takes posts for independent is far too narrow


def test_posts_of_clusters_and_posts_alone_are_counted_together():
    found = clusters([[2, 1], [0, 3]], singles=(1, 3)).share(0)
    assert (found["count"], found["n"], found["share"]) == (3, 10, 0.3)


def test_a_share_of_nothing_is_no_certainty():
    found = clusters([[0, 5]] * 20).share(0)
    assert found["share"] == 0
    assert found["low"] == 0
    assert found["high"] == pytest.approx(wilson(0, 20)[1])


def test_one_author_gives_no_interval_and_a_reason():
    found = clusters([[3, 4]]).share(0)
    assert (found["low"], found["high"]) == (None, None)
    assert found["reason"] == "one author alone gives no interval"


def test_an_interval_is_never_narrower_than_that_of_independent_posts():
    found = clusters([[1, 1]] * 50 + [[2, 1]]).share(0)
    assert (found["low"], found["high"]) == pytest.approx(wilson(52 / 103, 103))

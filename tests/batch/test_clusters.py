"""Shares of posts as the summary has them: count, share, interval, n, or why something is missing."""

import numpy as np
import pytest

from facilitator.batch.clusters import PostClusters
from facilitator.statistics.intervals import wilson


def clusters(counts, singles=(0, 0)):
    return PostClusters("author", np.array(counts, dtype=np.int64).reshape(-1, 2), np.array(singles, dtype=np.int64))


def test_posts_alone_give_wilsons_interval():
    found = clusters([], singles=(30, 70)).share(0)
    low, high = wilson(0.3, 99)  # one less: the variance is estimated
    assert found["share"] == 0.3
    assert (found["low"], found["high"]) == (pytest.approx(low), pytest.approx(high))
    assert low == pytest.approx(0.2183, abs=1e-3)


def test_posts_of_clusters_and_posts_alone_are_counted_together():
    mixed = clusters([[2, 1], [0, 3]], singles=(1, 3))
    assert {name: mixed.share(0)[name] for name in ("count", "n", "share")} == {"count": 3, "n": 10, "share": 0.3}
    assert mixed.share(1)["share"] == 0.7
    assert mixed.number == 6


def test_numbers_are_rounded_so_that_files_are_the_same_everywhere():
    found = clusters([[1, 1], [0, 1]]).share(0)
    assert found["share"] == 0.333333333333
    assert found["low"] == round(found["low"], 12)


def test_one_author_gives_no_interval_and_a_reason():
    found = clusters([[3, 4]]).share(0)
    assert (found["count"], found["low"], found["high"]) == (3, None, None)
    assert found["reason"] == "one author alone gives no interval"


def test_no_posts_give_no_share_and_a_reason():
    assert clusters([]).share(0)["reason"] == "there are no posts"

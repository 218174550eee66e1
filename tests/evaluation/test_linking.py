"""The scorer of links, by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.evaluation.scorers.linking import (
    BASELINES,
    LinkCase,
    Turns,
    cases,
    distances,
    rank_of,
    score,
    threaded,
)
from facilitator.statistics.clusters import Clusters

TURNS = Turns(authors=["a", "b", "a", "a", "c"], other=[False, True, False, True, False])


def order(name, place):
    return list(BASELINES[name](TURNS, place))


def test_ranks_by_hand():
    ranks = np.array([1, 2, 0, 1, 4])
    root = np.array([False, False, False, True, True])
    found = score(ranks, root=root, clusters=Clusters.of(["x", "x", "y", "y", "z"]))
    assert found["accuracy_at_1"].value == pytest.approx(1 / 3)
    assert found["mrr"].value == pytest.approx((1 + 1 / 2 + 0) / 3)
    assert found["accuracy_at_1"].n == 3
    assert found["root_recall"].value == pytest.approx(1 / 2)
    assert found["accuracy_all"].value == pytest.approx(2 / 5)


def test_without_roots_their_metrics_have_a_reason():
    found = score(np.array([1, 2]), root=np.zeros(2, bool), clusters=Clusters.of(["x", "y"]))
    assert found["root_recall"].value is None
    assert found["accuracy_all"].value is None
    assert found["accuracy_at_1"].value == 0.5


def test_a_candidate_that_is_not_ranked_has_rank_0():
    assert rank_of("c", iter(["a", "b"])) == 0
    assert rank_of("b", iter(["a", "b"])) == 2
    assert rank_of(None, iter(["a", None])) == 2


def test_a_post_without_target_counts_only_where_most_have_one():
    assert cases(0, [None, 0, None, 1]) == [
        LinkCase(debate=0, place=place, gold=gold) for place, gold in enumerate([None, 0, None, 1])
    ]
    transcript = [None, None, None, 1, None]
    assert not threaded(transcript)
    assert cases(3, transcript) == [LinkCase(debate=3, place=3, gold=1)]


def test_the_previous_post_goes_first():
    assert order("previous", 3) == [2, 1, 0]


def test_posts_of_others_go_before_ones_own():
    assert order("previous_other_author", 3) == [1, 2, 0]


def test_posts_that_say_something_go_before_small_talk():
    assert order("previous_not_other_type", 4) == [2, 0, 3, 1]


def test_the_question_is_all_that_the_root_baseline_knows():
    assert order("root_question", 4) == [None]


def test_the_distance_table_counts_replies_by_how_far_back_they_look():
    asked = [LinkCase(debate=0, place=30, gold=gold) for gold in (29, 28, 26, 2, None)]
    rows = {row[0]: row[1:] for row in distances(asked, np.array([1, 2, 1, 0, 1])).rows}
    assert rows["1"] == (1, 1.0, 1.0)
    assert rows["2"] == (1, 0.0, 1.0)
    assert rows["3-5"] == (1, 1.0, 1.0)
    assert rows["over 20"] == (1, 0.0, 0.0)
    assert rows["6-10"] == (0, None, None)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.integers(0, 3)), min_size=1, max_size=50))
def test_a_first_place_never_counts_more_than_mean_reciprocal_rank(rows):
    ranks, root, keys = zip(*rows, strict=True)
    found = score(np.array(ranks), root=np.array(root), clusters=Clusters.of(list(keys), resamples=20))
    for metric in found.values():
        assert metric.value is None or 0 <= metric.value <= 1
    if found["mrr"].value is not None:
        assert found["accuracy_at_1"].value <= found["mrr"].value

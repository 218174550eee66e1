"""Average precision as a statistic, against scikit-learn with weights, and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score

from facilitator.statistics.clusters import Clusters
from facilitator.statistics.ranking import average_precision_of

ROWS = st.lists(
    st.tuples(st.booleans(), st.sampled_from([0.1, 0.4, 0.4, 0.7, 0.9]), st.integers(0, 3)), min_size=1, max_size=40
)


def whole(positive, scores):
    clusters = Clusters.of(range(len(scores)))
    return average_precision_of(np.array(positive), np.array(scores), clusters)(np.ones((1, len(scores))))[0]


def test_four_rows_by_hand():
    # ranked: yes, no, yes, no; precision 1 at half of the recall, 2/3 at all of it
    assert whole([True, True, False, False], [0.9, 0.5, 0.7, 0.1]) == pytest.approx((1 + 2 / 3) / 2)


def test_equal_scores_are_taken_together():
    assert whole([True, False, False, False], [0.5] * 4) == pytest.approx(0.25)
    assert whole([False, False, False, True], [0.5] * 4) == pytest.approx(0.25)


def test_the_best_order_gives_one():
    assert whole([True, True, False], [0.9, 0.8, 0.1]) == pytest.approx(1)


def test_where_nothing_is_wanted_it_is_undefined():
    assert np.isnan(whole([False, False], [0.1, 0.2]))


@settings(deadline=None)
@given(ROWS)
def test_every_draw_is_what_scikit_learn_gives_with_these_weights(rows):
    positive, scores, times = (np.array(column) for column in zip(*rows, strict=True))
    clusters = Clusters.of(range(len(rows)))
    found = average_precision_of(positive, scores, clusters)(times[None].astype(float))[0]
    if (positive * times).any():
        assert found == pytest.approx(average_precision_score(positive, scores, sample_weight=times))
    else:
        assert np.isnan(found)


@given(ROWS)
def test_only_the_order_of_the_scores_counts(rows):
    positive, scores, _ = (np.array(column) for column in zip(*rows, strict=True))
    assert whole(positive, scores) == pytest.approx(whole(positive, np.exp(3 * scores) - 7), nan_ok=True)


def test_clusters_are_drawn_whole():
    positive, scores = np.array([True, False, False, True]), np.array([0.9, 0.8, 0.6, 0.3])
    debates = Clusters.of(["a", "b", "a", "b"])
    found = average_precision_of(positive, scores, debates)(np.array([[2.0, 0.0], [0.0, 2.0]]))
    assert found == pytest.approx([1.0, 0.5])

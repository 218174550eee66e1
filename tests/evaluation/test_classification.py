"""The scorer of types against scikit-learn and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, f1_score

from facilitator.debate import IBIS_TYPES
from facilitator.evaluation.scorers.classification import (
    blank,
    by_source,
    majority,
    random_labels,
    score,
    score_labels,
    tables,
)
from facilitator.statistics.bootstrap import resample
from facilitator.statistics.clusters import Clusters

labels = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=60)


def clusters_of(n):
    return Clusters.of([place % 7 for place in range(n)], resamples=50)


def case(seed=0, n=300):
    rng = np.random.default_rng(seed)
    gold = rng.integers(0, 5, size=n)
    probabilities = rng.dirichlet(np.ones(5) * 0.6, size=n)
    return gold, probabilities, probabilities.max(axis=1) < 0.5


@settings(deadline=None)
@given(labels)
def test_f1_agrees_with_scikit_learn(pairs):
    gold, said = (np.array(column) for column in zip(*pairs, strict=True))
    found = score_labels(gold, said, clusters_of(len(gold)))
    present = sorted(set(gold.tolist()))
    assert found["macro_f1"].value == pytest.approx(
        f1_score(gold, said, labels=present, average="macro", zero_division=0)
    )
    assert found["accuracy"].value == pytest.approx(accuracy_score(gold, said))
    each = f1_score(gold, said, labels=range(5), average=None, zero_division=0)
    for code, kind in enumerate(IBIS_TYPES):
        if code in present:
            assert found[f"f1_{kind}"].value == pytest.approx(each[code])
        else:
            assert found[f"f1_{kind}"].reason == f"no gold post is {kind}"


@settings(deadline=None)
@given(labels, st.randoms())
def test_the_order_of_posts_does_not_matter(pairs, random):
    mixed = list(pairs)
    random.shuffle(mixed)
    results = []
    for rows in (pairs, mixed):
        gold, said = (np.array(column) for column in zip(*rows, strict=True))
        results.append(
            {name: metric.value for name, metric in score_labels(gold, said, clusters_of(len(gold))).items()}
        )
    assert results[0] == pytest.approx(results[1])


def test_each_draw_is_what_scikit_learn_finds_in_that_sample():
    gold, probabilities, _ = case()
    said = probabilities.argmax(axis=1)
    clusters = Clusters.of([place % 9 for place in range(len(gold))], resamples=200, seed=3)
    values = []
    for draw in np.concatenate(list(resample(clusters.count, 200, seed=3))):
        times = draw[clusters.index].astype(int)
        values.append(f1_score(np.repeat(gold, times), np.repeat(said, times), average="macro"))
    found = score_labels(gold, said, clusters)["macro_f1"]
    assert (found.low, found.high) == pytest.approx(tuple(np.quantile(values, [0.025, 0.975])))


def test_calibration_error_by_hand():
    probabilities = np.array([[0.9, 0.1, 0, 0, 0], [0.9, 0.1, 0, 0, 0], [0.5, 0.3, 0.2, 0, 0], [0.5, 0.3, 0.2, 0, 0]])
    gold = np.array([0, 1, 0, 0])  # right half the time at .9, always at .5
    found = score(gold, probabilities, np.zeros(4, bool), clusters_of(4))
    assert found["ece"].value == pytest.approx(0.5 * 0.4 + 0.5 * 0.5)


def test_calibration_error_agrees_with_a_plain_loop():
    gold, probabilities, unsure = case(4)
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == gold
    expected = 0.0
    for place in range(15):
        here = (confidence > place / 15) & (confidence <= (place + 1) / 15)
        if here.any():
            expected += here.mean() * abs(right[here].mean() - confidence[here].mean())
    assert score(gold, probabilities, unsure, clusters_of(300))["ece"].value == pytest.approx(expected)


def test_coverage_and_the_f1_of_what_is_kept():
    gold, probabilities, unsure = case(5)
    found = score(gold, probabilities, unsure, clusters_of(300))
    kept = ~unsure
    assert found["coverage"].value == pytest.approx(kept.mean())
    expected = f1_score(gold[kept], probabilities[kept].argmax(axis=1), average="macro")
    assert found["macro_f1_kept"].value == pytest.approx(expected)
    assert found["macro_f1_kept"].n == kept.sum()


def test_a_model_that_is_unsure_of_everything_keeps_nothing():
    gold, probabilities, _ = case()
    found = score(gold, probabilities, np.ones(300, bool), clusters_of(300))
    assert found["coverage"].value == 0.0
    assert found["macro_f1_kept"].reason == "the model is unsure of every post"


def test_no_gold_gives_every_metric_with_a_reason():
    found = score(np.zeros(0, int), np.zeros((0, 5)), np.zeros(0, bool), Clusters.of([]))
    assert found == blank()
    assert all(metric.value is None and "gold" in metric.reason for metric in found.values())


@settings(deadline=None)
@given(st.integers(0, 2**16), st.integers(1, 80))
def test_all_metrics_lie_between_0_and_1(seed, n):
    gold, probabilities, unsure = case(seed, n)
    for metric in score(gold, probabilities, unsure, clusters_of(n)).values():
        assert metric.value is None or -1e-12 <= metric.value <= 1 + 1e-12


def test_the_majority_says_the_commonest_type_and_is_calibrated():
    gold = np.array([1, 1, 1, 4, 0])
    found = majority(gold)
    assert found.shape == (5, 5)
    assert found[0] == pytest.approx([0.2, 0.6, 0, 0, 0.2])
    assert score(gold, found, np.zeros(5, bool), clusters_of(5))["ece"].value == pytest.approx(0, abs=1e-12)


def test_random_labels_follow_the_seed_and_the_frequencies():
    gold = np.repeat([0, 1], [9000, 1000])
    drawn = random_labels(gold, seed=1)
    assert (drawn == random_labels(gold, seed=1)).all()
    assert (drawn != random_labels(gold, seed=2)).any()
    assert (drawn == 1).mean() == pytest.approx(0.1, abs=0.02)
    assert set(drawn.tolist()) == {0, 1}


def test_the_parent_source_baseline_shows_a_leak():
    gold = np.array([2, 3, 2, 0, 0, 4])
    sources = ["reply_to"] * 3 + ["none"] * 3
    assert by_source(gold, sources).tolist() == [2, 2, 2, 0, 0, 0]


def test_the_tables_count_every_post():
    gold, probabilities, _ = case(6)
    said = probabilities.argmax(axis=1)
    files = ["a" if place < 100 else "b" for place in range(300)]
    found = tables(gold, said, files=files, sources=["none"] * 300)
    assert sum(sum(row[1:]) for row in found["confusion"].rows) == 300
    assert [row[:2] for row in found["per_file"].rows] == [("a", 100), ("b", 200)]
    assert found["per_file"].rows[0][2] == pytest.approx(f1_score(gold[:100], said[:100], average="macro"))
    assert found["parents"].rows == (("none", *np.bincount(gold, minlength=5).tolist()),)
    assert [row[0] for row in found["per_class"].rows] == list(IBIS_TYPES)

"""F1 from confusion matrices and with intervals, against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import confusion_matrix, f1_score

from facilitator.statistics.bootstrap import resample
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.f1 import confusion, f1, label_estimates, macro_f1, macro_f1_of

PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=60)


def codes(*numbers):
    return np.array(numbers, dtype=np.intp)


def both(pairs):
    return codes(*(pair[0] for pair in pairs)), codes(*(pair[1] for pair in pairs))


def test_by_hand_over_the_classes_of_the_gold_alone():
    # 0: two of two found, one too many -> .8; 2: one of two found -> 2/3; 1 is predicted but not in the gold
    matrix = confusion(codes(0, 0, 2, 2, 0), codes(0, 0, 2, 0, 1), 3)
    assert matrix.tolist() == [[2, 1, 0], [0, 0, 0], [1, 0, 1]]
    found = f1(matrix)
    assert found[[0, 2]] == pytest.approx([4 / 6, 2 / 3])
    assert np.isnan(found[1])
    assert macro_f1(matrix) == pytest.approx((4 / 6 + 2 / 3) / 2)


@settings(deadline=None)
@given(PAIRS)
def test_the_matrix_and_each_f1_are_those_of_scikit_learn(pairs):
    gold, said = both(pairs)
    matrix = confusion(gold, said, 5)
    assert (matrix == confusion_matrix(gold, said, labels=range(5))).all()
    theirs = f1_score(gold, said, labels=range(5), average=None, zero_division=0)
    present = sorted(set(gold.tolist()))
    assert f1(matrix)[present] == pytest.approx(theirs[present])
    assert np.isnan(np.delete(f1(matrix), present)).all()
    assert macro_f1(matrix) == pytest.approx(f1_score(gold, said, labels=present, average="macro", zero_division=0))


@given(PAIRS, st.permutations(range(5)))
def test_the_numbering_of_the_classes_does_not_matter(pairs, order):
    gold, said = both(pairs)
    turned = np.array(order)
    one, other = f1(confusion(gold, said, 5)), f1(confusion(turned[gold], turned[said], 5))
    assert other[turned] == pytest.approx(one, nan_ok=True)


@given(PAIRS)
def test_gold_and_prediction_change_places_but_not_the_f1_of_classes_in_both(pairs):
    gold, said = both(pairs)
    shared = sorted(set(gold.tolist()) & set(said.tolist()))
    assert f1(confusion(gold, said, 5))[shared] == pytest.approx(f1(confusion(said, gold, 5))[shared])


def test_many_matrices_at_once_are_each_on_its_own():
    matrices = np.random.default_rng(0).integers(0, 9, size=(6, 4, 3, 3))
    assert f1(matrices).shape == (6, 4, 3)
    for place in np.ndindex(6, 4):
        assert macro_f1(matrices)[place] == pytest.approx(float(macro_f1(matrices[place])))


def test_without_rows_there_is_no_f1():
    with np.errstate(all="raise"):
        assert np.isnan(macro_f1(np.zeros((3, 3))))


def test_all_right_is_one_and_all_wrong_is_zero():
    assert macro_f1(np.diag([3, 0, 5])) == 1
    assert macro_f1([[0, 3], [4, 0]]) == 0


def test_each_draw_is_what_scikit_learn_finds_in_that_sample():
    rng = np.random.default_rng(1)
    gold, said = rng.integers(0, 3, size=90), rng.integers(0, 3, size=90)
    clusters = Clusters.of([place % 9 for place in range(90)], seed=3)
    draws = next(resample(9, 100, seed=3))
    found = macro_f1_of(gold, said, clusters, classes=3)(draws)
    for draw, value in zip(draws, found, strict=True):
        times = draw[clusters.index].astype(int)
        assert value == pytest.approx(f1_score(np.repeat(gold, times), np.repeat(said, times), average="macro"))


def test_estimates_are_named_by_class_with_n_of_the_gold():
    gold, said = codes(0, 0, 1, 0, 1), codes(0, 1, 1, 0, 1)
    found = label_estimates(gold, said, Clusters.of(range(5)), names=("yes", "no", "never"))
    assert set(found) == {"macro_f1", "f1_yes", "f1_no", "f1_never"}
    assert (found["f1_yes"].value, found["f1_yes"].n) == (pytest.approx(0.8), 3)
    assert found["f1_never"].reason == "no gold post is never"
    assert found["macro_f1"].n == 5
    assert found["macro_f1"].low <= found["macro_f1"].value <= found["macro_f1"].high


@settings(deadline=None, max_examples=30)
@given(PAIRS)
def test_intervals_stay_within_0_and_1(pairs):
    for found in label_estimates(*both(pairs), Clusters.of(range(len(pairs)), resamples=50), names="abcde").values():
        for number in (found.value, found.low, found.high):
            assert number is None or 0 <= number <= 1


def test_the_interval_shrinks_with_the_root_of_n():
    rng = np.random.default_rng(0)
    gold = rng.integers(5, size=1600)
    said = np.where(rng.random(1600) < 0.7, gold, rng.integers(5, size=1600))
    widths = []
    for n in (100, 1600):
        found = label_estimates(gold[:n], said[:n], Clusters.of(range(n)), names="abcde")["macro_f1"]
        widths.append(found.high - found.low)
    assert widths[0] / widths[1] == pytest.approx(4, rel=0.25)

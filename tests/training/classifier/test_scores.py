import numpy as np
import pytest

from facilitator.training.classifier.contrast import contrast_scores
from facilitator.training.classifier.example import Example
from facilitator.training.classifier.scores import label_scores, macro_f1_score, scores_by_sex, sided_scores


def codes(*numbers):
    return np.array(numbers, dtype=np.intp)


def test_an_interval_holds_its_value_and_shrinks_with_n():
    rng = np.random.default_rng(0)
    gold = rng.integers(5, size=800)
    predicted = np.where(rng.random(800) < 0.7, gold, rng.integers(5, size=800))
    small = macro_f1_score(gold[:80], predicted[:80], [str(n) for n in range(80)], seed=1)
    large = macro_f1_score(gold, predicted, [str(n) for n in range(800)], seed=1)
    assert small["low"] < small["value"] < small["high"]
    assert large["high"] - large["low"] < (small["high"] - small["low"]) / 2


def test_groups_are_drawn_whole_where_there_are_ten():
    gold, predicted = codes(*([0] * 50 + [1] * 50)), codes(*([0] * 50 + [2] * 50))
    assert macro_f1_score(gold, predicted, [str(n // 10) for n in range(100)], seed=0)["unit"] == "groups"
    assert macro_f1_score(gold, predicted, [str(n // 20) for n in range(100)], seed=0)["unit"] == "posts"


def test_the_kept_are_those_that_are_not_unsure():
    chances = np.eye(5)[[0, 1, 2, 3]]
    found = label_scores(codes(0, 1, 3, 3), chances, np.array([False, False, True, False]), list("abcd"), seed=0)
    assert (found["coverage"], found["macro_f1_kept"], found["accuracy_kept"]) == (0.75, 1.0, 1.0)
    assert found["accuracy"] == 0.75


def test_the_surest_four_in_five_are_compared_with_all():
    chances = np.full((10, 5), 0.05)
    chances[:, 0] = np.linspace(0.3, 0.9, 10)
    found = label_scores(codes(1, 1, *[0] * 8), chances, np.zeros(10, dtype=bool), list("abcdefghij"), seed=0)
    assert (found["accuracy"], found["kept_80"]["accuracy"], found["kept_80"]["gain"]["value"]) == (0.8, 1.0, 0.2)
    assert found["kept_80"]["gain"]["low"] >= 0


def test_women_and_men_are_compared_on_the_types_both_have():
    gold, predicted = codes(0, 0, 2, 0, 2, 3), codes(0, 0, 2, 0, 0, 0)
    found = scores_by_sex(gold, predicted, list("FFFMMM"), list("abcdef"), seed=0)
    assert found["n"] == {"F": 3, "M": 3}
    assert found["F"]["value"] == 1.0
    assert found["M"]["value"] == pytest.approx((2 / 3 + 0) / 2, abs=1e-4)  # the con only men have is left out
    assert found["women_minus_men"]["value"] == pytest.approx(2 / 3, abs=1e-4)
    assert scores_by_sex(gold, predicted, ["F", "", *"FFFF"], list("abcdef"), seed=0) is None


def test_pro_against_con_leaves_other_types_out():
    chances = np.array([[0.9, 0, 0.1, 0, 0], [0.9, 0, 0, 0.1, 0], [1.0, 0, 0, 0, 0]])
    assert sided_scores(codes(2, 3, 0), chances, list("abc"), seed=0)["value"] == 1.0
    assert sided_scores(codes(2, 2, 0), chances, list("abc"), seed=0) is None


def test_contrast_by_hand():
    rows = [
        Example(source="s", id=f"{group}{label}", group=group, text="t", label=label, parent="p", pair="1-2")
        for group in "ab"
        for label in ("pro", "con")
    ]
    # a: in order though both are called pro; b: the wrong way round and unsure
    chances = np.array([[0, 0, 0.9, 0.1, 0], [0, 0, 0.6, 0.4, 0], [0, 0, 0.4, 0.6, 0], [0, 0, 0.5, 0.5, 0]])
    found = contrast_scores(rows, chances, np.array([False, False, True, True]), seed=0)
    assert (found["pairs"], found["ordered"]["value"], found["both_right"]) == (2, 0.5, 0.0)
    assert (found["unsure"], found["sure_pairs"], found["ordered_when_sure"]) == (0.5, 1, 1.0)
    assert contrast_scores([], chances[:0], np.zeros(0, dtype=bool), seed=0) is None

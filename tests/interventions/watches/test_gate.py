"""`Gate` and `Trees`: the probability that a facilitator would speak now."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from facilitator.errors import InputError
from facilitator.interventions.watches.gate import Gate, Trees, medium_of
from facilitator.interventions.watches.timing import FEATURES
from facilitator.resources import resource
from facilitator.training.timing.boosting import Boosting, learn_trees

PLAN = Boosting(trees=20, depth=3, rate=0.1, least_leaf=10, interruptions=0.14)


def learned() -> tuple[Trees, np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(3)
    table = random.normal(size=(600, 4)).astype(np.float32).astype(np.float64)
    gold = table[:, 0] + 0.5 * random.normal(size=600) > 0.8
    trees, chances = learn_trees(table, gold, [str(row // 20) for row in range(600)], PLAN, seed=1)
    return trees, table, gold, chances


def test_trees_say_what_scikit_learn_says() -> None:
    from sklearn.ensemble import GradientBoostingClassifier

    trees, table, gold, _ = learned()
    model = GradientBoostingClassifier(
        n_estimators=20,
        max_depth=3,
        learning_rate=0.1,
        min_samples_leaf=10,
        subsample=0.5,
        max_features=0.3,
        random_state=1,
    ).fit(table.astype(np.float32), gold)
    odds = trees.scale * model.decision_function(table) + trees.shift
    assert [trees.probability(row) for row in table] == pytest.approx(1 / (1 + np.exp(-odds)), abs=1e-4)


def test_the_threshold_keeps_interruptions_of_unseen_moments_at_the_planned_share() -> None:
    trees, _, gold, chances = learned()
    assert (chances[~gold] >= trees.open_at).mean() == pytest.approx(0.14, abs=0.01)
    assert (chances[gold] >= trees.open_at).mean() > 0.6  # and it finds what there is to find


def test_probabilities_are_calibrated_on_unseen_groups() -> None:
    _, _, gold, chances = learned()
    assert chances.mean() == pytest.approx(gold.mean(), abs=0.01)


def test_trees_survive_json() -> None:
    trees, table, *_ = learned()
    again = Trees.from_json(json.loads(json.dumps(trees.as_json())))
    assert again.probability(table[0]) == trees.probability(table[0])


def test_the_shipped_gate_loads_with_both_media() -> None:
    gate = Gate.load(resource("models", "timing") / "timing.json")
    features = np.zeros(len(FEATURES))
    assert 0 < gate.probability(features, "spoken") < 1
    assert 0 < gate.probability(features, "written") < 1


def test_a_gate_for_other_features_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "timing.json"
    file.write_text(json.dumps({"features": ["one"], "settings": {}}))
    with pytest.raises(InputError, match="other features"):
        Gate.load(file)


def test_a_damaged_gate_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a timing gate"):
        Gate.load(tmp_path / "timing.json")


def test_spoken_and_written_talk_are_told_apart_by_the_usual_wait() -> None:
    assert medium_of(3.0) == "spoken"
    assert medium_of(600.0) == medium_of(None) == "written"


def two_trees(**more):
    """The first asks for feature 1 at most 0.5 and then for feature 0; the second is a leaf."""
    return Trees(
        **{
            "roots": np.array([0, 5]),
            "feature": np.array([1, -1, 0, -1, -1, -1]),
            "threshold": np.array([0.5, 0.0, 2.0, 0.0, 0.0, 0.0]),
            "left": np.array([1, 0, 3, 0, 0, 0]),
            "right": np.array([2, 0, 4, 0, 0, 0]),
            "value": np.array([0.0, 1.0, 0.0, 2.0, 4.0, 0.25]),
            **{"start": -1.0, "scale": 2.0, "shift": 0.5, "open_at": 0.5},
            **more,
        }
    )


@pytest.mark.parametrize(
    ("features", "leaf"), [((9.0, 0.5), 1.0), ((2.0, 0.6), 2.0), ((2.1, 0.6), 4.0), ((-9.0, -9.0), 1.0)]
)
def test_trees_by_hand(features: tuple[float, ...], leaf: float) -> None:
    trees = two_trees()
    odds = 2.0 * (-1.0 + leaf + 0.25) + 0.5
    assert trees.log_odds(np.array(features)) == odds
    assert trees.probability(np.array(features)) == pytest.approx(1 / (1 + np.exp(-odds)))


def test_a_gate_is_open_from_its_own_threshold_on() -> None:
    gate = Gate(media={"spoken": two_trees(open_at=0.2), "written": two_trees(open_at=0.6)})
    assert [gate.is_open(p, "written") for p in (0.59, 0.6)] == [False, True]
    assert [gate.is_open(p, "spoken") for p in (0.19, 0.2)] == [False, True]


def test_trees_are_written_with_every_number() -> None:
    trees = two_trees()
    assert json.loads(json.dumps(trees.as_json())) == {
        **{"open_at": 0.5, "start": -1.0, "scale": 2.0, "shift": 0.5},
        "roots": [0, 5],
        "feature": [1, -1, 0, -1, -1, -1],
        "threshold": [0.5, 0.0, 2.0, 0.0, 0.0, 0.0],
        "left": [1, 0, 3, 0, 0, 0],
        "right": [2, 0, 4, 0, 0, 0],
        "value": [0.0, 1.0, 0.0, 2.0, 4.0, 0.25],
    }
    again = Trees.from_json({**trees.as_json(), "value": [0, 1, 0, 2, 4, 0]})
    assert (again.value.dtype, again.roots.dtype) == (np.float64, np.intp)
    assert Trees.from_json({**trees.as_json(), "threshold": [1] * 6}).threshold.dtype == np.float64


def test_fifteen_seconds_are_no_talk_any_more() -> None:
    assert [medium_of(wait) for wait in (14.9, 15.0)] == ["spoken", "written"]

"""The scorer of timing against scikit-learn and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, f1_score

from facilitator.debate import Participant
from facilitator.evaluation.scorers.timing import asked, baselines, blank, next_is_facilitator, score
from facilitator.statistics.bootstrap import resample
from facilitator.statistics.clusters import Clusters
from tests.evaluation.samples import PEOPLE, TURNS, debate

points = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.sampled_from([0.0, 0.2, 0.5, 0.5001, 0.9])), min_size=1, max_size=60
)


def arrays(rows):
    gold, spoke, scores = zip(*rows, strict=True)
    return (
        np.array(gold),
        np.array(spoke),
        np.array(scores),
        Clusters.of([i % 5 for i in range(len(rows))], resamples=30),
    )


def test_the_question_is_asked_after_every_post_of_a_participant():
    assert asked(debate()) == [1, 2, 3, 5, 6, 7]
    assert next_is_facilitator(debate()) == [False, False, True, False, False, False]


def test_a_debate_without_a_facilitator_is_not_asked_about():
    people = tuple(Participant(id=person.id, gender=person.gender) for person in PEOPLE)
    assert asked(debate(people=people)) == []
    assert next_is_facilitator(debate(people=people)) == []


def test_a_silent_facilitator_is_gold_for_silence():
    turns = tuple((author, None, label, text) for author, _, label, text in TURNS if author != "mod")
    assert next_is_facilitator(debate(turns=turns)) == [False] * 6


def test_by_hand():
    gold = np.array([True, False, False, True, False])
    spoke = np.array([True, True, False, False, False])
    found = score(gold, spoke, np.array([0.9, 0.8, 0.1, 0.3, 0.2]), Clusters.of(list("aabbc")))
    assert found["f1_speak"].value == pytest.approx(0.5)
    assert found["f1_silent"].value == pytest.approx(2 * 2 / (3 + 3))
    assert found["macro_f1"].value == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert found["false_interruption_rate"].value == pytest.approx(1 / 3)
    assert found["silence_precision"].value == pytest.approx(2 / 3)
    assert found["base_rate"].value == pytest.approx(2 / 5)
    assert found["average_precision"].value == pytest.approx(0.5 * 1 + 0.5 * 2 / 3)
    assert (found["f1_speak"].n, found["false_interruption_rate"].n, found["macro_f1"].n) == (2, 3, 5)


@settings(deadline=None)
@given(points)
def test_it_agrees_with_scikit_learn(rows):
    gold, spoke, scores, clusters = arrays(rows)
    found = score(gold, spoke, scores, clusters)
    present = sorted(set(gold.tolist()))
    expected = f1_score(gold, spoke, labels=present, average="macro", zero_division=0)
    assert found["macro_f1"].value == pytest.approx(expected)
    if gold.any():
        assert found["average_precision"].value == pytest.approx(average_precision_score(gold, scores))
    else:
        assert found["average_precision"].reason is not None
        assert found["f1_speak"].value is None


def test_each_draw_of_average_precision_is_that_of_its_sample():
    rng = np.random.default_rng(0)
    gold, scores = rng.random(200) < 0.3, np.round(rng.random(200), 1)
    clusters = Clusters.of([i % 8 for i in range(200)], resamples=100, seed=1)
    values = [
        average_precision_score(gold, scores, sample_weight=draw[clusters.index])
        for draw in np.concatenate(list(resample(8, 100, seed=1)))
    ]
    found = score(gold, scores > 0.5, scores, clusters)["average_precision"]
    assert (found.low, found.high) == pytest.approx(tuple(np.quantile(values, [0.025, 0.975])))


@settings(deadline=None)
@given(points, st.randoms())
def test_the_order_of_points_does_not_matter(rows, random):
    mixed = list(rows)
    random.shuffle(mixed)
    values = [{name: metric.value for name, metric in score(*arrays(part)).items()} for part in (rows, mixed)]
    assert values[0] == pytest.approx(values[1])
    assert all(value is None or 0 <= value <= 1 for value in values[0].values())


def test_no_points_give_every_metric_with_a_reason():
    empty = np.zeros(0, bool)
    assert score(empty, empty, np.zeros(0), Clusters.of([])) == blank()


def test_baselines_speak_never_always_and_after_every_third_post():
    gold = np.array([True, False] * 3)
    found = baselines(gold, np.array([0, 1, 2, 3, 4, 5]), seed=0)
    assert not found["never"].any()
    assert found["always"].all()
    assert found["every_third"].tolist() == [0, 0, 1, 0, 0, 1]


def test_the_random_baseline_speaks_as_often_as_people_did():
    gold = np.arange(10_000) % 5 == 0
    drawn = baselines(gold, np.arange(10_000), seed=3)["random"]
    assert drawn.mean() == pytest.approx(0.2, abs=0.02)
    assert (drawn == baselines(gold, np.arange(10_000), seed=3)["random"]).all()


def test_constant_baselines_have_the_base_rate_as_average_precision():
    gold = np.arange(100) % 4 == 0
    clusters = Clusters.of(list(range(100)), resamples=20)
    for name in ("never", "always"):
        values = baselines(gold, np.arange(100), seed=0)[name]
        assert score(gold, values > 0.5, values, clusters)["average_precision"].value == pytest.approx(0.25)

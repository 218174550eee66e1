"""The scorer of participation by hand, and against the package's own tables."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.debate import GENDERS
from facilitator.evaluation.scorers.participation import (
    People,
    agreement,
    blank,
    equal_share,
    ideas_gap,
    per_debate,
    score,
)
from facilitator.participation.measures.inequality import gini_normalised
from facilitator.participation.tally import Tally


def tally(name, gender, posts=0, words=0, ideas=0):
    return Tally(participant=name, gender=gender, posts=posts, words=words, ideas=ideas)


ONE = People(
    key="one",
    tallies=(
        tally("a", "woman", 3, 30, 1),
        tally("b", "man", 1, 50, 3),
        tally("c", None, 6, 60, 1),
        tally("d", "woman"),
        tally("e", "non-binary", 2, 20),
    ),
)
TWO = People(key="two", tallies=(tally("a", "man", 4, 10), tally("b", "man", 4, 10)))

people = st.lists(
    st.tuples(st.sampled_from([None, *GENDERS]), st.integers(0, 9), st.integers(0, 99), st.integers(0, 5)), max_size=8
)


def values(metrics):
    return {name: metric.value for name, metric in metrics.items()}


def test_a_single_debate_by_hand():
    found, clusters = score([ONE], seed=0)
    assert values(found) == pytest.approx(
        {
            "women_share_people": 2 / 4,
            "women_share_posts": 3 / 6,
            "women_share_words": 30 / 100,
            "women_share_ideas": 1 / 4,
            "unknown_share_people": 1 / 5,
            "gini_normalised": gini_normalised([3, 1, 6, 0, 2]),
        }
    )
    assert clusters.unit == "participant"
    assert (found["women_share_people"].n, found["women_share_posts"].n) == (4, 6)


def test_debates_are_pooled_and_gini_is_their_mean():
    found, clusters = score([ONE, TWO], seed=0)
    assert found["women_share_people"].value == pytest.approx(2 / 6)
    assert found["women_share_posts"].value == pytest.approx(3 / 14)
    assert found["gini_normalised"].value == pytest.approx((gini_normalised([3, 1, 6, 0, 2]) + 0) / 2)
    assert clusters.unit == "debate"


def test_people_of_unknown_gender_alone_give_no_share():
    found, _ = score([People(key="k", tallies=(tally("a", None, 3, 9), tally("b", None)))], seed=0)
    assert found["women_share_people"].reason == "nobody of known gender takes part"
    assert found["unknown_share_people"].value == 1.0
    assert found["gini_normalised"].value == 1.0


def test_a_debate_where_nobody_spoke_has_no_gini():
    found, _ = score([People(key="k", tallies=(tally("a", "woman"), tally("b", "man")))], seed=0)
    assert found["gini_normalised"].value is None
    assert found["women_share_people"].value == 0.5


def test_no_participants_give_every_metric_with_a_reason():
    assert score([People(key="k", tallies=())], seed=0)[0] == blank()
    assert equal_share([], seed=0) == blank()


def test_in_the_equal_baseline_shares_are_those_of_people():
    found = equal_share([ONE], seed=0)
    assert found["women_share_posts"].value == pytest.approx(0.5)
    assert found["women_share_words"].value == pytest.approx(0.5)
    assert found["gini_normalised"].value == 0.0
    pooled = equal_share([ONE, TWO], seed=0)  # 12 posts of 5 people, 8 of 2
    assert pooled["women_share_posts"].value == pytest.approx(2 * 12 / 5 / (4 * 12 / 5 + 8))


def test_the_gap_in_ideas_is_the_agents_share_minus_the_golds():
    gold = People(key="k", tallies=(tally("a", "woman", ideas=1), tally("b", "man", ideas=1)))
    agent = People(key="k", tallies=(tally("a", "woman", ideas=1), tally("b", "man", ideas=3)))
    _, clusters = score([gold], seed=0)
    assert ideas_gap([gold], [agent], clusters).value == pytest.approx(1 / 4 - 1 / 2)
    assert agreement([gold], [agent]).rows[0] == ("ideas", 2, 4, 0.5, 0.25, -0.25)


def test_without_gold_there_is_no_gap():
    nothing = People(key="k", tallies=(tally("a", "woman"), tally("b", "man")))
    _, clusters = score([nothing], seed=0)
    assert ideas_gap([nothing], [nothing], clusters).value is None


def test_each_debate_has_its_row():
    rows = per_debate([ONE, TWO]).rows
    assert rows[0][:4] == ("one", 5, 1, 0.5)
    assert rows[1][:5] == ("two", 2, 0, 0.0, 0.0)


@settings(deadline=None)
@given(people, people)
def test_every_share_lies_between_0_and_1(first, second):
    debates = [
        People(key=key, tallies=tuple(tally(f"{i}", *row) for i, row in enumerate(rows)))
        for key, rows in (("one", first), ("two", second))
    ]
    for metrics in (score(debates, seed=0)[0], equal_share(debates, seed=0)):
        for metric in metrics.values():
            assert metric.value is None or 0 <= metric.value <= 1
            assert metric.low is None or -1e-9 <= metric.low <= metric.high <= 1 + 1e-9

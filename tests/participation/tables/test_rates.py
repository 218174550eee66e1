import numpy as np
import pytest
from scipy.stats import bootstrap

from facilitator.participation.tables.rates import rate_table
from facilitator.statistics.bootstrap import resample
from facilitator.statistics.permutation import permutation_p

GROUPS = ["woman"] * 4 + ["man"] * 4
COUNTED = [1, 2, 0, 3, 5, 4, 4, 6]
OUT_OF = [5, 5, 4, 6, 6, 5, 5, 7]


def test_rates_with_intervals_and_n():
    table = rate_table(COUNTED, OUT_OF, GROUPS, names=["woman", "man"], gap=("woman", "man"), seed=3)
    assert table["woman"]["value"] == pytest.approx(6 / 20)
    assert table["woman"]["n"] == 20
    assert table["woman"]["low"] <= 6 / 20 <= table["woman"]["high"]
    assert table["gap"]["value"] == pytest.approx(6 / 20 - 19 / 23)
    assert table["gap"]["of"] == "woman minus man"
    assert table["gap"]["high"] < 0
    assert 0 < table["gap"]["p"] < 0.1


def test_the_same_seed_gives_the_same_table():
    one, two = (rate_table(COUNTED, OUT_OF, GROUPS, names=["woman", "man"], seed=3) for _ in range(2))
    assert one == two


@pytest.mark.parametrize(
    ("groups", "out_of", "reason"),
    [(["man"] * 8, OUT_OF, "nobody is of this group"), (GROUPS, [0] * 4 + [1] * 4, "there are no replies")],
)
def test_what_cannot_be_computed_has_a_reason_and_no_gap(groups, out_of, reason):
    table = rate_table([0] * 8, out_of, groups, names=["woman", "man"], gap=("woman", "man"), what="replies")
    assert (table["woman"]["value"], table["woman"]["reason"]) == (None, reason)
    assert (table["gap"]["value"], table["gap"]["p"], table["gap"]["reason"]) == (None, None, reason)


def test_an_interval_is_about_that_of_scipy():
    """Its bootstrap of a ratio over paired people, from other random numbers."""
    rng = np.random.default_rng(5)
    out_of = rng.integers(2, 9, size=40)
    counted = rng.binomial(out_of, 0.4)
    found = rate_table(counted, out_of, ["man"] * 40, names=["man"], resamples=5000)["man"]
    theirs = bootstrap(
        (counted.astype(float), out_of.astype(float)),
        lambda one, other, axis: one.sum(axis=axis) / other.sum(axis=axis),
        paired=True,
        method="percentile",
        n_resamples=5000,
        rng=np.random.default_rng(1),
    ).confidence_interval
    assert (found["low"], found["high"]) == pytest.approx((theirs.low, theirs.high), abs=0.01)


def test_people_of_other_groups_do_not_touch_a_rate():
    here = rate_table(COUNTED, OUT_OF, GROUPS, names=["woman"], resamples=0)["woman"]
    alone = rate_table(COUNTED[:4], OUT_OF[:4], GROUPS[:4], names=["woman"], resamples=0)["woman"]
    assert here == alone


def test_without_resamples_there_is_neither_interval_nor_p():
    table = rate_table(COUNTED, OUT_OF, GROUPS, names=["woman", "man"], gap=("woman", "man"), resamples=0)
    assert (table["woman"]["low"], table["woman"]["reason"]) == (None, "no resampling was asked for")
    assert (table["gap"]["value"], table["gap"]["p"]) == (pytest.approx(6 / 20 - 19 / 23), None)


def test_one_person_of_a_group_gives_no_interval():
    table = rate_table([1, 2, 3], [2, 4, 4], ["woman", "man", "man"], names=["woman", "man"], gap=("woman", "man"))
    assert table["woman"]["reason"] == "one person alone gives no interval"
    assert table["gap"]["reason"] == "one person alone gives no interval"
    assert table["gap"]["value"] == pytest.approx(0.5 - 5 / 8)


def test_nobody_at_all_gives_reasons():
    assert rate_table([], [], [], names=["woman"])["woman"]["reason"] == "nobody is of this group"


def test_every_row_by_hand():
    why = "no resampling was asked for"
    table = rate_table(
        [1, 0, 2, 5],
        [2, 1, 3, 5],
        ["woman", "woman", "man", "unknown"],
        names=["woman", "man"],
        gap=("woman", "man"),
        resamples=0,
    )
    assert table == {
        "woman": {"value": 0.333333333333, "low": None, "high": None, "reason": why, "n": 3},
        "man": {"value": 0.666666666667, "low": None, "high": None, "reason": why, "n": 3},
        "gap": {
            **{"of": "woman minus man", "value": pytest.approx(-1 / 3), "low": None, "high": None, "reason": why},
            **{"p": None, "n": 6},
        },
    }


def test_the_gap_has_the_p_of_the_two_groups_alone_by_the_same_seed():
    counted, out_of, groups = [*COUNTED, 9, 0], [*OUT_OF, 9, 9], [*GROUPS, "unknown", "unknown"]
    table = rate_table(counted, out_of, groups, names=["woman", "man"], gap=("man", "woman"), seed=3, resamples=200)
    men_first = np.array([5, 4, 4, 6, 1, 2, 0, 3.0]), np.array([6, 5, 5, 7, 5, 5, 4, 6.0])
    assert table["gap"]["p"] == permutation_p(*men_first, 4, seed=3, permutations=200)
    assert table["gap"]["p"] * 201 == pytest.approx(round(table["gap"]["p"] * 201))
    others = {permutation_p(*men_first, 4, seed=seed, permutations=200) for seed in range(6)}
    assert len(others) > 1


def test_the_seed_decides_the_intervals():
    one, other = (rate_table(COUNTED, OUT_OF, GROUPS, names=["woman"], seed=seed)["woman"] for seed in (1, 2))
    assert one["value"] == other["value"]
    assert (one["low"], one["high"]) != (other["low"], other["high"])


def test_the_interval_of_the_gap_is_over_draws_of_all_people_at_once():
    counted, out_of = np.array(COUNTED, dtype=float), np.array(OUT_OF, dtype=float)
    (weights,) = resample(8, 100, seed=3)
    weights = weights[(weights[:, :4].sum(axis=1) > 0) & (weights[:, 4:].sum(axis=1) > 0)]
    women, men = ((weights[:, who] @ counted[who]) / (weights[:, who] @ out_of[who]) for who in (range(4), range(4, 8)))
    low, high = np.quantile(women - men, [0.025, 0.975])
    gap = rate_table(counted, out_of, GROUPS, names=["woman", "man"], gap=("woman", "man"), seed=3, resamples=100)[
        "gap"
    ]
    assert (gap["low"], gap["high"]) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.filterwarnings("error")
def test_a_resample_without_anybody_of_a_group_has_no_rate_and_no_warning_says_so():
    table = rate_table([1, 1, 0], [2, 1, 3], ["woman", "man", "man"], names=["woman", "man"], resamples=200)
    assert table["man"]["n"] == 4

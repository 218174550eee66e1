import numpy as np
import pytest
from scipy.stats import bootstrap

from facilitator.participation.tables.rates import rate_table

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

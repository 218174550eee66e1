import numpy as np
import pytest
from scipy.stats import permutation_test

from facilitator.participation.measures.rates import permutation_p, rate_table

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


def test_the_permutation_test_agrees_with_scipy():
    counted, out_of = np.array(COUNTED, float), np.array(OUT_OF, float)

    def difference(one, other):
        one, other = one.astype(int), other.astype(int)
        return counted[one].sum() / out_of[one].sum() - counted[other].sum() / out_of[other].sum()

    exact = permutation_test((np.arange(4), np.arange(4, 8)), difference, n_resamples=np.inf)
    assert permutation_p(counted, out_of, 4, permutations=4000) == pytest.approx(exact.pvalue, abs=0.02)

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from facilitator.batch.lengths import LONGEST, Lengths


@given(st.lists(st.integers(0, 60), min_size=1, max_size=200))
def test_quantiles_are_those_of_the_sorted_list(values):
    lengths = Lengths()
    for value in values:
        lengths.add(value)
    found = lengths.as_dict()
    for name, share in (("p5", 0.05), ("p25", 0.25), ("median", 0.5), ("p75", 0.75), ("p95", 0.95)):
        assert found[name] == np.quantile(values, share, method="inverted_cdf")
    assert (found["min"], found["max"], found["n"]) == (min(values), max(values), len(values))


def test_a_book_counts_as_the_longest():
    lengths = Lengths()
    lengths.add(10**9)
    assert lengths.as_dict()["max"] == LONGEST

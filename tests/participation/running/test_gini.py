"""The running Gini is the same number as the one from scratch, at any moment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.participation.measures.inequality import gini_normalised
from facilitator.participation.running.gini import RunningGini


@given(st.integers(0, 6), st.lists(st.integers(-1, 11), max_size=60))
def test_after_any_joins_and_posts_it_equals_the_batch_value(people, events):
    running, counts = RunningGini(), []
    for event in [-1] * people + events:
        if event < 0:
            running.join()
            counts.append(0)
        elif event < len(counts):
            running.add(counts[event])
            counts[event] += 1
        assert running.normalised == (None if (value := gini_normalised(counts)) is None else pytest.approx(value))


def test_memory_grows_with_people_not_with_posts():
    running = RunningGini()
    running.join()
    running.join()
    for before in range(5000):
        running.add(before)
    assert len(running._above) == len(running._size) == 2

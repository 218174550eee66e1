"""The running measures of concentration are those of the counts, at any moment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.participation.measures.inequality import effective_speakers, gini_normalised
from facilitator.participation.running.concentration import Concentration, RunningConcentration


def near(value):
    return None if value is None else pytest.approx(value, abs=1e-9)


@given(st.lists(st.integers(-1, 24), max_size=80))
def test_after_any_joins_and_posts_they_are_those_of_the_counts(events):
    running, counts = RunningConcentration(), []
    for event in events:
        if 0 <= event < len(counts):
            running.add(counts[event])
            counts[event] += 1
        else:
            running.join()
            counts.append(0)
        found = running.value
        assert found.gini_normalised == near(gini_normalised(counts))
        assert found.effective_speakers == near(effective_speakers(counts))
        assert found.silent_share == counts.count(0) / len(counts)


def test_by_hand():
    running, posts = RunningConcentration(), (0, 1, 2, 7)
    for count in posts:
        running.join()
        for before in range(count):
            running.add(before)
    found = running.value
    assert found.gini_normalised == pytest.approx(22 / 30)
    assert found.effective_speakers == pytest.approx(100 / 54)
    assert found.silent_share == 0.25


def test_without_people_or_posts_nothing_has_a_meaning():
    running = RunningConcentration()
    assert running.value == Concentration(gini_normalised=None, effective_speakers=None, silent_share=None)
    running.join()
    assert running.value == Concentration(gini_normalised=None, effective_speakers=None, silent_share=1.0)

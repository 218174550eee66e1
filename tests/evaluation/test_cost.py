"""The scorer of cost on times made up for it."""

import numpy as np
import pytest

from facilitator.evaluation.scorers.cost import blank, peak_mb, score


def test_rate_and_quantiles_by_hand():
    times = [i / 1000 for i in range(1, 101)]  # 1 to 100 ms
    found = score([times[:60], times[60:]], peak=12.5, seed=0)
    assert found["posts_per_second"].value == pytest.approx(100 / sum(times))
    assert found["ms_per_post_p50"].value == pytest.approx(50)
    assert found["ms_per_post_p95"].value == pytest.approx(95)
    assert found["peak_mb"].value == 12.5
    assert found["ms_per_post_p95"].low <= 95 <= found["ms_per_post_p95"].high


def test_a_cost_that_doubles_along_the_longest_debate_shows():
    growing = np.linspace(1.0, 2.0, 1000).tolist()
    found = score([[9.0] * 50, growing], peak=None, seed=0)
    assert found["flatness"].value == pytest.approx(1.95 / 1.05, rel=0.01)
    assert found["flatness"].n == 1000


def test_a_short_debate_says_nothing_about_growth():
    found = score([[0.1] * 99], peak=None, seed=0)
    assert "99 posts" in found["flatness"].reason


def test_a_system_that_does_not_count_memory_gives_none():
    assert score([[0.1]], peak=None, seed=0)["peak_mb"].value is None


def test_a_clock_that_stands_still_gives_no_rate():
    found = score([[0.0] * 200], peak=None, seed=0)
    assert found["posts_per_second"].reason == "the clock did not move"
    assert found["flatness"].value is None


def test_no_posts_give_reasons():
    found = score([], peak=None, seed=0)
    assert found.keys() == blank().keys()
    assert all(metric.value is None for metric in found.values())


def test_the_peak_is_that_of_this_process():
    peak = peak_mb()
    assert peak is None or 10 < peak < 100_000

"""Lasting changes are found where they are, and not where there are none."""

import numpy as np
import pytest

from facilitator.errors import InputError
from facilitator.participation.measures.change_points import change_points


def test_a_planted_change_is_dated_to_a_bin():
    rng = np.random.default_rng(1)
    marks = [*(rng.random(200) < 0.1), *(rng.random(200) < 0.6)]
    [change] = change_points(marks)
    assert abs(change.first - 200) <= 10
    assert change.before == pytest.approx(0.1, abs=0.1)
    assert change.after == pytest.approx(0.6, abs=0.1)


def test_independent_marks_seldom_seem_to_change():
    rng = np.random.default_rng(0)
    assert sum(bool(change_points(list(rng.random(200) < 0.4))) for _ in range(100)) <= 5


def test_short_and_constant_sequences():
    assert change_points([True] * 39) is None
    assert change_points([True] * 40) == []
    with pytest.raises(InputError, match="give 1 or more"):
        change_points([], fewest=0)

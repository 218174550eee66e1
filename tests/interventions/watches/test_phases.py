"""When a debate goes on to its next part."""

from dataclasses import replace

import pytest

from facilitator.interventions import Policy
from facilitator.interventions.policy.settings import Phases
from facilitator.interventions.watches.coverage import Coverage
from facilitator.interventions.watches.phases import PhaseClock, next_phase

SETTINGS = Phases()
EARLY = Coverage(posts=10, issues=1, ideas=2, new=5, window=10, answered=1.0, weighed=0.0, seen=0.0, agreement=None)
WORKED_OUT = replace(EARLY, posts=40, ideas=6, new=1, window=20)


def test_divergence_ends_when_few_new_thoughts_come():
    assert next_phase("divergence", EARLY, SETTINGS, since=0) == "divergence"
    assert next_phase("divergence", WORKED_OUT, SETTINGS, since=0) == "deepening"
    for still in ({"ideas": 3}, {"new": 3}, {"window": 15}):
        assert next_phase("divergence", replace(WORKED_OUT, **still), SETTINGS, since=0) == "divergence"


def test_a_phase_lasts_at_least_as_long_as_the_window():
    assert next_phase("divergence", WORKED_OUT, SETTINGS, since=30) == "divergence"


def test_deepening_ends_when_ideas_are_weighed_or_it_has_lasted_long():
    weighed = replace(WORKED_OUT, weighed=0.6)
    assert next_phase("deepening", WORKED_OUT, SETTINGS, since=0) == "deepening"
    assert next_phase("deepening", weighed, SETTINGS, since=0) == "convergence"
    assert next_phase("deepening", replace(WORKED_OUT, posts=90), SETTINGS, since=10) == "convergence"


def test_convergence_is_followed_by_the_closing():
    assert next_phase("convergence", WORKED_OUT, SETTINGS, since=11) == "convergence"
    assert next_phase("convergence", WORKED_OUT, SETTINGS, since=10) == "closing"
    assert next_phase("closing", WORKED_OUT, SETTINGS, since=0) == "closing"


def test_a_planned_end_brings_the_closing_whatever_else():
    planned = SETTINGS.changed(planned_posts=40)
    assert next_phase("divergence", replace(EARLY, posts=36), planned, since=0) == "closing"
    assert next_phase("divergence", replace(EARLY, posts=35), planned, since=0) == "divergence"


def test_where_problems_are_looked_for_issues_are_the_thoughts():
    giving = SETTINGS.changed(kind="issue-giving")
    assert next_phase("divergence", WORKED_OUT, giving, since=0) == "divergence"
    assert next_phase("divergence", replace(WORKED_OUT, issues=6), giving, since=0) == "closing"


@pytest.mark.parametrize(("posts", "phase"), [(5, "ice-breaking"), (6, "divergence")])
def test_ice_breaking_is_there_where_it_is_asked_for(posts, phase):
    clock = PhaseClock(policy=Policy(phases=SETTINGS.changed(ice_breaking_posts=6)))
    assert PhaseClock(policy=Policy()).phase == "divergence"
    clock.take(replace(EARLY, posts=posts))
    assert clock.phase == phase


def test_the_clock_knows_since_when():
    clock = PhaseClock(policy=Policy())
    assert not clock.take(EARLY)
    assert clock.take(WORKED_OUT)
    assert (clock.phase, clock.since) == ("deepening", 40)


@pytest.mark.parametrize(
    ("phase", "coverage", "since", "following"),
    [
        ("divergence", {"new": 2}, 20, "deepening"),  # two of twenty are few, and it has lasted twenty
        ("divergence", {"new": 2}, 21, "divergence"),
        ("divergence", {"new": 2, "window": 19}, 0, "divergence"),
        ("divergence", {"ideas": 4}, 0, "deepening"),
        ("deepening", {"weighed": 0.6}, 20, "convergence"),
        ("deepening", {"weighed": 0.6}, 21, "deepening"),
        ("deepening", {"weighed": 0.59}, 0, "deepening"),
        ("deepening", {"weighed": None, "posts": 80}, 0, "convergence"),
        ("deepening", {"weighed": None, "posts": 79}, 0, "deepening"),
    ],
)
def test_just_as_much_as_the_policy_says_is_enough(phase, coverage, since, following):
    assert next_phase(phase, replace(WORKED_OUT, **coverage), SETTINGS, since=since) == following


def test_where_no_end_is_planned_none_comes():
    assert next_phase("divergence", replace(EARLY, posts=100_000), SETTINGS, since=99_999) == "divergence"


def test_an_end_that_is_planned_brings_no_second_closing():
    clock = PhaseClock(policy=Policy(phases=SETTINGS.changed(planned_posts=10)))
    assert clock.take(EARLY)
    assert not clock.take(replace(EARLY, posts=11))
    assert (clock.phase, clock.since) == ("closing", 10)
    assert PhaseClock(policy=Policy()).since == 0

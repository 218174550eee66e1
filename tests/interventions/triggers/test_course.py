"""What the course of the talk calls for."""

import pytest

from facilitator.interventions import Policy
from facilitator.interventions.policy.settings import Course, Phases
from facilitator.interventions.triggers.course import (
    ask_issues,
    broaden,
    close_with_goals,
    open_invitation,
    organise_ideas,
    phase_change,
    summarise,
)
from facilitator.interventions.watches.coverage import Coverage
from tests.interventions.room import Room

POLICY = Policy()


def coverage(**changes):
    known = {"posts": 50, "issues": 2, "ideas": 6, "new": 1, "window": 20}
    shares = {"answered": 0.5, "weighed": 0.5, "seen": 0.75, "agreement": 0.5}
    return Coverage(**{**known, **shares, **changes})


def test_a_lull_is_long_by_the_debates_own_measure():
    room = Room()
    room.post("idea")
    assert list(open_invitation(room.situation(silence=400, usual_wait=60), POLICY)) == []
    found = list(open_invitation(room.situation(silence=500, usual_wait=60), POLICY))
    assert [candidate.move for candidate in found] == ["open_invitation"]
    assert found[0].evidence == {"silence": 500, "usual": 60}


def test_there_is_no_lull_where_the_usual_wait_is_not_known():
    room = Room()
    room.post("idea")
    assert list(open_invitation(room.situation(silence=1e6), POLICY)) == []


def test_an_exchange_between_two_is_opened_to_all():
    room = Room()
    idea = room.post("idea", author="cy")
    for number in range(6):
        assert list(broaden(room.situation(), POLICY)) == []
        room.post("other", idea, author=["ada", "bo"][number % 2])
    [found] = broaden(room.situation(), POLICY)
    assert (found.about, found.evidence["exchange"]) == (idea, 6)
    room.post("other", idea, author="di")
    assert list(broaden(room.situation(), POLICY)) == []


def test_between_two_people_there_is_nobody_else_to_ask():
    room = Room(people=("ada", "bo"))
    idea = room.post("idea")
    for number in range(8):
        room.post("other", idea, author=["ada", "bo"][number % 2])
    assert list(broaden(room.situation(), POLICY)) == []


def test_issues_are_asked_for_where_ideas_answer_none():
    room = Room()
    assert list(ask_issues(room.situation(coverage=coverage(issues=2, ideas=6)), POLICY)) == []
    [found] = ask_issues(room.situation(coverage=coverage(issues=1, ideas=6)), POLICY)
    assert found.evidence == {"ideas": 6, "issues": 1}
    giving = Policy(phases=Phases(kind="issue-giving"))
    assert list(ask_issues(room.situation(coverage=coverage(issues=2, ideas=0)), giving))


def test_many_ideas_on_one_issue_are_put_in_order():
    room = Room()
    issue = room.post("issue")
    for _ in range(7):
        assert list(organise_ideas(room.situation(), POLICY)) == []
        room.post("idea", issue)
    [found] = organise_ideas(room.situation(), POLICY)
    assert (found.about, found.evidence["ideas"]) == (issue, 7)


def supported():
    room = Room()
    best = room.post("idea", author="ada")
    room.post("pro", best, author="bo")
    con = room.post("con", best, author="cy")
    return room, best, con


def test_a_summary_keeps_a_view_that_few_hold():
    room, best, con = supported()
    [found] = summarise(room.situation(coverage=coverage()), POLICY)
    assert (found.about, found.other) == (best, con)
    again = room.situation(coverage=coverage(), said={"summarise": 45})
    assert list(summarise(again, POLICY)) == []


def test_without_another_view_there_is_no_summary():
    room = Room()
    best = room.post("idea", author="ada")
    room.post("pro", best, author="bo")
    assert list(summarise(room.situation(coverage=coverage()), POLICY)) == []
    other = room.post("idea", author="cy")
    [found] = summarise(room.situation(coverage=coverage()), POLICY)
    assert found.other == other


def test_a_new_phase_is_announced_once():
    room = Room()
    new = room.situation(coverage=coverage(), phase="deepening", phase_since=48)
    [found] = phase_change(new, POLICY)
    assert found.evidence["coverage"] == "75 %"
    told = room.situation(coverage=coverage(), phase="deepening", phase_since=48, said={"phase_change": 49})
    assert list(phase_change(told, POLICY)) == []
    assert list(phase_change(room.situation(coverage=coverage()), POLICY)) == []


def test_the_closing_holds_on_to_the_most_supported_idea():
    room, best, _ = supported()
    assert list(close_with_goals(room.situation(coverage=coverage()), POLICY)) == []
    [found] = close_with_goals(room.situation(coverage=coverage(), phase="closing", phase_since=45), POLICY)
    assert (found.about, found.evidence["waited"]) == (best, 5)


@pytest.mark.parametrize("trigger", [ask_issues, summarise, phase_change, close_with_goals])
def test_without_measures_of_coverage_they_are_silent(trigger):
    assert list(trigger(supported()[0].situation(), Policy(course=Course(summary_every=5)))) == []

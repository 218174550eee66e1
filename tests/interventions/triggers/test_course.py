"""What the course of the talk calls for."""

import pytest

from facilitator.interventions import Policy
from facilitator.interventions.candidate import Candidate
from facilitator.interventions.policy.settings import Course, Phases
from facilitator.interventions.triggers.course import (
    ask_issues,
    broaden,
    close_with_goals,
    lull_after,
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


def test_what_a_lull_offers_by_hand():
    room = Room()
    room.post("idea")
    # 60.4 usually: the lull begins at 483.2, and half is pressing there.
    [found] = open_invitation(room.situation(silence=483.2, usual_wait=60.4), POLICY)
    assert found == Candidate(move="open_invitation", score=0.5, evidence={"silence": 483, "usual": 60})
    assert list(open_invitation(room.situation(silence=483.1, usual_wait=60.4), POLICY)) == []
    assert lull_after(10.0, POLICY) == 120.0
    assert lull_after(100.0, POLICY) == 800.0


def test_what_an_exchange_offers_by_hand():
    room = Room()
    idea = room.post("idea", author="cy")
    for number in range(8):
        room.post("other", idea, author=["ada", "bo"][number % 2])
    [found] = broaden(room.situation(), POLICY)
    evidence = {"post": idea, "exchange": 8, "people": 4}
    assert found == Candidate(move="broaden", score=8 / 14, evidence=evidence, about=idea)
    three = Room(people=("ada", "bo", "cy"))
    idea = three.post("idea", author="cy")
    for number in range(8):
        three.post("other", idea, author=["ada", "bo"][number % 2])
    assert list(broaden(three.situation(), POLICY)) == []


def test_what_few_issues_offer_by_hand():
    room = Room()
    [found] = ask_issues(room.situation(coverage=coverage(issues=4, ideas=13)), POLICY)
    assert found == Candidate(move="ask_issues", score=13 / 18, evidence={"ideas": 13, "issues": 4})
    for issues, ideas, due in ((5, 99, False), (4, 12, False), (0, 3, False), (0, 4, True)):
        asked = list(ask_issues(room.situation(coverage=coverage(issues=issues, ideas=ideas)), POLICY))
        assert bool(asked) is due
    giving = Policy(phases=Phases(kind="issue-giving"))
    [found] = ask_issues(room.situation(coverage=coverage(posts=20, issues=2, ideas=6)), giving)
    assert found == Candidate(move="ask_issues", score=20 / 25, evidence={"ideas": 6, "issues": 2})
    assert list(ask_issues(room.situation(coverage=coverage(posts=19, issues=2, ideas=6)), giving)) == []
    assert list(ask_issues(room.situation(coverage=coverage(issues=2, ideas=6)), POLICY)) == []


def test_what_many_ideas_offer_by_hand():
    room = Room()
    issue = room.post("issue", confidence=0.61239)
    for _ in range(8):
        room.post("idea", issue)
    [found] = organise_ideas(room.situation(), POLICY)
    evidence = {"post": issue, "ideas": 8, "p": 0.612}
    score = pytest.approx(8 / 15 * 0.61239)
    assert (found.move, found.score, found.evidence, found.about) == ("organise_ideas", score, evidence, issue)
    unsure = Room()
    issue = unsure.post("issue", unsure=True)
    for _ in range(8):
        unsure.post("idea", issue)
    assert list(organise_ideas(unsure.situation(), POLICY)) == []


def test_what_a_summary_offers_by_hand():
    room = Room()
    best = room.post("idea", author="ada", confidence=0.8)
    room.post("pro", best, author="bo")
    con = room.post("con", best, author="cy")
    [found] = summarise(room.situation(coverage=coverage(posts=60)), POLICY)
    evidence = {"post": best, "other_post": con, "posts": 60, "issues": 2, "ideas": 6}
    score = pytest.approx(60 / 100 * 0.8)
    assert (found.move, found.score, found.evidence) == ("summarise", score, evidence)
    assert (found.about, found.other, found.to) == (best, con, None)
    for posts, said, due in ((40, 0, True), (39, 0, False), (50, 10, True), (50, 11, False)):
        situation = room.situation(coverage=coverage(posts=posts), said={"summarise": said})
        assert bool(list(summarise(situation, POLICY))) is due


def summary(room):
    """What a summary would be about, and the view beside it."""
    return [(one.about, one.other) for one in summarise(room.situation(coverage=coverage()), POLICY)]


def test_the_best_idea_is_sure_and_has_most_pros_less_cons_the_later_of_equals():
    room = Room()
    one, two, unsure = room.post("idea"), room.post("idea", author="bo"), room.post("idea", unsure=True)
    for idea in (one, one, two, two, unsure, unsure, unsure):
        room.post("pro", idea, author="cy")
    assert summary(room) == [(two, one)]
    room.post("con", two, author="ada", unsure=True)  # an unsure con counts for nothing
    assert summary(room) == [(two, one)]
    con = room.post("con", two, author="ada")
    assert summary(room) == [(one, two)]
    room.post("pro", two, author="cy")
    assert summary(room) == [(two, con)]


def test_a_summary_quotes_the_surest_con_on_the_idea_by_somebody_else():
    room = Room()
    best, other = room.post("idea", author="ada"), room.post("idea", author="bo")
    for _ in range(5):
        room.post("pro", best, author="bo")
    room.post("con", best, author="ada", confidence=1.0)  # by the author of the idea
    room.post("con", other, author="cy", confidence=1.0)  # on something else
    room.post("con", best, author="cy", unsure=True)
    assert summary(room) == [(best, other)]
    room.post("con", best, author="cy", confidence=0.5)
    surer = room.post("con", best, author="cy", confidence=0.7)
    room.post("con", best, author="cy", confidence=0.6)
    assert summary(room) == [(best, surer)]


def test_where_nobody_objects_the_least_supported_idea_is_the_view_beside_it_the_first_of_equals():
    room = Room()
    best = room.post("idea", author="ada")
    supported = room.post("idea", author="bo")
    first, _ = room.post("idea", author="cy"), room.post("idea", author="cy")
    room.post("idea", author="ada")  # by the same person as the best
    room.post("idea", author="di", unsure=True)
    for idea in (best, best, supported):
        room.post("pro", idea, author="di")
    assert summary(room) == [(best, first)]


def test_what_a_new_phase_offers_by_hand():
    room = Room()
    now = {"coverage": coverage(seen=0.756), "phase": "convergence", "phase_since": 31}
    evidence = {"phase": "convergence", "ideas": 6, "new": 1, "window": 20, "coverage": "76 %"}
    assert list(phase_change(room.situation(**now), POLICY)) == [
        Candidate(move="phase_change", score=0.7, evidence=evidence)
    ]
    assert list(phase_change(room.situation(**{**now, "phase_since": 30}), POLICY)) == []  # 20 posts ago
    [unseen] = phase_change(room.situation(**{**now, "coverage": coverage(seen=None)}), POLICY)
    assert unseen.evidence["coverage"] == "an unknown part"
    for said, due in ((30, True), (31, False)):
        assert bool(list(phase_change(room.situation(**now, said={"phase_change": said}), POLICY))) is due
    for phase in ("divergence", "closing"):
        assert list(phase_change(room.situation(**{**now, "phase": phase}), POLICY)) == []


def test_a_phase_that_begins_with_the_debate_is_announced():
    now = {"coverage": coverage(posts=3), "phase": "deepening", "phase_since": 0}
    assert list(phase_change(Room().situation(**now), POLICY))


def test_what_the_closing_offers_by_hand():
    room = Room()
    best = room.post("idea", author="ada", confidence=0.5)
    room.post("pro", best, author="bo")
    [found] = close_with_goals(room.situation(coverage=coverage(), phase="closing", phase_since=45), POLICY)
    evidence = {"post": best, "waited": 5, "pros": 1}
    assert found == Candidate(move="close_with_goals", score=0.4, evidence=evidence, about=best)

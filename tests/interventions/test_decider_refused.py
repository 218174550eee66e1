"""What a decider learns when nobody wants a proposal."""

import pytest

from facilitator.interventions.policy.settings import Proposals
from tests.interventions.deciders import POLICY, decider, hear
from tests.interventions.room import Room, proposed, speak

RESTLESS = POLICY.changed(moves=("ask_ideas",), proposals=Proposals(rest_after_dismissal=0))


def refuse(agent, room, *, dismissed=True, **situation):
    """Nobody wants what it would say now; the message."""
    decision = agent.decide(room.situation(**situation))
    agent.refused(proposed(decision, posts=agent.posts), dismissed=dismissed)
    return decision.intervention


def one_issue(policy=RESTLESS):
    room, agent = Room(), decider(policy)
    issue = hear(agent, room, "issue")
    hear(agent, room, "other")
    return room, agent, issue


def test_what_was_dismissed_about_a_post_does_not_come_back():
    room, agent, issue = one_issue()
    assert refuse(agent, room).about == issue
    for _ in range(60):
        hear(agent, room, "other")
        assert agent.decide(room.situation()).why_silent == "Nothing calls for a message."


def test_what_nobody_decided_on_may_come_again_after_the_longest_wait():
    room, agent, issue = one_issue(RESTLESS.changed(pace=POLICY.pace.changed(longest_wait=4)))
    assert refuse(agent, room, dismissed=False).about == issue
    for _ in range(3):
        hear(agent, room, "other")
        assert agent.decide(room.situation()).intervention is None
    hear(agent, room, "other")
    assert agent.decide(room.situation()).intervention.about == issue


@pytest.mark.parametrize("dismissed", [True, False])
def test_either_way_the_agent_rests(dismissed):
    room, agent, _ = one_issue(RESTLESS.changed(proposals=Proposals(rest_after_dismissal=3)))
    refuse(agent, room, dismissed=dismissed)
    other = hear(agent, room, "issue")
    hear(agent, room, "other")
    assert agent.decide(room.situation()).why_silent.startswith("The last proposal was not wanted 2 posts ago")
    hear(agent, room, "other", other)
    assert agent.decide(room.situation()).intervention is not None


def test_other_matters_are_still_spoken_of():
    room, agent, issue = one_issue()
    refuse(agent, room)
    other = hear(agent, room, "issue")
    for _ in range(2):
        hear(agent, room, "other")
    assert agent.decide(room.situation()).intervention.about == other != issue


def test_a_person_is_not_invited_against_a_facilitators_word_and_others_are():
    room, agent = Room(), decider(RESTLESS.changed(moves=("invite_quiet",)))
    for number in range(24):
        hear(agent, room, "idea", author=["ada", "bo"][number % 2])
    first = refuse(agent, room).to
    second = refuse(agent, room).to
    assert {first, second} == {"cy", "di"}
    for _ in range(60):
        hear(agent, room, "idea")
        hear(agent, room, "idea", author="bo")
    assert agent.decide(room.situation()).intervention is None


def test_a_lull_is_not_asked_into_again_for_long_once_that_was_dismissed():
    room, agent = Room(), decider(RESTLESS.changed(moves=("open_invitation",)))
    hear(agent, room, "other")
    lull = {"silence": 1e5, "usual_wait": 1.0}
    refuse(agent, room, **lull)
    for _ in range(POLICY.pace.longest_wait):
        assert agent.decide(room.situation(**lull)).intervention is None
        hear(agent, room, "other")
    assert agent.decide(room.situation(**lull)).intervention.move == "open_invitation"


def test_nothing_was_said_and_no_window_opens():
    room, agent, _ = one_issue()
    refuse(agent, room)
    assert agent.outcomes.ledger() == []
    hear(agent, room, "other")
    assert speak(agent, room).intervention is None
    assert len(agent.outcomes._open) == 1  # a silent moment like others: no message is near
    other = hear(agent, room, "issue")
    hear(agent, room, "other")
    said = agent.decide(room.situation()).intervention
    assert (said.about, said.evidence["posts_since_message"]) == (other, None)


def test_a_rung_that_was_dismissed_is_not_on_trial():
    ladder = RESTLESS.changed(moves=("find_common_ground", "restate_both_sides"), least_score=0.1)
    room, agent = Room(), decider(ladder.changed(pace=POLICY.pace.changed(heed_within=1)))
    hear(agent, room, "idea")
    for number in range(5):
        hear(agent, room, "con", room.last.id, author=["bo", "ada"][number % 2])
    assert refuse(agent, room).move == "find_common_ground"
    for number in range(4):
        hear(agent, room, "con", room.last.id, author=["bo", "ada"][(number + 1) % 2])
        decision = agent.decide(room.situation())
        assert decision.considered in (None, "find_common_ground")  # of the next objection; the second has no turn

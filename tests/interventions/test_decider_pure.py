"""Deciding changes nothing: what moves pace, fairness and outcomes is what becomes of a proposal."""

import pickle
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.interventions import MOVES, Policy
from facilitator.interventions.policy.settings import Course, Fairness, Gaps, Phases, Proposals, Quiet, Widen
from tests.interventions.deciders import POLICY, decider, hear
from tests.interventions.room import Room, proposed, speak

#: Everything is due soon.
EAGER = Policy(
    moves=MOVES,
    least_score=0.0,
    pace=POLICY.pace.changed(back_off=1.0, heed_within=2),
    gaps=Gaps(
        issue_without_idea=1,
        idea_without_argument=1,
        idea_without_pro=1,
        idea_without_con=1,
        one_sided_idea=1,
        unanswered_first_post=1,
        thin_branch=1,
        complaint_without_idea=1,
    ),
    quiet=Quiet(after_posts=3, after_con=2, posts_between=0, most_per_person=9),
    widen=Widen(facet_after=1, perspective_after=3, opposite_pros=1),
    course=Course(summary_every=5, exchange=3),
    phases=Phases(window=5, least_thoughts=1, longest=5, convergence_posts=5),
    fairness=Fairness(most_ahead=9, same_branch=9),
    proposals=Proposals(rest_after_dismissal=0),
)

LABELS = st.sampled_from(["issue", "idea", "pro", "con", "other"])
PEOPLE = st.sampled_from(["ada", "bo", "cy", "host"])
STEPS = st.lists(
    st.tuples(LABELS, PEOPLE, st.integers(0, 3), st.sampled_from(["look", "say", "dismiss", "expire"])),
    min_size=1,
    max_size=18,
)


def state(agent, room):
    """All that a decision could leave a trace in."""
    return pickle.dumps((agent, room.map, room.watch, room.tracker, room.voices, room.recent))


def step(agent, room, number, label, author, back):
    hear(agent, room, label, f"p{number - back}" if 0 < back < number else None, author=author)


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_deciding_twice_gives_the_same_and_leaves_no_trace(steps):
    room, agent = Room(("ada", "bo", "cy", "di", "host"), host="facilitator"), decider(EAGER)
    assert room.map.branches == 0  # the map makes its root when it is first asked for
    for number, (label, author, back, then) in enumerate(steps, start=1):
        step(agent, room, number, label, author, back)
        before = state(agent, room)
        for silence in (0.0, 1e5):
            situation = room.situation(silence=silence, usual_wait=30.0)
            decision = agent.decide(situation)
            assert agent.decide(situation) == decision
            assert agent.decide(replace(situation, waiting=True)).intervention is None
        assert state(agent, room) == before
        decision = agent.decide(room.situation())
        if then == "say" or decision.intervention is None:
            speak(agent, room)
        elif then != "look":
            agent.refused(proposed(decision), dismissed=then == "dismiss")


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_looking_at_what_might_be_said_changes_nothing_that_is_said_later(steps):
    looked_at = Room(("ada", "bo", "cy", "di", "host"), host="facilitator"), decider(EAGER)
    left_alone = Room(("ada", "bo", "cy", "di", "host"), host="facilitator"), decider(EAGER)
    for number, (label, author, back, then) in enumerate(steps, start=1):
        for room, agent in (looked_at, left_alone):
            step(agent, room, number, label, author, back)
        room, agent = looked_at
        agent.decide(room.situation(silence=1e5, usual_wait=1.0))
        agent.decide(room.situation(p_speak=0.9))
        assert agent.phase in ("divergence", "deepening", "convergence", "closing")
        assert agent.posts == number
        if then == "say":
            assert speak(*reversed(looked_at)) == speak(*reversed(left_alone))
    assert pickle.dumps(looked_at[1]) == pickle.dumps(left_alone[1])


@settings(max_examples=60, deadline=None)
@given(STEPS, st.integers(0, 24))
def test_a_decider_that_was_put_away_in_between_goes_on_as_if_it_had_not(steps, put_away):
    room, agent = Room(("ada", "bo", "cy", "di", "host"), host="facilitator"), decider(EAGER)
    same, again = Room(("ada", "bo", "cy", "di", "host"), host="facilitator"), decider(EAGER)
    for number, (label, author, back, _) in enumerate(steps, start=1):
        step(agent, room, number, label, author, back)
        step(again, same, number, label, author, back)
        assert speak(again, same) == speak(agent, room)
        if number == put_away:
            again = pickle.loads(pickle.dumps(again))
    assert again.outcomes.ledger() == agent.outcomes.ledger()


def test_a_message_counts_only_once_it_went_out():
    room, agent = Room(), decider()
    hear(agent, room, "issue")
    hear(agent, room, "other")
    for _ in range(3):
        decision = agent.decide(room.situation())
        assert decision.intervention.move == "ask_ideas"
    agent.posted(proposed(decision, posts=2), time=120.0, after="p2", ibis_map=room.map)
    assert agent.decide(room.situation()).intervention is None


def test_a_message_that_goes_out_late_counts_from_then():
    room, agent = Room(), decider()
    hear(agent, room, "issue")
    hear(agent, room, "other")
    waits = proposed(agent.decide(room.situation()), posts=agent.posts)
    for _ in range(3):
        hear(agent, room, "other")
    agent.posted(waits, time=400.0, after="p5", ibis_map=room.map)
    hear(agent, room, "issue")
    hear(agent, room, "other")
    assert agent.decide(room.situation()).why_silent == "The agent spoke 2 posts ago and waits for 3."
    [row] = agent.outcomes.ledger()
    assert (row["after"], row["number"], row["posts"]) == ("p5", 5, 2)

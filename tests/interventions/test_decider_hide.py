"""Hidden posts: neither quoted nor asked about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.interventions import MOVES
from facilitator.interventions.policy.settings import Gaps, Inclusion, Quiet
from tests.interventions.deciders import POLICY, decider, hear
from tests.interventions.room import Room, message, speak


def moving(*moves, **more):
    return decider(POLICY.changed(moves=moves, least_score=0.1, **more))


def test_a_hidden_post_is_not_asked_about_until_it_is_shown_again():
    room, agent = Room(), decider()
    issue = hear(agent, room, "issue")
    hear(agent, room, "other")
    agent.hide(issue)
    assert agent.decide(room.situation()).intervention is None
    agent.hide(issue, hidden=False)
    assert agent.decide(room.situation()).intervention.about == issue


def test_other_posts_are_still_asked_about():
    room, agent = Room(), decider()
    issue, other = hear(agent, room, "issue"), hear(agent, room, "issue")
    hear(agent, room, "other")
    agent.hide(issue)
    assert agent.decide(room.situation()).intervention.about == other


def test_a_post_can_be_hidden_before_it_is_taken_in():
    room, agent = Room(), decider()
    agent.hide("p1")
    hear(agent, room, "issue")
    hear(agent, room, "other")
    assert agent.decide(room.situation()).intervention is None


@pytest.mark.parametrize("hidden", ["p2", "p3"])
def test_of_two_posts_side_by_side_neither_may_be_hidden(hidden):
    room, agent = Room(), moving("combine_ideas")
    issue = hear(agent, room, "issue")
    one, other = hear(agent, room, "idea", issue), hear(agent, room, "idea", issue, author="bo")
    room.alike(one, other, 0.5)
    assert agent.decide(room.situation()).intervention.move == "combine_ideas"
    agent.hide(hidden)
    assert agent.decide(room.situation()).intervention is None


def furthest_apart():
    room, agent = Room(), moving("connect_distant")
    vectors = {"ada": (1, 0), "bo": (0.6, 0.8), "cy": (-0.8, 0.6)}
    for number in range(24):
        author = ["ada", "bo", "cy"][number % 3]
        hear(agent, room, "other", author=author, vector=vectors[author])
    return room, agent


def test_posts_that_are_quoted_without_being_on_the_map_are_looked_at_too():
    room, agent = furthest_apart()
    evidence = agent.decide(room.situation()).intervention.evidence
    for key in ("post", "other_post"):
        agent.hide(evidence[key])
        assert agent.decide(room.situation()).intervention is None
        agent.hide(evidence[key], hidden=False)
    assert agent.decide(room.situation()).intervention is not None


def test_a_person_is_invited_all_the_same_without_the_quotation():
    room, agent = Room(), moving("invite_quiet")
    issue = hear(agent, room, "issue", text="The drains on Mill Street block every spring")
    for number in range(23):
        hear(agent, room, "other", issue, author=["ada", "bo", "cy"][number % 3])
    before = agent.decide(room.situation()).intervention
    assert (before.to, before.about) == ("di", issue)
    agent.hide(issue)
    after = agent.decide(room.situation()).intervention
    assert (after.to, after.about) == ("di", None)
    assert "drains" not in after.text


def objected():
    """Di got an objection and has been silent since."""
    room, agent = Room(), moving("invite_after_con")
    idea = hear(agent, room, "idea", author="di", text="We could pay two people to clean the drains")
    con = hear(agent, room, "con", idea, author="ada")
    for _ in range(12):
        hear(agent, room, "other", author="bo")
    return room, agent, idea, con


def test_an_invitation_after_an_objection_to_a_hidden_post_quotes_nothing_and_is_about_nothing_hidden():
    # otherwise it would be let go at the next post and be proposed again, on and on
    room, agent, idea, _ = objected()
    agent.hide(idea)
    said = agent.decide(room.situation()).intervention
    assert (said.to, said.about) == ("di", None)
    assert "drains" not in said.text
    assert not agent.is_hidden(said)


def test_a_message_is_hidden_with_any_post_that_it_quotes():
    agent = decider()
    agent.hide("p1")
    pair = {"post": "p1", "other_post": "p2"}
    assert agent.is_hidden(message("ask_ideas", about="p1", evidence={"post": "p1"}))
    assert agent.is_hidden(message("combine_ideas", about="p1", evidence=pair))
    assert agent.is_hidden(message("combine_ideas", about="p2", evidence={"post": "p2", "other_post": "p1"}))
    assert agent.is_hidden(message("connect_distant", evidence=pair))
    assert agent.is_hidden(message("invite_quiet", about="p1", to="di"))
    assert not agent.is_hidden(message("ask_ideas", about="p2", evidence={"post": "p2"}))
    assert not agent.is_hidden(message("open_invitation", evidence={"silence": 9}))


def test_the_rules_are_recalled_about_nobody_whoever_is_hidden():
    agent = decider()
    agent.hide("p1")
    assert not agent.is_hidden(message("recall_rules", evidence={"post": "p1", "other_post": "p2"}))
    assert not agent.is_hidden(message("invite_after_con", to="di", evidence={"post": "p1"}))
    assert agent.is_hidden(message("find_common_ground", about="p1", evidence={"post": "p1", "other_post": "p2"}))


def test_a_message_that_is_about_no_post_is_never_hidden():
    assert not decider().is_hidden(message("open_invitation"))


def test_showing_what_was_not_hidden_does_no_harm():
    room, agent = Room(), decider()
    issue = hear(agent, room, "issue")
    hear(agent, room, "other")
    agent.hide(issue, hidden=False)
    agent.hide("nowhere")
    assert agent.decide(room.situation()).intervention.about == issue


def test_hiding_a_post_twice_hides_it_once():
    room, agent = Room(), decider()
    issue = hear(agent, room, "issue")
    hear(agent, room, "other")
    agent.hide(issue)
    agent.hide(issue)
    agent.hide(issue, hidden=False)
    assert agent.decide(room.situation()).intervention.about == issue


def test_a_hidden_attack_does_not_become_quotable_when_it_is_shown_again():
    room, agent = Room(), decider()
    issue = hear(agent, room, "issue", uncivil=True)
    hear(agent, room, "other")
    agent.hide(issue)
    agent.hide(issue, hidden=False)
    assert agent.decide(room.situation()).intervention is None


EVERYTHING = POLICY.changed(
    moves=MOVES,
    least_score=0.0,
    pace=POLICY.pace.changed(back_off=1.0),
    gaps=Gaps(**dict.fromkeys(("issue_without_idea", "idea_without_pro", "unanswered_first_post", "thin_branch"), 1)),
    quiet=Quiet(after_posts=4, after_con=3, posts_between=0, most_per_person=9),
    inclusion=Inclusion(),
)

POSTS = st.lists(
    st.tuples(
        st.sampled_from(["issue", "idea", "pro", "con", "con", "other"]),
        st.sampled_from(["ada", "bo", "cy"]),
        st.integers(0, 3),
        st.booleans(),
        st.booleans(),
    ),
    min_size=10,
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(POSTS)
def test_whatever_is_hidden_nothing_that_is_said_is_about_it(posts):
    room, agent = Room(), decider(EVERYTHING)
    for number, (label, author, back, uncivil, hidden) in enumerate(posts, start=1):
        target = f"p{number - back}" if 0 < back < number else None
        hear(agent, room, label, target, author=author, uncivil=uncivil, text=f"the words of post p{number}.")
        if hidden:
            agent.hide(f"p{number}")
        said = speak(agent, room, silence=0.0, usual_wait=30.0).intervention
        if said is not None:
            assert not agent.is_hidden(said)
            quoted = [f"p{n}" for n in range(1, number + 1) if f"the words of post p{n}”" in said.text]
            assert not agent._hidden.intersection(quoted)

"""The moments that messages are compared with, as an agent enters them while a debate goes on."""

from dataclasses import replace

from facilitator.debate import Post
from facilitator.interventions import Policy
from facilitator.interventions.policy.settings import Lull, Pace
from tests.agents import TALKATIVE, plain_agent, plain_debate

#: Looks into every silence and never finds anything worth saying.
SILENT = Policy(
    moves=("open_invitation",), weights={"open_invitation": 0.0}, lull=Lull(least_seconds=5.0, times_usual=0.1)
)
LULLS = Policy(moves=("open_invitation",), pace=Pace(first_after=0, seconds_between=0), lull=Lull(least_seconds=100.0))


def after_posts(policy, posts, *, looks=(), **more):
    """An agent that has observed so many posts and looked into the silence after each at those seconds; its log."""
    log = []
    agent = plain_agent(policy, log=log, **more)
    debate = plain_debate(posts)
    agent.start(debate)
    for post in debate.posts:
        agent.observe(post)
        for seconds in looks:
            agent.tick(post.time + seconds)
    return agent, log


def silent(log):
    return [event.after for event in log if event.kind == "silent"]


def moments(agent):
    watch = agent.outcomes
    return [one.after for one in watch._quiet] + [window.after for window in watch._open if window.move is None]


def test_each_post_after_which_nothing_is_said_is_one_moment():
    agent, log = after_posts(SILENT, 9)
    assert silent(log) == moments(agent) == [f"p{n}" for n in range(9)]


def test_looking_into_a_silence_enters_no_moment_a_second_time():
    # the post before the silence has been looked at already; twice the same moment would count for two
    agent, log = after_posts(SILENT, 9, looks=(10.0, 20.0))
    assert silent(log) == moments(agent) == [f"p{n}" for n in range(9)]
    assert [event.kind for event in log].count("quiet") == 9


def test_a_message_into_a_silence_takes_the_place_of_the_moment():
    agent, log = after_posts(LULLS, 8, looks=())
    last = agent.room.last.post
    assert agent.tick(last.time + 5000.0).move == "open_invitation"
    assert silent(log)[-1] == last.id
    agent.observe(Post(id="next", author="u0", text="Thanks everyone, good morning.", time=last.time + 6000.0))
    rows = agent.outcomes.ledger()
    assert [(row["after"], row["posts"]) for row in rows] == [(last.id, 1)]
    assert last.id not in moments(agent)


def test_messages_of_the_agent_that_come_back_are_no_moments():
    agent, log = after_posts(SILENT, 3)
    people = plain_debate(1).participants
    agent.join(replace(people[0], id="bot", name="Bot", role="agent"))
    agent.observe(Post(id="own", author="bot", text="What could be done?", time=1000.0))
    assert silent(log) == moments(agent) == ["p0", "p1", "p2"]


def test_a_room_that_is_made_again_has_the_same_moments_and_messages():
    agent, log = after_posts(TALKATIVE, 30, looks=(10.0,))
    assert agent.outcomes.ledger()
    again = plain_agent(TALKATIVE)
    again.restore(log)
    assert again.outcomes.ledger() == agent.outcomes.ledger()
    assert moments(again) == moments(agent)


def test_what_waits_for_a_word_opens_no_window_until_it_goes_out():
    agent, log = after_posts(TALKATIVE, 6, attended=True)
    assert agent.pending is not None
    assert agent.outcomes.ledger() == []
    agent.resolve(agent.pending, "posted")
    assert [row["posts"] for row in agent.outcomes.ledger()] == [0]
    assert [event.kind for event in log].count("resolved") == 1

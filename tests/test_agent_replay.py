import itertools

from facilitator import Debate, Intervention, Observation, Participant, Post
from tests.agents import TEXTS, plain_agent, plain_debate


def test_events_come_in_time_order_and_nothing_is_missed():
    debate = plain_debate(posts=60)
    events = list(plain_agent().replay(debate))
    assert [event.id for event in events if isinstance(event, Observation)] == [post.id for post in debate.posts]
    post = debate.post_by_id
    times = [post[event.id].time if isinstance(event, Observation) else event.time for event in events]
    assert times == sorted(times)


def test_every_message_of_an_observation_is_said_right_after_it():
    events = list(plain_agent().replay(plain_debate(posts=60)))
    for event, following in itertools.pairwise(events):
        if isinstance(event, Observation) and event.intervention:
            assert following is event.intervention


def lulled():
    """Posts each minute, then an hour of silence, then one more."""
    posts = [Post(id=f"p{n}", author="ab"[n % 2], text="ok", time=60.0 * n) for n in range(9)]
    posts.append(Post(id="late", author="a", text=TEXTS[0], time=4000.0))
    return Debate(id="d", participants=(Participant(id="a"), Participant(id="b")), posts=tuple(posts))


def test_the_agent_speaks_into_a_lull_before_the_next_post():
    events = list(plain_agent().replay(lulled()))
    said = [event for event in events if isinstance(event, Intervention)]
    assert [one.move for one in said] == ["open_invitation"]
    assert 480 < said[0].time < 4000
    assert isinstance(events[-1], Observation)


def test_a_live_host_that_ticks_by_the_clock_decides_the_same():
    """A room checks once a second and hands over posts as they come; no lookahead, the same decisions."""
    for debate in (lulled(), plain_debate(posts=40), plain_debate(posts=40, threaded=False)):
        replayed = list(plain_agent().replay(debate))
        agent, live, clock = plain_agent(), [], 0.0
        agent.start(debate.without_posts())
        for post in debate.posts:
            while clock < post.time:
                due = agent.next_check
                if due is not None and due <= clock:
                    said = agent.tick(due)
                    live += [said] if said else []
                clock += 1.0
            observation = agent.observe(post)
            live.append(observation)
            live += [observation.intervention] if observation.intervention else []
        assert live == replayed

import json

import pytest

from facilitator import Debate, InputError, Participant, Policy, Post
from facilitator.events import (
    Corrected,
    Erased,
    Hidden,
    Joined,
    Opened,
    Paused,
    PolicyChanged,
    Posted,
    Quiet,
    read_event,
    write_event,
)
from tests.agents import plain_agent, plain_debate

OWN = [
    Joined(person=Participant(id="a", name="Ada", gender="woman", extra={"age": 31})),
    Corrected(post="p1", what="target", value=None, time=3.5, by="fatima", reason="it answers the question"),
    PolicyChanged(policy=Policy.load("gentle"), time=4.0, by="fatima"),
    Paused(time=5.0, paused=False),
    Hidden(post="p1", time=6.0, by="fatima", reason="insult"),
    Erased(time=7.0, posts=("p1",), person="a"),
    Quiet(time=8.0),
    Posted(post=Post(id="p", author="a", text="“Hello” \u2028 \x00 سلام 😀", time=0.1 + 0.2), proposal=3),
]


def log_of_a_debate():
    log = []
    agent = plain_agent(log=log)
    debate = plain_debate(posts=30)
    agent.start(debate)
    for post in debate.posts:
        due = agent.next_check
        if due is not None and due < post.time:
            agent.tick(due)
        agent.observe(post)
    return log


@pytest.fixture(scope="module")
def log():
    return log_of_a_debate()


@pytest.mark.parametrize("event", OWN, ids=lambda event: event.kind)
def test_an_event_is_one_line_of_json_and_comes_back_the_same(event):
    line = write_event(event)
    assert "\n" not in line
    assert json.loads(line)["kind"] == event.kind
    assert read_event(line) == event


def test_all_that_a_debate_leaves_comes_back_the_same(log):
    assert {event.kind for event in log} == {"opened", "posted", "read", "silent", "proposed", "resolved"}
    assert [read_event(write_event(event)) for event in log] == log


def test_a_log_begins_with_the_header_and_holds_no_posts_in_it(log):
    opened = log[0]
    assert isinstance(opened, Opened)
    assert opened.debate.posts == ()
    assert opened.debate.participants


def test_every_post_is_told_before_its_reading_and_what_was_decided(log):
    kinds = [(event.kind, getattr(event, "post", None)) for event in log[1:]]
    entered = [post.id for kind, post in kinds if kind == "posted"]
    taken = [post for kind, post in kinds if kind == "read"]
    assert entered == taken == [post.id for post in plain_debate(posts=30).posts]
    after = [kinds[place + 1][0] for place, (kind, _) in enumerate(kinds) if kind == "read"]
    assert set(after) == {"silent", "proposed"}


def test_every_proposal_of_a_replay_is_posted_at_once(log):
    for place, event in enumerate(log):
        if event.kind == "proposed":
            assert (log[place + 1].kind, log[place + 1].how) == ("resolved", "posted")


def test_silence_says_why(log):
    silent = [event for event in log if event.kind == "silent"]
    assert all(event.why for event in silent)
    assert any(event.considered for event in silent)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "the line"),
        ("{}", "the line"),
        ('{"kind": "guessed"}', "the line"),
        ('{"kind": "quiet"}', "time"),
        ('{"kind": "corrected", "post": "p", "what": "mood", "value": null, "time": 1}', "what"),
    ],
)
def test_a_damaged_line_is_refused_in_one_sentence(line, says):
    with pytest.raises(InputError, match="this is no event of a room") as error:
        read_event(line)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_halves_of_characters_do_not_stop_the_log():
    event = Posted(post=Post(id="p", author="a", text="half \ud83d of a smile"))
    assert read_event(write_event(event)).post.text == "half ? of a smile"


def test_a_room_without_a_question_has_no_embedding_of_it():
    log = []
    agent = plain_agent(log=log)
    agent.start(Debate(id="d"))
    assert log[0].question is None

"""A room with a person who decides on proposals: what moves when, and what does not."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from facilitator import Debate, InputError, Participant, Policy, Post
from facilitator.debate import UNKNOWN_AUTHOR
from facilitator.events import Corrected, Opened, PolicyChanged
from facilitator.ibis import Linker
from facilitator.ibis.linking import FEATURES
from facilitator.interventions.policy import Gaps, Pace, Proposals
from facilitator.room import RoomState
from tests.agents import plain_agent, plain_debate
from tests.states import state
from tests.turns import reading

ISSUE = "Why do the drains on Mill Street block every single spring?"
IDEA = "We should pay two people to clean the drains before the rain."
TALK = "Thanks everyone, good morning."

#: Asks for ideas soon, and for nothing else.
ASKING = Policy(
    moves=("ask_ideas",),
    least_score=0.1,
    pace=Pace(first_after=1, posts_between=3, seconds_between=0, heed_within=5),
    gaps=Gaps(issue_without_idea=1),
)


def attended(policy=ASKING, *, threaded=False, people=("a", "b", "c"), **more):
    agent = plain_agent(policy=policy, attended=True, **more)
    everyone = (*(Participant(id=one) for one in people), Participant(id="bot", role="agent"))
    agent.start(Debate(id="d", question="What about the town?", participants=everyone))
    if threaded:  # from five posts on, half of which say what they answer
        say(agent, *[("c", TALK)] * 5, reply_to="0")
    return agent


def say(agent, *said, reply_to=None):
    last = agent.room.last
    start = 0 if last is None else int(last.post.time) + 60
    seen = []
    for n, (author, text) in enumerate(said):
        time = start + 60.0 * n
        answered = reply_to if time else None
        seen.append(agent.observe(Post(id=f"{time:.0f}", author=author, text=text, time=time, reply_to=answered)))
    return seen


def proposed(agent, **more):
    """Let somebody raise an issue that nobody answers, until the agent proposes to ask about it."""
    (asked,) = say(agent, ("a", ISSUE), **more)
    say(agent, ("b", TALK), **more)
    assert agent.pending is not None
    return asked.id


class TestAProposal:
    def test_waits_and_no_second_one_is_made(self):
        agent = attended()
        proposed(agent)
        first = agent.pending
        seen = say(agent, ("a", TALK), ("c", "Why is the park closed in the evening?"), ("b", TALK))
        assert agent.pending is first
        assert {one.decision.why_silent for one in seen} == {"A proposal is waiting for somebody's word."}

    def test_moves_nothing_before_it_is_posted(self):
        agent = attended()
        proposed(agent)
        decider = agent.room._decider
        assert (decider._pacer.messages, agent.outcomes.ledger(), list(agent.room.outbox.said)) == (0, [], [])
        agent.resolve(agent.pending, "posted", by="fatima")
        assert (decider._pacer.messages, len(agent.outcomes.ledger()), len(agent.room.outbox.said)) == (1, 1, 1)
        assert agent.pending is None

    def test_is_the_only_one_that_can_be_resolved(self):
        agent = attended()
        proposed(agent)
        waiting = agent.pending
        with pytest.raises(InputError, match="proposal 7 does not wait for a decision; number 1 does"):
            agent.resolve(replace(waiting, number=7), "posted")
        agent.resolve(waiting, "dismissed")
        with pytest.raises(InputError, match="proposal 1 does not wait for a decision; none does"):
            agent.resolve(waiting, "posted")

    def test_that_is_edited_goes_out_in_the_new_words(self):
        agent = attended()
        proposed(agent)
        agent.resolve(agent.pending, "edited", text="What might help with the drains?", by="fatima")
        assert list(agent.room.outbox.said) == ["What might help with the drains?"]

    def test_cannot_be_edited_to_nothing(self):
        agent = attended()
        proposed(agent)
        waiting = agent.pending
        with pytest.raises(InputError, match="edited proposal has no text"):
            agent.resolve(waiting, "edited", text=" ")
        assert agent.pending is waiting

    def test_expires_after_as_many_posts_as_the_policy_says(self):
        policy = Policy(**{**_settings(ASKING), "proposals": Proposals(expire_after_posts=3)})
        log = []
        agent = attended(policy, log=log)
        proposed(agent)
        say(agent, ("b", TALK), ("b", TALK), ("b", TALK))
        assert agent.pending is not None
        say(agent, ("b", TALK))
        assert agent.pending is None
        (gone,) = [event for event in log if event.kind == "resolved"]
        assert (gone.how, gone.reason, gone.by) == ("expired", "Nobody decided on it within 3 posts.", None)

    def test_expires_in_a_silence_too(self):
        policy = Policy(**{**_settings(ASKING), "proposals": Proposals(expire_after_seconds=300)})
        log = []
        agent = attended(policy, log=log)
        proposed(agent)
        due = agent.next_check
        assert due == agent.pending.intervention.time + 300
        agent.tick(due)
        assert agent.pending is None
        assert log[-2].reason == "Nobody decided on it within 300 seconds."

    def test_that_expires_before_a_lull_does_not_stand_in_its_way(self):
        settings = {**_settings(ASKING), "moves": ("ask_ideas", "open_invitation")}
        agent = attended(Policy(**settings, proposals=Proposals(expire_after_seconds=100, rest_after_dismissal=0)))
        say(agent, *[("b", TALK)] * 6)
        proposed(agent)
        last = agent.room.last.post.time
        assert agent.next_check == agent.pending.intervention.time + 100
        assert agent.tick(agent.next_check) is None
        assert agent.next_check == last + 8 * 60
        assert agent.tick(agent.next_check).move == "open_invitation"

    def test_goes_when_its_post_is_hidden(self):
        log = []
        agent = attended(log=log)
        asked = proposed(agent)
        agent.hide(asked, by="fatima")
        say(agent, ("b", TALK))
        assert agent.pending is None
        assert "not shown any more" in next(event.reason for event in log if event.kind == "resolved")

    def test_keeps_its_number_through_silence_and_dismissals(self):
        agent = attended()
        proposed(agent)
        agent.resolve(agent.pending, "dismissed")
        say(agent, ("a", "Why is the park closed in the evening?"), *[("b", TALK)] * 6)
        assert agent.pending.number == 2


class TestADismissal:
    def test_teaches_that_the_same_about_the_same_is_not_wanted(self):
        agent = attended()
        asked = proposed(agent)
        agent.resolve(agent.pending, "dismissed", by="fatima", reason="they are getting there")
        seen = say(agent, *[("b", TALK)] * 20)
        assert not any(one.intervention and one.intervention.about == asked for one in seen)

    def test_costs_no_pace_but_a_short_rest(self):
        agent = attended()
        proposed(agent)
        agent.resolve(agent.pending, "dismissed")
        seen = say(agent, ("a", "Why is the park closed in the evening?"), ("b", TALK), ("b", TALK))
        assert seen[1].decision.why_silent is None or "not wanted" in seen[1].decision.why_silent
        assert agent.pending is not None
        assert agent.pending.intervention.about == seen[0].id


def test_posting_dismissing_and_ignoring_lead_to_three_different_rooms():
    found = {}
    for how in ("posted", "dismissed", "ignored"):
        agent = plain_agent(attended=True)
        debate = plain_debate(posts=90)
        agent.start(debate)
        proposals, paces = [], []
        for post in debate.posts:
            agent.observe(post)
            paces.append(agent.room._decider._pacer.why_silent(post.time))
            if agent.pending and (not proposals or proposals[-1] is not agent.pending):
                proposals.append(agent.pending)
                if how != "ignored":
                    agent.resolve(agent.pending, how, by="fatima", reason="said")
        found[how] = ([one.intervention.text for one in proposals], len(agent.outcomes.ledger()), paces)
    assert found["posted"][1] == len(found["posted"][0]) > 3
    assert found["dismissed"][1] == found["ignored"][1] == 0
    assert len({tuple(texts) for texts, _, _ in found.values()}) == 3
    assert len({tuple(paces) for _, _, paces in found.values()}) == 3


class TestAnAnswerToTheAgent:
    """However people answer a message, the answer lands under what it asked about, and counts as one."""

    def asked(self, *, threaded):
        agent = attended(threaded=threaded)
        reply_to = "0" if threaded else None
        about = proposed(agent, reply_to=None) if not threaded else self.in_a_thread(agent)
        said = agent.pending.intervention
        agent.resolve(agent.pending, "posted", by="fatima")
        time = agent.room.last.post.time + 1
        agent.observe(Post(id="said", author="bot", text=said.text, time=time, reply_to=reply_to))
        return agent, about

    def in_a_thread(self, agent):
        last = agent.room.last.post.time
        agent.observe(Post(id="issue", author="a", text=ISSUE, time=last + 60))
        agent.observe(Post(id="x", author="b", text=TALK, time=last + 120, reply_to="0"))
        assert agent.pending is not None
        return "issue"

    @pytest.mark.parametrize("threaded", [True, False])
    @pytest.mark.parametrize("answers", ["the agent", "the post", "nothing said"])
    def test_closes_the_gap_and_counts(self, answers, threaded):
        agent, about = self.asked(threaded=threaded)
        reply_to = {"the agent": "said", "the post": about, "nothing said": None}[answers]
        time = agent.room.last.post.time + 30
        seen = agent.observe(Post(id="answer", author="b", text=IDEA, time=time, reply_to=reply_to))
        assert seen.relation == "answers"
        assert agent.map.state("answer").link.target == about
        assert agent.map.state(about).ideas == 1
        (row,) = agent.outcomes.ledger()
        assert row["replies"] == 1.0
        assert agent.room._decider._pacer._sent is None  # heeded

    def test_is_heard_by_the_models_under_the_message(self):
        agent, _ = self.asked(threaded=False)
        post = Post(id="answer", author="b", text=IDEA, time=agent.room.last.post.time + 30)
        assert agent.room.request(post).parent == agent.room.outbox.said[-1]

    def test_is_an_answer_to_the_agent_in_the_tables(self):
        agent, _ = self.asked(threaded=False)
        time = agent.room.last.post.time + 30
        seen = agent.observe(Post(id="answer", author="b", text=IDEA, time=time, reply_to="said"))
        assert seen.target == "said"

    def test_a_general_message_hangs_on_the_question(self):
        agent = attended(Policy(moves=()))
        agent.observe(Post(id="hello", author="bot", text="Welcome, what is on your mind?", time=0.0))
        agent.observe(Post(id="answer", author="b", text=IDEA, time=30.0, reply_to="hello"))
        assert agent.map.state("answer").link.target is None

    def test_a_recorded_message_of_an_agent_is_not_taken_for_one_that_was_only_proposed(self):
        agent = plain_agent(policy=ASKING)  # unattended: its own messages are posted, and nobody sees them
        everyone = (*(Participant(id=one) for one in "ab"), Participant(id="bot", role="agent"))
        agent.start(Debate(id="d", question="What about the town?", participants=everyone))
        say(agent, ("a", ISSUE), ("b", TALK))
        assert len(agent.room.outbox.said) == 1
        agent.observe(Post(id="said", author="bot", text="Shall we have a break?", time=1000.0))
        agent.observe(Post(id="answer", author="b", text=IDEA, time=1030.0, reply_to="said"))
        assert agent.map.state("answer").link.target is None

    def test_the_agents_replies_do_not_make_a_debate_threaded(self):
        agent = attended(Policy(moves=()))
        say(agent, *[("a", TALK)] * 4)
        for n in range(6):
            agent.observe(Post(id=f"bot{n}", author="bot", text="And?", time=1000.0 + n, reply_to="0"))
        assert not agent.room._context.threaded


class TestAPolicyChangedInMidDebate:
    def test_takes_effect_at_once(self):
        agent = attended(Policy.load("silent"))
        say(agent, ("a", ISSUE), *[("b", TALK)] * 3)
        assert agent.pending is None
        agent.use(ASKING, by="fatima")
        say(agent, ("b", TALK))
        assert agent.pending.intervention.move == "ask_ideas"

    def test_keeps_what_was_counted(self):
        agent = attended()
        proposed(agent)
        agent.resolve(agent.pending, "posted")
        agent.use(Policy(**{**_settings(ASKING), "pace": Pace(first_after=1, posts_between=30, longest_wait=40)}))
        (seen,) = say(agent, ("a", "Why is the park closed in the evening?"))
        say(agent, ("b", TALK))
        assert seen.intervention is None
        assert "waits for 30" in agent.room.propose().why_silent


class TestAPause:
    def test_silences_and_a_resumption_lets_it_speak_again(self):
        agent = attended()
        agent.pause(by="fatima")
        (asked, *_, last) = say(agent, ("a", ISSUE), ("b", TALK), ("b", TALK))
        assert last.decision.why_silent == "The agent is paused."
        agent.resume()
        say(agent, ("b", TALK))
        assert agent.pending.intervention.about == asked.id


def test_proposing_changes_nothing():
    agent = plain_agent(attended=True)
    debate = plain_debate(posts=40)
    agent.start(debate)
    for post in debate.posts:
        agent.observe(post)
        before = state(agent.room)
        assert agent.room.propose() == agent.room.propose()
        agent.room.propose(time=post.time + 10_000)
        assert state(agent.room) == before


def test_a_room_can_be_pickled_and_goes_on_the_same():
    agent, debate = plain_agent(attended=True), plain_debate(posts=60)
    agent.start(debate)
    for post in debate.posts[:40]:
        agent.observe(post)
    other = plain_agent(attended=True)
    other.room = pickle.loads(pickle.dumps(agent.room))
    assert state(other.room) == state(agent.room)
    assert [agent.observe(post) for post in debate.posts[40:]] == [other.observe(post) for post in debate.posts[40:]]


def test_posts_can_be_read_later_and_together():
    debate = plain_debate(posts=30)
    one, other = plain_agent(), plain_agent()
    one.start(debate)
    other.start(debate)
    seen = [one.observe(post) for post in debate.posts]
    requests = [other.post(post) for post in debate.posts]
    readings = other.reader.read(requests)
    assert [other.take(post, reading) for post, reading in zip(debate.posts, readings, strict=True)] == seen


def test_posts_are_taken_in_the_order_in_which_they_entered():
    agent = attended()
    posts = [Post(id=one, author="a", text=TALK) for one in ("x", "y")]
    requests = [agent.post(post) for post in posts]
    readings = agent.reader.read(requests)
    with pytest.raises(InputError, match="post 'y' is not the next to be read, that is 'x'"):
        agent.take(posts[1], readings[1])
    agent.take(posts[0], readings[0])
    agent.take(posts[1], readings[1])
    with pytest.raises(InputError, match="that is none"):
        agent.take(posts[1], readings[1])


def test_what_reaches_back_is_not_simply_taken_in():
    room = RoomState(Opened(debate=Debate(id="d"), policy=Policy()), linker=plain_agent().models.linker)
    with pytest.raises(InputError, match="'corrected' reaches back; make the room again from its whole log"):
        room.apply(Corrected(post="p", what="label", value="idea", time=0.0))


def _settings(policy):
    return {"moves": policy.moves, "least_score": policy.least_score, "pace": policy.pace, "gaps": policy.gaps}


class TestAMessageThatComesBack:
    def test_is_known_by_its_words_once(self):
        agent = attended()
        asked = proposed(agent)
        words = agent.pending.intervention.text
        agent.resolve(agent.pending, "posted")
        other = Post(id="x", author="a", text=words, time=600.0)
        again = [Post(id=one, author="bot", text=words, time=600.0) for one in ("y", "z")]
        assert agent.room.brought_by(other) is None
        assert agent.room.brought_by(again[0]).intervention.about == asked
        agent.observe(again[0])
        assert agent.room.brought_by(again[1]) is None
        agent.observe(again[1])
        assert [agent.map.node_of(one.id) for one in again] == [asked, None]


def opened(debate, *, policy=None, question=None, linker=None, **more):
    opening = Opened(debate=debate, policy=policy or Policy(moves=()), question=question, seed=5)
    return RoomState(opening, linker=linker or plain_agent().models.linker, **more)


def test_two_posts_may_come_at_the_same_moment_and_the_first_at_any():
    room = opened(Debate(id="d"))
    room.post(Post(id="p", author="a", text=TALK, time=-5.0))
    room.post(Post(id="q", author="a", text=TALK, time=-5.0))
    with pytest.raises(InputError, match="earlier than the one before it"):
        room.post(Post(id="r", author="a", text=TALK, time=-5.1))


def test_what_is_like_the_debates_question_answers_it():
    likes = Linker({**dict.fromkeys(FEATURES, 0.0), "question:likeness": 20.0, "likeness": 10.0})
    question = np.array([0, 1], dtype="<f4").tobytes()
    for given, target in ((question, None), (None, "p")):
        room = opened(Debate(id="d", question="Why?"), question=given, linker=likes)
        room.post(Post(id="p", author="a", text=ISSUE))
        room.take("p", reading("issue", vector=(0, 1)))
        post, read = Post(id="q", author="a", text=IDEA), reading("idea", vector=(0, 1))
        assert room.rank_targets(post, read)[0].target == target
        room.post(post)
        assert room.take("q", read).turn.target == target


def test_a_room_decides_by_the_seed_and_in_the_language_of_its_opening():
    room = opened(Debate(id="d", language="fa-AF"))
    assert (room.seed, room._decider.seed, room.language) == (5, 5, "fa-AF")
    assert room._decider.catalogue.language == "fa-AF"
    assert opened(Debate(id="d")).language == "en"


def test_limits_of_the_first_policy_hold_from_the_first_post_on():
    off = Policy.of({"moves": [], "gaps": {"horizon": 7}, "safety": {"harassment": 1.0, "threat": 1.0}})
    attack = Post(id="p", author="a", text="You are a stupid idiot, shut up.")
    for policy, flagged in ((off, False), (Policy(moves=()), True)):
        agent = plain_agent(policy=policy)
        assert bool(agent.observe(attack).flags) is flagged
    room = opened(Debate(id="d"), policy=off)
    assert room._outlook._watched.horizon == 7
    room.apply(PolicyChanged(policy=Policy(gaps=Gaps(horizon=9)), time=0.0))
    assert room._outlook._watched.horizon == 9
    assert (room.policy.gaps.horizon, room._decider.policy.gaps.horizon) == (9, 9)


def test_whoever_posts_is_known_by_name_and_role_or_by_id():
    people = (Participant(id="a", name="Ada"), Participant(id="b"), Participant(id="pm", role="facilitator"))
    room = opened(Debate(id="d", participants=people))
    for id, author in (("p", "a"), ("q", "b"), ("r", "pm"), ("s", "new")):
        room.post(Post(id=id, author=author, text=TALK))
        room.take(id, reading())
        assert (room.last.name, room.last.role) == (
            {"a": "Ada"}.get(author, author),
            {"pm": "facilitator"}.get(author, "participant"),
        )


def test_whom_a_post_names_counts_when_its_targets_are_ranked():
    named = Linker({**dict.fromkeys(FEATURES, 0.0), "named": 20.0})
    room = opened(Debate(id="d", participants=(Participant(id="x1", name="Ada"),)), linker=named)
    for id, author in (("p", "x1"), ("q", "bo")):
        room.post(Post(id=id, author=author, text=TALK))
        room.take(id, reading())
    assert room.rank_targets(Post(id="r", author="c", text="Ada, why?"), reading())[0].target == "p"


@pytest.mark.parametrize(
    ("text", "more", "unquotable"),
    [
        (TALK, {}, False),
        ("", {}, True),
        (TALK, {"instructs": True}, True),
        (TALK, {"personal_data": (("email", 0.9),)}, True),
        (TALK, {"tone": {"civil": 0.1, "harassment": 0.9, "threat": 0.0}}, True),
        (TALK, {"tone": {"civil": 0.1, "harassment": 0.0, "threat": 0.9}}, True),
    ],
)
def test_what_must_not_be_quoted_is_told_by_its_reading(text, more, unquotable):
    room = opened(Debate(id="d"))
    room.post(Post(id="p", author="a", text=text))
    turn, flags = room.take("p", reading(**more))
    assert turn.unquotable is unquotable
    assert turn.uncivil is ("tone" in more)
    assert bool(flags) is ("tone" in more or "personal_data" in more)


def test_only_a_node_of_its_own_has_a_stance():
    room = opened(Debate(id="d"))
    chances = (0.0, 0.0, 0.25, 0.75, 0.0)
    for id, label, target in (("i", "idea", None), ("c", "con", "i"), ("d", "con", "c"), ("o", "other", "i")):
        room.post(Post(id=id, author="a", text=TALK, reply_to=target))
        found = room.take(id, reading(label, types=chances)).turn.stance
        assert found == {"i": None, "c": -0.5, "d": 0.5, "o": None}[id]


def test_who_is_nobody_known_is_never_a_first_voice_and_answers_nobody():
    room = opened(Debate(id="d"))
    for id, author, target in (("p", "a", None), ("q", UNKNOWN_AUTHOR, "p"), ("r", "b", "p"), ("s", "b", "p")):
        room.post(Post(id=id, author=author, text=TALK, reply_to=target))
        first = room.take(id, reading()).turn.first
        if author != UNKNOWN_AUTHOR:
            assert first is (id in "pr")
    assert room.tracker.snapshot().answered["unknown"] == (1, 3)


def test_the_earlier_of_a_lull_and_of_an_overdue_proposal_is_the_next_check():
    policy = Policy(**{**_settings(ASKING), "moves": ("ask_ideas", "open_invitation")})
    agent = attended(policy)
    say(agent, *[("b", TALK)] * 6)
    proposed(agent)
    lull = agent.room.last.post.time + 480
    assert agent.next_check == lull
    agent.tick(lull)
    assert agent.next_check == agent.pending.intervention.time + 900
    untimed = plain_agent(policy=policy, attended=True)
    untimed.start(Debate(id="d", extra={"times": "order"}))
    for n, text in enumerate((ISSUE, TALK)):
        untimed.observe(Post(id=str(n), author="a", text=text, time=float(n)))
    assert (untimed.pending is not None, untimed.next_check) == (True, None)

import itertools
from dataclasses import replace

import pytest

from facilitator import Debate, InputError, Participant, Policy, Post
from facilitator.debate import IBIS_TYPES, UNKNOWN_AUTHOR
from facilitator.interventions.watches.gate import Gate
from facilitator.interventions.words.rewording import Rewriter
from facilitator.resources import resource
from tests.agents import TALKATIVE, plain_agent, plain_debate
from tests.interventions.words.rewording.fake import FakeGenerator


def observe_all(agent, debate):
    agent.start(debate)
    return [agent.observe(post) for post in debate.posts]


def test_every_post_gets_a_type_whose_probabilities_sum_to_one():
    for observation in observe_all(plain_agent(), plain_debate()):
        assert sum(observation.probabilities.values()) == pytest.approx(1)
        assert observation.label == max(IBIS_TYPES, key=lambda kind: observation.probabilities[kind])


def test_an_agent_can_be_used_without_a_debate():
    observation = plain_agent().observe(Post(id="p1", author="someone", text="Why is there no bus at night?"))
    assert (observation.target, observation.p_target) == (None, 1.0)


def test_a_reply_is_placed_where_it_says():
    debate = plain_debate()
    for post, observation in zip(debate.posts, observe_all(plain_agent(), debate), strict=True):
        if post.reply_to is not None:
            assert (observation.target, observation.p_target) == (post.reply_to, 1.0)


def test_in_a_debate_without_links_targets_are_guessed_among_earlier_posts():
    debate = plain_debate(threaded=False)
    seen = {None}
    for post, observation in zip(debate.posts, observe_all(plain_agent(), debate), strict=True):
        assert observation.target in seen
        seen.add(post.id)
    assert len({observation.target for observation in observe_all(plain_agent(), debate)}) > 2


def test_in_a_threaded_debate_a_post_without_a_link_answers_the_question():
    posts = [Post(id="p0", author="u0", text="Why?")]
    posts += [Post(id=f"p{n}", author="u0", text="We should.", reply_to="p0") for n in range(1, 6)]
    posts.append(Post(id="new", author="u0", text="What about the bridge?"))
    debate = Debate(id="d", participants=(Participant(id="u0"),), posts=tuple(posts))
    assert observe_all(plain_agent(), debate)[-1].target is None


def test_a_post_said_again_is_recognised():
    agent = plain_agent()
    text = "We should pay two people to clean the drains before the rain."
    first = agent.observe(Post(id="p1", author="a", text=text))
    again = agent.observe(Post(id="p2", author="b", text=text))
    assert (first.duplicate_of, again.duplicate_of) == (None, "p1")


def test_gold_annotations_change_nothing():
    debate = plain_debate()
    marked = replace(
        debate, posts=tuple(replace(post, label="con", secondary="pro", move="probe") for post in debate.posts)
    )
    assert observe_all(plain_agent(), debate) == observe_all(plain_agent(), marked)


def test_what_the_agent_says_depends_on_nobodys_gender():
    debate = plain_debate()
    others = tuple(replace(person, gender="non-binary") for person in debate.participants)
    assert observe_all(plain_agent(), debate) == observe_all(plain_agent(), replace(debate, participants=others))


def test_the_same_debate_gives_the_same_observations_and_start_forgets_the_last_one():
    agent, debate = plain_agent(), plain_debate()
    assert observe_all(agent, debate) == observe_all(agent, debate) == observe_all(plain_agent(), debate)


def test_at_least_three_posts_by_people_lie_between_two_messages():
    observations = observe_all(plain_agent(), plain_debate(posts=120))
    spoken = [number for number, observation in enumerate(observations) if observation.intervention]
    assert len(spoken) > 3
    assert min(later - earlier for earlier, later in itertools.pairwise(spoken)) >= 3


def test_a_silent_policy_is_silent():
    agent = plain_agent(policy=Policy.load("silent"))
    assert all(observation.intervention is None for observation in observe_all(agent, plain_debate()))
    assert agent.next_check is None


def test_the_agents_own_messages_are_neither_mapped_nor_answered():
    agent, debate = plain_agent(), plain_debate()
    bot = Participant(id="bot", role="agent")
    agent.start(replace(debate, participants=(*debate.participants, bot)))
    agent.observe(debate.posts[0])
    before = len(agent.map)
    observation = agent.observe(Post(id="said", author="bot", text="What could be done about it?", time=1.0))
    assert len(agent.map) == before
    assert (observation.intervention, observation.relation) == (None, None)
    assert agent.tracker.posts == 1


def test_facilitators_are_likelier_to_be_read_as_procedure():
    text = "What should we do next?"
    plain = plain_agent().observe(Post(id="p", author="a", text=text))
    agent = plain_agent()
    agent.start(Debate(id="d", participants=(Participant(id="a", role="facilitator"),)))
    chaired = agent.observe(Post(id="p", author="a", text=text))
    assert chaired.probabilities["other"] > plain.probabilities["other"]


def test_posts_without_an_author_are_nobodys():
    debate = Debate(id="d", participants=(Participant(id=UNKNOWN_AUTHOR), Participant(id="a")))
    agent = plain_agent()
    agent.start(debate)
    agent.observe(Post(id="p", author=UNKNOWN_AUTHOR, text="Why?"))
    assert (agent.tracker.people, agent.tracker.posts, agent.tracker.unattributed.posts) == (1, 0, 1)


class TestLulls:
    def start(self, **changes):
        agent, debate = plain_agent(), replace(plain_debate(posts=12), **changes)
        observe_all(agent, debate)
        return agent, debate

    def test_a_check_is_due_after_a_long_silence(self):
        agent, debate = self.start()
        assert agent.next_check == debate.posts[-1].time + 8 * 60

    def test_the_agent_may_speak_into_a_silence_once(self):
        agent, _ = self.start()
        for number in range(12, 17):  # the agent has spoken, and enough has been posted since
            agent.observe(Post(id=f"x{number}", author=f"u{number % 3}", text="ok", time=60.0 * number))
        due = agent.next_check
        said = agent.tick(due)
        assert said.time == due
        assert agent.next_check is None
        assert agent.tick(due + 1) is None

    def test_where_times_only_keep_the_order_there_are_no_lulls(self):
        assert self.start(extra={"times": "order"})[0].next_check is None


@pytest.mark.parametrize(
    ("post", "says"),
    [
        (Post(id="p0", author="u0", text="", time=99999), "give each its own id"),
        (Post(id="x", author="u0", text="", time=-1), "earlier than the one before"),
        (Post(id="x", author="u0", text="", time=99999, reply_to="nowhere"), "no earlier post"),
    ],
)
def test_an_impossible_post_is_refused_and_changes_nothing(post, says):
    agent, debate = plain_agent(), plain_debate()
    observe_all(agent, debate)
    with pytest.raises(InputError, match=says):
        agent.observe(post)
    more = Post(id="more", author="u0", text="Why?", time=99999)
    fresh = plain_agent()
    observe_all(fresh, debate)
    assert agent.observe(more) == fresh.observe(more)


@pytest.mark.parametrize("text", ["", " ", "\x00", "😀" * 50, "x" * 1_000_000, "a\n" * 5000, "سلام به همه"])
def test_any_text_can_be_observed(text):
    assert plain_agent().observe(Post(id="p", author="a", text=text)).label in IBIS_TYPES


def test_the_timing_gate_is_asked_after_posts_of_participants_only():
    people = (Participant(id="a"), Participant(id="pm", role="facilitator"))
    posts = [Post(id=f"p{n}", author="pm" if n % 2 else "a", text="We should.", time=5.0 * n) for n in range(6)]
    seen = observe_all(
        plain_agent(gate=Gate.load(resource("models", "timing") / "timing.json")),
        Debate(id="d", participants=people, posts=tuple(posts)),
    )
    assert [one.p_speak is None for one in seen] == [False, True] * 3
    assert not any(one.gate_open for one in seen[1::2])
    assert all(0 < one.p_speak < 1 for one in seen[::2])


def messages(agent, debate=None):
    return [one.intervention for one in observe_all(agent, debate or plain_debate()) if one.intervention]


def test_a_rewriter_changes_words_only_and_the_evidence_says_whose_they_are():
    plain, reworded = plain_agent(), plain_agent()
    fake = FakeGenerator(lambda asked: asked[-1].content.splitlines()[-1])  # says the message as it is
    reworded.rewriter = Rewriter(generator=fake, embedder=reworded.models.embedder)
    pairs = list(zip(messages(plain), messages(reworded), strict=True))
    assert pairs
    for one, other in pairs:
        assert other.evidence["worded_by"] == "fake"
        assert replace(other, evidence=one.evidence) == one


def test_words_that_fail_the_checks_do_not_go_out():
    plain, reworded = plain_agent(), plain_agent()
    fake = FakeGenerator("Great zorblat! Who agrees? Why?")
    reworded.rewriter = Rewriter(generator=fake, embedder=reworded.models.embedder)
    pairs = list(zip(messages(plain), messages(reworded), strict=True))
    assert [other.text for _, other in pairs] == [one.text for one, _ in pairs]
    assert all(other.evidence["worded_by"] == "catalogue" for _, other in pairs)
    assert all("zorblat" not in other.evidence["why_not_reworded"] for _, other in pairs)


def test_a_paused_agent_goes_on_observing_in_silence():
    agent, debate = plain_agent(), plain_debate()
    agent.start(debate)
    agent.pause()
    seen = [agent.observe(post) for post in debate.posts]
    assert not any(one.intervention for one in seen)
    assert "The agent is paused." in {one.decision.why_silent for one in seen}
    assert [one.label for one in seen] == [one.label for one in observe_all(plain_agent(), debate)]
    assert messages(agent)  # a new debate starts without the pause


def test_an_attack_is_flagged_and_never_quoted():
    posts = [
        Post(id=f"p{n}", author=f"u{n % 3}", time=60.0 * n, text=text)
        for n, text in enumerate(["How do we clean the drains, you stupid idiot, shut up you worthless liar?"] * 8)
    ]
    people = tuple(Participant(id=f"u{n}") for n in range(3))
    seen = observe_all(plain_agent(), Debate(id="d", question="What now?", participants=people, posts=tuple(posts)))
    assert {flag.kind for one in seen for flag in one.flags} >= {"harassment"}
    assert not any("idiot" in one.intervention.text for one in seen if one.intervention)


def test_a_twin_decides_the_same():
    agent = plain_agent()
    assert observe_all(agent.twin(), plain_debate()) == observe_all(agent, plain_debate())


def test_a_twin_has_what_it_is_given_and_the_rest_of_the_first():
    first = plain_agent(policy=TALKATIVE, seed=3, attended=True)
    same = first.twin()
    assert (same.policy, same.seed, same.attended) == (TALKATIVE, 3, True)
    assert (same.models, same.reader, same.rewriter) == (first.models, first.reader, first.rewriter)
    silent = Policy.load("silent")
    other = first.twin(policy=silent, seed=0, attended=False)
    assert (other.policy, other.seed, other.attended) == (silent, 0, False)
    assert first.twin(seed=4).seed == 4


def test_a_debate_is_begun_with_the_meaning_of_its_question_or_else_of_its_title():
    for about, asked in (({"question": "Why?", "title": "Rain"}, "Why?"), ({"title": "Rain"}, "Rain"), ({}, None)):
        log = []
        agent = plain_agent(log=log)
        agent.start(Debate(id="d", **about))
        wanted = None if asked is None else agent.reader.embed(asked).astype("<f4").tobytes()
        assert log[0].question == wanted


def test_a_silence_before_a_post_is_looked_into_only_from_the_lull_on():
    debate = plain_debate(posts=12)
    agent = plain_agent()
    agent.start(debate)
    for post in debate.posts:
        agent.observe(post)
    due = agent.next_check
    assert agent.silence_before(due) is None
    assert agent.next_check == due
    agent.silence_before(due + 0.1)
    assert agent.next_check is None


def test_of_a_message_that_comes_back_the_log_has_the_proposal():
    log = []
    agent = plain_agent(log=log, attended=True)
    agent.start(plain_debate(posts=0))
    agent.join(Participant(id="bot", role="agent"))
    for post in plain_debate(posts=12).posts:
        agent.observe(post)
        if agent.pending is not None:
            said = agent.pending
            agent.resolve(said, "posted")
            agent.observe(Post(id="m", author="bot", text=said.intervention.text, time=post.time))
            break
    [came] = [event for event in log if event.kind == "posted" and event.post.author == "bot"]
    assert came.proposal == said.number
    assert {event.proposal for event in log if event.kind == "posted" and event.post.author != "bot"} == {None}

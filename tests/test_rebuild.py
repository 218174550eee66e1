"""A room made again from its log is the room that lived through it, whatever happened there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import Debate, InputError, Observation, Participant, Policy, Post
from facilitator.events import Corrected, Erased, Posted, Read, read_event, write_event
from facilitator.interventions.policy import Gaps, Lull, Pace, Proposals
from facilitator.room import rebuild
from tests.agents import TALKATIVE, TEXTS, plain_agent, plain_debate
from tests.states import state

POLICIES = (
    TALKATIVE,
    Policy.load("silent"),
    Policy(
        least_score=0.05,
        pace=Pace(first_after=1, posts_between=3, seconds_between=0),
        gaps=Gaps(issue_without_idea=1, horizon=6),
        lull=Lull(least_seconds=90, times_usual=1),
        proposals=Proposals(expire_after_posts=3, rest_after_dismissal=1),
    ),
)
PEOPLE = ("a", "b", "c", "late")


class Host:
    """A live room in small: what a person or a moderator may do, one step after the other."""

    def __init__(self):
        self.log = []
        self.agent = plain_agent(policy=TALKATIVE, attended=True, log=self.log)
        everyone = [Participant(id="a", name="Ada", gender="woman"), *(Participant(id=one) for one in "bc")]
        everyone += [Participant(id="pm", role="facilitator"), Participant(id="bot", role="agent")]
        self.agent.start(Debate(id="d", question="What about the drains?", participants=tuple(everyone)))
        self.posts = []
        self.time = 0.0

    def post(self, author, text, reply_to, wait):
        self.time += wait
        due = self.agent.next_check
        if due is not None and due < self.time:
            self.agent.tick(due)
        answered = self.posts[reply_to % len(self.posts)] if self.posts and reply_to is not None else None
        id = f"p{len(self.posts)}"
        self.posts.append(id)
        return self.agent.observe(Post(id=id, author=author, text=text, time=self.time, reply_to=answered))

    def resolve(self, how):
        if self.agent.pending is None:
            return
        said = self.agent.pending.intervention
        text = "In other words: what now?" if how == "edited" else None
        self.agent.resolve(self.agent.pending, how, text=text, by="fatima", time=self.time)
        if how in ("posted", "edited") and said.audience == "everyone":
            self.post("bot", text or said.text, None, 1.0)

    def change(self, what, place):
        """Somebody corrects, hides or erases."""
        if not self.posts:
            return
        post, other = self.posts[place % len(self.posts)], self.posts[(place // 2) % len(self.posts)]
        if what == "hide":
            self.agent.hide(post)
        elif what == "show":
            self.agent.hide(post, hidden=False)
        elif what == "erase":
            self.agent.amend(Erased(time=self.time, posts=(post,)))
        elif what == "erase all of a":
            self.agent.amend(Erased(time=self.time, person="a"))
        elif what == "label":
            label = ("issue", "idea", "pro", "con", "other")[place % 5]
            self.agent.amend(Corrected(post=post, what="label", value=label, time=self.time))
        elif what == "target":
            value = None if place % 3 == 0 or other >= post else other
            self.agent.amend(Corrected(post=post, what="target", value=value, time=self.time))
        elif what == "repeats":
            self.agent.amend(Corrected(post=post, what="repeats", value=other if place % 2 else None, time=self.time))


posts = st.tuples(
    st.just("post"),
    st.sampled_from([*PEOPLE, "pm"]),
    st.sampled_from([*TEXTS, "You are a stupid idiot, shut up.", "Mail me: jo@example.org", ""]),
    st.none() | st.integers(0, 50),
    st.sampled_from([0.0, 30.0, 60.0, 1000.0]),
)
steps = st.one_of(
    posts,
    posts,
    posts,
    st.tuples(st.just("resolve"), st.sampled_from(["posted", "edited", "dismissed", "expired"])),
    st.tuples(
        st.just("change"),
        st.sampled_from(["hide", "show", "erase", "erase all of a", "label", "target", "repeats"]),
        st.integers(0, 60),
    ),
    st.tuples(st.just("use"), st.sampled_from(POLICIES)),
    st.tuples(st.just("pause"), st.booleans()),
    st.tuples(st.just("join"), st.sampled_from(PEOPLE), st.sampled_from([None, "woman", "man"])),
)


def live(host, happened):
    for what, *how in happened:
        if what == "use":
            host.agent.use(*how)
        elif what == "pause":
            (host.agent.pause if how[0] else host.agent.resume)()
        elif what == "join":
            host.agent.join(Participant(id=how[0], gender=how[1]))
        else:
            getattr(host, what)(*how)


def again(host, events):
    return rebuild(events, linker=host.agent.models.linker, gate=host.agent.models.gate)


@settings(max_examples=30, deadline=None)
@given(st.lists(steps, min_size=5, max_size=40), st.lists(posts, max_size=6))
def test_a_rebuilt_room_is_the_one_that_lived(happened, later):
    host = Host()
    live(host, happened)
    written = [read_event(write_event(event)) for event in host.log]
    rebuilt = again(host, written)
    assert state(rebuilt) == state(host.agent.room)
    seen = [host.post(*how) for _, *how in later]
    other = plain_agent(policy=TALKATIVE, attended=True, log=written)
    other.room = rebuilt
    host.agent, lived = other, host.agent
    host.posts, host.time = host.posts[: len(host.posts) - len(later)], host.time - sum(how[-1] for how in later)
    assert [host.post(*how) for _, *how in later] == seen
    assert state(other.room) == state(lived.room)


@settings(max_examples=12, deadline=None)
@given(st.lists(steps, min_size=10, max_size=30), st.integers(0, 1000))
def test_an_agent_that_restarts_in_the_middle_goes_on_the_same(happened, cut):
    through, interrupted = Host(), Host()
    live(through, happened)
    place = cut % len(happened)
    live(interrupted, happened[:place])
    interrupted.agent.restore(interrupted.log)
    live(interrupted, happened[place:])
    assert interrupted.log == through.log
    assert state(interrupted.agent.room) == state(through.agent.room)


class TestRebuilding:
    def host(self):
        """Nine posts; the ideas are p1, p5 and p7."""
        host = Host()
        for n, author in enumerate("abcabcabc"):
            host.post(author, TEXTS[n % len(TEXTS)], None, 60.0)
        return host

    def test_reads_and_decides_nothing_anew(self, monkeypatch):
        host = self.host()
        decided = []
        monkeypatch.setattr("facilitator.interventions.decider.Decider.decide", lambda *_: decided.append(1))
        monkeypatch.setattr("facilitator.reader.Reader.read", lambda *_: decided.append(1))
        again(host, host.log)
        assert decided == []

    def test_a_corrected_type_holds_from_the_beginning(self):
        host = self.host()
        assert host.agent.map.state("p1").label == "idea"
        host.agent.amend(Corrected(post="p1", what="label", value="issue", time=host.time, by="fatima"))
        assert host.agent.map.state("p1").label == "issue"
        assert not host.agent.map.state("p1").unsure
        assert sum(tally.issues for tally in host.agent.tracker.tallies()) > 0

    def test_a_corrected_target_moves_the_post(self):
        host = self.host()
        host.agent.amend(Corrected(post="p5", what="target", value="p0", time=host.time))
        assert host.agent.map.state("p5").link.target == "p0"

    def test_a_merge_can_be_made_and_undone(self):
        host = self.host()
        host.agent.amend(Corrected(post="p5", what="repeats", value="p1", time=host.time))
        assert host.agent.map.node_of("p5") == "p1"
        host.agent.amend(Corrected(post="p5", what="repeats", value=None, time=host.time))
        assert host.agent.map.node_of("p5") == "p5"

    def test_the_later_correction_holds(self):
        host = self.host()
        for label in ("issue", "con"):
            host.agent.amend(Corrected(post="p1", what="label", value=label, time=host.time))
        assert host.agent.map.state("p1").label == "con"

    def test_a_correction_that_cannot_be_is_refused_and_changes_nothing(self):
        host = self.host()
        before, length = state(host.agent.room), len(host.log)
        with pytest.raises(InputError, match="corrected to 'mood'; use one of issue, idea"):
            host.agent.amend(Corrected(post="p1", what="label", value="mood", time=host.time))
        assert (state(host.agent.room), len(host.log)) == (before, length)

    def test_nothing_of_an_erased_text_is_left(self):
        host = self.host()
        secret = "We should ask my neighbour Zarghuna about the key."
        post = host.post("a", secret, None, 60.0).id
        assert "Zarghuna" in repr(state(host.agent.room))
        host.agent.amend(Erased(time=host.time, posts=(post,)))
        assert "Zarghuna" not in repr(state(host.agent.room))
        assert host.agent.map.node_of(post) == post  # the map keeps its shape
        assert host.agent.tracker.posts_of("a") == 4

    def test_an_erased_person_has_no_name_and_no_gender_but_may_come_back(self):
        host = self.host()
        host.agent.amend(Erased(time=host.time, person="a"))
        assert "Ada" not in repr(state(host.agent.room))
        assert host.agent.tracker.gender("a") is None
        host.agent.join(Participant(id="a", name="Ada B.", gender="woman"))
        again_here = host.post("a", TEXTS[1], None, 60.0)
        assert again_here.label == "idea"
        assert host.agent.tracker.gender("a") == "woman"

    def test_words_that_quoted_an_erased_post_go_with_it(self):
        host = self.host()
        quoting = [e for e in host.log if e.kind == "proposed" and e.proposal.intervention.about is not None]
        assert quoting
        about = quoting[0].proposal.intervention.about
        host.agent.amend(Erased(time=host.time, posts=(about,)))
        assert quoting[0].proposal.intervention.text not in repr(state(host.agent.room))

    def test_an_erased_post_is_never_quoted_again(self):
        host = self.host()
        host.agent.amend(Erased(time=host.time, posts=tuple(host.posts)))
        for n in range(20):
            seen = host.post("b", "Good morning everybody.", None, 60.0)
            assert seen.intervention is None or seen.intervention.about not in host.posts[:9], n

    @pytest.mark.parametrize("log", [[], [Posted(post=Post(id="p", author="a", text="x"))]])
    def test_a_log_without_its_beginning_is_refused(self, log):
        with pytest.raises(InputError, match="does not begin with its opening"):
            again(Host(), log)

    def test_an_agent_without_a_log_cannot_be_corrected(self):
        with pytest.raises(InputError, match="there is no log"):
            plain_agent().amend(Corrected(post="p", what="label", value="idea", time=0.0))


def test_live_replay_and_rebuilt_come_to_the_same():
    debate, log = plain_debate(posts=60), []
    agent = plain_agent(log=log)
    seen = [event for event in agent.replay(debate) if isinstance(event, Observation)]
    live_agent = plain_agent()
    live_agent.start(debate)
    live_seen = []
    for post in debate.posts:
        due = live_agent.next_check
        if due is not None and due < post.time:
            live_agent.tick(due)
        live_seen.append(live_agent.observe(post))
    assert live_seen == seen
    assert state(rebuild(log, linker=agent.models.linker)) == state(agent.room) == state(live_agent.room)


def test_readings_tell_by_which_models_they_were_made():
    log = []
    agent = plain_agent(log=log)
    agent.observe(Post(id="p", author="a", text="Why?"))
    (read,) = [event for event in log if isinstance(event, Read)]
    assert read.reading.models == agent.reader.read([agent.room.request(Post(id="q", author="a", text="x"))])[0].models

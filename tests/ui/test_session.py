import pytest

from facilitator.errors import InputError
from facilitator.interventions import Policy
from facilitator.replay import Observed, run
from facilitator.ui.session import FULL_SPEED, LONGEST_TEXT, Session
from tests.ui.made import agent, debate, played, session


def test_a_played_debate_gives_what_a_replay_gives():
    made = played(posts=60)
    events = list(run(agent(), debate(posts=60)))
    assert [entry.observation for entry in made.feed] == [
        event.observation for event in events if isinstance(event, Observed)
    ]
    said = [event.intervention for event in events if not isinstance(event, Observed)]
    assert len(said) > 1
    assert [proposal.intervention for proposal in made.proposals] == said


def test_a_step_takes_one_post_and_stops_playing():
    made = session()
    made.play(0.0)
    made.step()
    assert [entry.post.id for entry in made.feed] == ["p0"]
    made.advance(1_000.0)
    assert len(made.feed) == 1


def test_steps_past_the_end_change_nothing():
    made = session(posts=2)
    for _ in range(4):
        made.step()
    assert made.finished
    assert len(made.feed) == 2


def test_playing_waits_for_the_reader():
    made = session()
    made.play(10.0)
    for now in (10.0, 10.1, 11.0):
        made.advance(now)
    assert len(made.feed) == 1
    made.advance(19.0)
    assert len(made.feed) == 2


def test_speed_shortens_the_wait():
    made = session()
    made.speed = 20.0
    made.play(0.0)
    made.advance(0.0)
    made.advance(0.4)
    assert len(made.feed) == 2


def test_full_speed_leaves_the_page_time_to_answer():
    made = session()
    made.speed = FULL_SPEED
    made.play(0.0)
    made.advance(0.0)
    assert len(made.feed) == 20
    made.advance(0.0)
    assert made.finished
    assert not made.playing


def test_a_visitors_post_is_typed_and_mapped_by_the_same_agent():
    made = session()
    made.step()
    entry = made.say("We should build a second drain instead.", name="Kim")
    assert entry.own
    assert entry.observation.label == "idea"
    assert entry.post.id in {node["id"] for node in made.agent.map.as_dict()["nodes"]}
    assert made.people[entry.post.author].name == "Kim"


def test_a_visitor_never_takes_the_id_of_somebody_in_the_debate():
    assert session().say("hello").post.author == "visitor-2"


def test_gender_counts_only_as_declared():
    made = session()
    made.say("We should clean them.")
    groups = made.agent.tracker.snapshot().groups
    assert (groups["unknown"].posts, groups["woman"].posts) == (1, 0)
    made.say("And soon.", gender="woman")
    groups = made.agent.tracker.snapshot().groups
    assert (groups["unknown"].posts, groups["woman"].posts) == (0, 2)


def test_a_reply_answers_the_chosen_post_once():
    made = session()
    made.step()
    made.reply("p0")
    assert made.say("Yes, because it helps.").observation.target == "p0"
    assert made.say("Another thing").post.reply_to is None


def test_a_reply_to_nothing_known_is_refused():
    with pytest.raises(InputError, match="that post is not in the debate"):
        session().reply("p9")


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (" \n ", "", "There is no text yet"),
        ("x" * (LONGEST_TEXT + 1), "", "4,001 characters"),
        ("hello", "x" * 41, "name is 41 characters"),
    ],
)
def test_a_post_that_cannot_be_is_refused_in_plain_words(text, name, message):
    made = session()
    with pytest.raises(InputError, match=message):
        made.say(text, name=name)
    assert made.feed == []


def test_posts_in_between_keep_the_time_order():
    made = session()
    while not made.finished:
        made.say("a word in between")
        made.step()
    made.say("and one at the end")
    times = [entry.post.time for entry in made.feed]
    assert times == sorted(times)
    assert len({entry.post.id for entry in made.feed}) == 61


def waiting(audience):
    """A session with a proposal of that audience waiting."""
    made = session(posts=60)
    while made.waiting is None or made.waiting.intervention.audience != audience:
        assert not made.finished, f"nothing was proposed to {audience}"
        made.step()
    return made


def test_a_public_proposal_that_is_posted_enters_the_feed_as_the_agents():
    made = waiting("everyone")
    text = made.waiting.intervention.text
    made.decide(post=True)
    assert made.feed[-1].post.text == text
    assert made.people[made.feed[-1].post.author].role == "agent"
    assert made.proposals[-1].status == "posted"


def test_a_private_proposal_never_enters_the_feed():
    made = waiting("private")
    before = len(made.feed)
    made.decide(post=True)
    assert len(made.feed) == before
    assert made.proposals[-1].status == "posted"


def test_a_dismissed_proposal_is_kept_as_such():
    made = waiting("everyone")
    made.decide(post=False)
    assert made.waiting is None
    assert made.proposals[-1].status == "dismissed"


def test_deciding_on_nothing_changes_nothing():
    made = session()
    changes = made.changes
    made.decide(post=True)
    assert (made.changes, made.feed) == (changes, [])


def test_a_new_proposal_passes_the_one_before():
    made = played()
    assert [proposal.status for proposal in made.proposals[:-1]] == ["passed"] * (len(made.proposals) - 1)


def test_participation_is_counted_anew_every_ten_posts_and_at_the_end():
    made = session(posts=12)
    counted = []
    while not made.finished:
        made.step()
        counted.append(made.heard_after)
    assert counted == [0] * 9 + [10, 10, 12]


def test_a_restart_forgets_everything_typed():
    made = session()
    made.step()
    made.say("We should clean them.")
    made.restart()
    assert (made.feed, made.proposals, made.position) == ([], [], 0)
    assert made.agent.map.as_dict()["nodes"] == []
    assert set(made.people) == {person.id for person in made.debate.participants}


def test_a_debate_without_posts_is_finished_at_once():
    made = Session(agent=agent(), debate=debate(posts=0))
    made.play(0.0)
    assert made.finished
    assert not made.playing


def test_an_automatic_policy_posts_by_itself():
    made = Session(agent=agent(Policy(mode="automatic", least_score=0.2)), debate=debate(posts=60))
    while not made.finished:
        made.step()
    assert {proposal.status for proposal in made.proposals} == {"posted"}
    to_all = [one.intervention for one in made.proposals if one.intervention.audience == "everyone"]
    assert to_all
    said = [entry.post.text for entry in made.feed if entry.post.author == made.agent_id]
    assert said == [one.text for one in to_all]
    times = [entry.post.time for entry in made.feed]
    assert times == sorted(times)


def test_a_policy_that_only_suggests_posts_nothing():
    made = Session(agent=agent(Policy(mode="suggest", least_score=0.2)), debate=debate(posts=60))
    while made.waiting is None:
        assert not made.finished
        made.step()
    with pytest.raises(InputError, match="only suggests"):
        made.decide(post=True)
    made.decide(post=False)
    assert made.proposals[-1].status == "dismissed"


def test_a_hushed_agent_proposes_nothing_and_restarting_ends_that():
    made = session()
    made.hush()
    for _ in made.debate.posts:
        made.step()
    assert made.finished
    assert made.proposals == []
    made.restart()
    assert not made.hushed
    for _ in made.debate.posts:
        made.step()
    assert made.proposals

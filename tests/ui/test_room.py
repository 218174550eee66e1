import pytest

from facilitator import Intervention, Observation
from facilitator.errors import InputError
from facilitator.interventions import Policy
from facilitator.ui.room import LONGEST_TEXT, MOST_OWN_POSTS, Room
from tests.ui.made import agent, debate, hear, played, read_all, room, say


def test_a_debate_heard_to_the_end_gives_what_a_replay_gives():
    unattended = agent()  # posts its messages at once, and nobody sees them
    unattended.start(debate(posts=60))
    made = hear(Room(agent=unattended, debate=debate(posts=60)), *debate(posts=60).posts)
    replayed = [one for one in agent().replay(debate(posts=60)) if isinstance(one, Observation)]
    assert [entry.observation for entry in made.feed] == replayed
    assert sum(one.intervention is not None for one in replayed) > 1


def test_the_log_tells_posts_and_proposals_in_the_order_in_which_they_happened():
    made = played(posts=60)
    proposed = [one.intervention for one in made.proposals]
    assert proposed
    assert [one for one in made.log if isinstance(one, Intervention)] == proposed
    assert [one for one in made.log if not isinstance(one, Intervention)] == made.feed
    for place, happened in enumerate(made.log):
        if isinstance(happened, Intervention) and not happened.evidence.get("silence"):
            assert made.log[place - 1].post.id == happened.after


def test_posting_dismissing_and_ignoring_are_learned_by_the_agent():
    found = {}
    for how in ("post", "dismiss", "ignore"):
        made = room(posts=60)
        for post in made.debate.posts:
            hear(made, post)
            if made.waiting is not None and how != "ignore":
                made.decide(post=how == "post", time=made.time)
                read_all(made)
        posted = sum(one.status == "posted" for one in made.proposals)
        found[how] = (posted, len(made.agent.outcomes.ledger()), [one.intervention.text for one in made.proposals])
    assert found["post"][0] == found["post"][1] > 1
    assert found["dismiss"][1] == found["ignore"][1] == 0
    assert len({tuple(texts) for *_, texts in found.values()}) == 3


def test_a_message_is_a_reply_to_the_post_that_it_is_about():
    made = waiting("everyone")
    about = made.waiting.intervention.about
    assert about is not None
    made.decide(post=True, time=made.time)
    read_all(made)
    assert made.feed[-1].post.reply_to == about


def test_what_is_said_waits_until_it_is_read():
    made = room()
    made.hear(made.debate.posts[0])
    assert [post.id for post in made.unread] == ["p0"]
    assert made.feed == []
    assert made.time == 0.0
    read_all(made)
    assert [entry.post.id for entry in made.feed] == ["p0"]


def test_a_room_leaves_the_recorded_posts_to_a_player():
    made = room()
    assert made.so_far.posts == ()
    assert say(made, "hello").post.id not in {post.id for post in made.debate.posts}


def test_a_visitors_post_is_typed_and_mapped_by_the_same_agent():
    made = hear(room(), debate().posts[0])
    entry = say(made, "We should build a second drain instead.", name="Kim")
    assert entry.own
    assert entry.observation.label == "idea"
    assert entry.post.id in {node["id"] for node in made.agent.map.as_dict()["nodes"]}
    assert made.people[entry.post.author].name == "Kim"


def test_a_visitor_never_takes_the_id_of_somebody_in_the_debate():
    assert say(room(), "hello").post.author == "visitor-2"


def test_gender_counts_only_as_declared():
    made = room()
    say(made, "We should clean them.")
    groups = made.agent.tracker.snapshot().groups
    assert (groups["unknown"].posts, groups["woman"].posts) == (1, 0)
    say(made, "And soon.", gender="woman")
    groups = made.agent.tracker.snapshot().groups
    assert (groups["unknown"].posts, groups["woman"].posts) == (0, 2)


def test_another_name_counts_as_a_change_of_what_is_there_already():
    made = room()
    say(made, "One.", name="Kim")
    say(made, "Two.", name="Kim", gender="woman")
    assert made.renamed == 0
    say(made, "Three.", name="Lee")
    assert made.renamed == 1
    assert made.so_far.participant_by_id[made.visitor].name == "Lee"


def test_a_reply_answers_the_chosen_post_once():
    made = hear(room(), debate().posts[0])
    made.reply("p0")
    assert say(made, "Yes, because it helps.").observation.target == "p0"
    assert say(made, "Another thing").post.reply_to is None


def test_a_reply_to_nothing_known_is_refused():
    with pytest.raises(InputError, match="that post is not in the debate"):
        room().reply("p9")


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (" \n ", "", "There is no text yet"),
        ("x" * (LONGEST_TEXT + 1), "", "4,001 characters"),
        ("hello", "x" * 41, "name is 41 characters"),
    ],
)
def test_a_post_that_cannot_be_is_refused_in_plain_words(text, name, message):
    made = room()
    with pytest.raises(InputError, match=message):
        made.say(text, name=name, time=0.0)
    assert not made.unread


def test_a_visitor_posts_only_so_often():
    made = room()
    for _ in range(MOST_OWN_POSTS):
        made.say("again", time=0.0)
    with pytest.raises(InputError, match="You have posted 500 times"):
        made.say("again", time=0.0)


def waiting(audience):
    """A room with a proposal of that audience waiting."""
    made = room(posts=60)
    for post in made.debate.posts:
        hear(made, post)
        if made.waiting is not None and made.waiting.intervention.audience == audience:
            return made
    raise AssertionError(f"nothing was proposed to {audience}")


def test_a_public_proposal_that_is_posted_enters_the_feed_as_the_agents():
    made = waiting("everyone")
    text = made.waiting.intervention.text
    made.decide(post=True, time=made.time)
    read_all(made)
    assert made.feed[-1].post.text == text
    assert made.people[made.feed[-1].post.author].role == "agent"
    assert made.proposals[-1].status == "posted"


def test_a_private_proposal_never_enters_the_feed():
    made = waiting("private")
    before = len(made.feed)
    made.decide(post=True, time=made.time)
    read_all(made)
    assert len(made.feed) == before
    assert made.proposals[-1].status == "posted"


def test_a_dismissed_proposal_is_kept_as_such():
    made = waiting("everyone")
    made.decide(post=False, time=made.time)
    assert made.waiting is None
    assert made.proposals[-1].status == "dismissed"


def test_a_proposal_that_is_posted_into_a_long_silence_is_not_taken_for_expired():
    made = waiting("everyone")
    number = made.waiting.proposal.number
    made.decide(post=True, time=made.time + 100_000)
    read_all(made)
    assert made.proposals[number - 1].status == "posted"


def test_deciding_on_nothing_changes_nothing():
    made = room()
    made.decide(post=True, time=0.0)
    assert (made.log, list(made.unread)) == ([], [])


def test_a_proposal_that_nobody_decides_on_expires():
    made = played(posts=60)
    assert len(made.proposals) > 1
    assert {one.status for one in made.proposals[:-1]} == {"expired"}


def test_participation_is_counted_anew_every_ten_posts():
    made = room(posts=12)
    counted = []
    for post in made.debate.posts:
        hear(made, post)
        counted.append(made.heard.after)
    assert counted == [0] * 9 + [10, 10, 10]


def test_an_automatic_policy_posts_by_itself():
    made = played(posts=60, policy=Policy(mode="automatic", least_score=0.2))
    assert {proposal.status for proposal in made.proposals} == {"posted"}
    to_all = [one.intervention for one in made.proposals if one.intervention.audience == "everyone"]
    assert to_all
    said = [entry.post.text for entry in made.feed if entry.post.author == made.agent_id]
    assert said == [one.text for one in to_all]
    times = [entry.post.time for entry in made.feed]
    assert times == sorted(times)


def test_a_policy_that_only_suggests_posts_nothing():
    made = played(posts=60, policy=Policy(mode="suggest", least_score=0.2))
    with pytest.raises(InputError, match="only suggests"):
        made.decide(post=True, time=made.time)
    made.decide(post=False, time=made.time)
    assert made.proposals[-1].status == "dismissed"


def test_a_hushed_agent_proposes_nothing_until_it_may_speak_again():
    made = room(posts=60)
    made.hush()
    hear(made, *made.debate.posts[:30])
    assert made.proposals == []
    made.hush()
    hear(made, *made.debate.posts[30:])
    assert made.proposals

import pytest

from facilitator.debate import Debate, Participant, Post
from facilitator.ui import panels
from facilitator.ui.feed import feed
from facilitator.ui.player import Player
from tests.reports.made import Page
from tests.ui.made import hear, played, room, room_of, say

HOSTILE = "<script>alert(1)</script>\"' onmouseover=x </p></article> ${1+1} {{this}} & \x00"


def feed_html(made, since=0):
    return "".join(feed(made, since=since)["lines"])


def progress(made):
    return panels.progress(Player(made.debate.posts))


PANELS = [
    panels.heading,
    progress,
    panels.proposal,
    panels.history,
    panels.map_tree,
    panels.heard,
    panels.flags,
    panels.target,
    feed_html,
]


def hostile():
    """A room in which everything anybody could write is hostile, the reply under way included."""
    person = Participant(id=HOSTILE, name=HOSTILE, gender="woman")
    posts = [
        Post(id=f"{HOSTILE}{place}", author=HOSTILE, text=f"{HOSTILE} why {place}?", time=60.0 * place)
        for place in range(14)
    ]
    made = Debate(
        id=HOSTILE, title=HOSTILE, question=HOSTILE, language='en"><b>', participants=(person,), posts=tuple(posts)
    )
    found = hear(room_of(made), *posts)
    found.reply(found.feed[0].post.id)
    say(found, HOSTILE, name="<b>\"x' onload=")
    found.reply(found.feed[0].post.id)
    return found


@pytest.mark.parametrize("draw", PANELS)
def test_hostile_text_stays_text(draw):
    page = Page(draw(hostile()))
    assert page.faults == []
    assert page.all("script") == []
    assert page.all("b") == []
    assert not any(name.startswith("on") for _, found in page.elements for name in found)


@pytest.mark.parametrize("draw", PANELS)
@pytest.mark.parametrize("made", [room(posts=0), room()])
def test_every_panel_is_well_formed_before_anything_happened(draw, made):
    assert Page(draw(made)).faults == []


def test_the_feed_shows_type_author_and_what_is_answered():
    page = Page(feed_html(played(posts=3)))
    assert len(page.all("article")) == 3
    assert "Ada 1" in page.text
    assert "answers Ada 0" in page.text
    types = [found["title"] for found in page.all("span", class_="type")]
    assert len(types) == 3
    assert all("issue" in told and "%" in told for told in types)


def test_each_post_of_the_feed_finds_its_own_direction():
    page = Page(feed_html(played(posts=3, text="سلام چرا؟", language="fa")))
    written = page.all("p", class_="text")
    assert [(found["dir"], found["lang"]) for found in written] == [("auto", "fa")] * 3


def test_the_feed_marks_where_the_agent_proposed_something():
    made = played()
    assert Page(feed_html(made)).text.count("The agent proposes:") == len(made.proposals)


def test_the_visitors_own_post_is_marked():
    made = room()
    say(made, "We should clean them.", name="Kim")
    page = Page(feed_html(made))
    assert page.all("article", class_="post own")
    assert "Kim" in page.text


def test_a_page_that_has_some_of_the_feed_needs_only_the_rest():
    made = played()
    whole, rest = feed(made), feed(made, since=20)
    assert (whole["start"], rest["start"]) == (0, 20)
    assert rest["lines"] == whole["lines"][20:]
    assert feed(made, since=len(made.log))["lines"] == []


def test_every_line_of_the_feed_is_one_element():
    for line in feed(hostile())["lines"]:
        page = Page(line)
        assert len(page.all("article") + page.all("p", class_="mark-line")) == 1
        assert page.elements[0][0] in ("article", "p")


def test_a_very_long_feed_is_cut_and_says_how_many_posts_there_are():
    made = played(posts=340)
    sent = feed(made)
    assert len(sent["lines"]) == sent["most"] == 300
    assert sent["start"] == len(made.log) - 300
    assert sent["posts"] == 340


def test_the_feed_says_what_the_visitors_next_post_answers():
    made = played(posts=3)
    assert feed(made)["answering"] is None
    made.reply("p1")
    assert feed(made)["answering"] == "p1"


def test_a_proposal_comes_with_reason_and_evidence():
    made = played()
    said = made.waiting.intervention
    text = Page(panels.proposal(made)).text
    assert said.text in text
    assert said.reason in text
    assert "strength (0 to 1)" in text


def test_a_private_proposal_is_marked_as_private():
    made = room(posts=60)
    for post in made.debate.posts:
        hear(made, post)
        if made.waiting is not None and made.waiting.intervention.audience == "private":
            break
    else:
        raise AssertionError("nothing private was proposed")
    text = Page(panels.proposal(made)).text
    assert "private – shown to facilitators only" in text
    assert made.people[made.waiting.intervention.to].name in text


def test_what_became_of_each_proposal_is_told():
    made = played()
    made.decide(post=False, time=made.time)
    text = Page(panels.history(made)).text
    assert "dismissed" in text
    assert "nobody decided in time" in text


def test_small_groups_are_hidden_unless_asked_for():
    made = played()
    hidden, shown = Page(panels.heard(made)), Page(panels.heard(made, small_groups=True))
    assert "groups of fewer than five people" in hidden.text
    assert "women" not in hidden.text
    assert "women" in shown.text
    assert shown.all("rect")


def test_nobody_having_spoken_is_told_as_such():
    assert "Nobody who has spoken so far has told their gender" in Page(panels.heard(room())).text


def test_what_the_visitors_post_was_read_as_is_said_to_screen_readers():
    made = room()
    entry = say(made, "We should clean them instead, I propose.")
    page = Page(panels.read_as(made, entry))
    assert page.all("p", role="status")
    assert "read as idea" in page.text

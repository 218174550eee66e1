import asyncio
import json

import gradio
import pytest

from facilitator.ui.drawing import draw
from tests.reports.made import Page
from tests.ui.made import visit


def page_after(parts):
    """What a page that got `parts` sends back: JSON has been there and come back."""
    return json.loads(json.dumps({"shown": parts.feed["shown"]}))


def drawn(parts):
    return {name for name, part in parts._asdict().items() if part != gradio.skip()}


@pytest.fixture
def made():
    return visit(posts=60)


def play(made, posts):
    async def go():
        for _ in range(posts):
            await made.step()

    asyncio.run(go())


def test_a_page_that_shows_nothing_yet_gets_everything(made):
    play(made, 3)
    parts = draw(made, None)
    assert drawn(parts) == set(parts._fields)
    assert len(parts.feed["lines"]) == 3
    assert parts.feed["start"] == 0


def test_a_page_that_shows_all_there_is_gets_nothing(made):
    play(made, 3)
    parts = draw(made, page_after(draw(made, None)))
    assert drawn(parts) == set()


def test_a_new_post_draws_its_line_the_map_and_the_progress_alone(made):
    play(made, 1)
    page = page_after(draw(made, None))
    play(made, 1)
    parts = draw(made, page)
    assert drawn(parts) == {"feed", "map", "progress"}
    assert len(parts.feed["lines"]) == 1
    assert "(1)" in parts.feed["lines"][0]


def test_what_a_post_costs_to_send_does_not_grow_with_the_feed(made):
    sizes = []
    page = None
    for _ in range(50):
        play(made, 1)
        parts = draw(made, page)
        page = page_after(parts)
        sizes.append(len(json.dumps(parts.feed)))
    assert max(sizes[10:]) < 2 * max(sizes[1:10])


def test_choosing_what_to_answer_draws_no_post_again(made):
    play(made, 3)
    page = page_after(draw(made, None))
    made.room.reply("p1")
    parts = draw(made, page)
    assert drawn(parts) == {"feed", "target"}
    assert parts.feed["lines"] == []
    assert parts.feed["answering"] == "p1"


def test_a_proposal_draws_what_belongs_to_it(made):
    while made.room.waiting is None:
        page = page_after(draw(made, None))
        play(made, 1)
    assert {"proposal", "accept", "dismiss", "history"} <= drawn(draw(made, page))
    page = page_after(draw(made, page))
    asyncio.run(made.decide(post=False))
    assert drawn(draw(made, page)) == {"feed", "proposal", "accept", "dismiss", "history"}


def test_a_private_proposal_is_sent_privately(made):
    while made.room.waiting is None or made.room.waiting.intervention.audience != "private":
        play(made, 1)
    assert draw(made, None).accept.value == "Send privately"


def test_who_is_heard_is_drawn_when_it_is_counted_or_asked_for_otherwise(made):
    page = page_after(draw(made, None))
    play(made, 9)
    assert "heard" not in drawn(draw(made, page))
    assert "heard" in drawn(draw(made, page, small=True))
    play(made, 1)
    assert "heard" in drawn(draw(made, page))


def test_another_name_draws_the_feed_from_its_beginning(made):
    asyncio.run(made.say("We should clean them.", name="Kim"))
    first = draw(made, None)
    asyncio.run(made.say("And soon.", name="Lee"))
    parts = draw(made, page_after(first))
    assert parts.feed["run"] != first.feed["run"]
    assert "Kim" not in Page("".join(parts.feed["lines"])).text
    assert parts.feed["start"] == 0


def test_a_page_of_another_visit_gets_everything(made):
    play(made, 1)
    page = page_after(draw(visit(posts=60), None))
    parts = draw(made, page)
    assert drawn(parts) == set(parts._fields)


def test_what_got_lost_on_the_way_comes_with_the_next_answer(made):
    page = page_after(draw(made, None))
    play(made, 1)
    lost = draw(made, page)
    play(made, 1)
    parts = draw(made, page)
    assert parts.feed["lines"][0] == lost.feed["lines"][0]
    assert len(parts.feed["lines"]) == 2


@pytest.mark.parametrize(
    "page",
    [
        "<script>",
        7,
        {"shown": None},
        {"shown": {"visit": 1}},
        {"shown": {"visit": "own", "names": 0, "feed": "9" * 10_000, "map": ["x"]}},
        {"shown": {"visit": "own", "names": 0, "feed": -5}},
    ],
)
def test_a_page_that_talks_nonsense_gets_everything(made, page):
    play(made, 2)
    if isinstance(page, dict) and isinstance(page["shown"], dict) and page["shown"]["visit"] == "own":
        page = {"shown": {**page["shown"], "visit": made.key}}
    parts = draw(made, page)
    assert drawn(parts) == set(parts._fields)
    assert len(parts.feed["lines"]) == 2

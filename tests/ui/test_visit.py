import asyncio

import pytest

from facilitator.errors import InputError
from facilitator.interventions import Policy
from facilitator.ui.player import FULL_SPEED
from tests.ui.made import read_at_once, visit


class Clock:
    """Goes on by `tick` seconds each time somebody looks at it."""

    def __init__(self, tick=0.0):
        self.now, self.tick = 0.0, tick

    def __call__(self):
        self.now += self.tick
        return self.now


def test_a_step_takes_in_one_recorded_post():
    made = visit()
    asyncio.run(made.step())
    assert [entry.post.id for entry in made.room.feed] == ["p0"]


def test_a_step_past_the_end_changes_nothing():
    made = visit(posts=1)
    for _ in range(3):
        asyncio.run(made.step())
    assert len(made.room.feed) == 1


def test_time_takes_in_one_post_at_most():
    made = visit()
    made.player.play(0.0)
    asyncio.run(made.advance(Clock(tick=100.0), longest=1_000.0))
    assert len(made.room.feed) == 1


def test_full_speed_leaves_the_page_time_to_answer():
    made = visit()
    made.player.speed = FULL_SPEED
    made.player.play(0.0)
    clock = Clock(tick=0.05)
    asyncio.run(made.advance(clock, longest=1.0))
    assert 5 <= len(made.room.feed) <= 10
    clock.tick = 0.0
    asyncio.run(made.advance(clock, longest=1.0))
    assert made.player.finished
    assert len(made.room.feed) == 30


def test_posts_in_between_keep_the_time_order():
    made = visit()

    async def talk():
        while not made.player.finished:
            await made.say("a word in between")
            await made.step()
        await made.say("and one at the end")

    asyncio.run(talk())
    times = [entry.post.time for entry in made.room.feed]
    assert times == sorted(times)
    assert len({entry.post.id for entry in made.room.feed}) == 61


def test_the_visitors_post_comes_back_as_it_was_read_even_where_the_agent_answers_at_once():
    made = visit(posts=60, policy=Policy(mode="automatic", least_score=0.0))

    async def talk():
        while not made.player.finished:
            await made.step()
            entry = await made.say("Why are the drains blocked?")
            assert entry.own
            assert entry.post.text == "Why are the drains blocked?"

    asyncio.run(talk())
    assert any(entry.post.author == made.room.agent_id for entry in made.room.feed)


def test_a_posted_proposal_stands_in_the_feed():
    made = visit(posts=60)

    async def go():
        while made.room.waiting is None or made.room.waiting.intervention.audience != "everyone":
            await made.step()
        await made.decide(post=True)

    asyncio.run(go())
    assert made.room.feed[-1].post.author == made.room.agent_id


def test_participation_is_counted_once_more_at_the_end():
    made = visit(posts=12)

    async def go():
        while not made.player.finished:
            await made.step()

    asyncio.run(go())
    assert made.room.heard.after == 12


class Slowly:
    """Reads as the agent does, but lets others run meanwhile; two posts of one room at once are an error."""

    def __init__(self):
        self.begun, self.reading = [], False

    async def __call__(self, request):
        assert not self.reading, "two posts were being read at once"
        self.begun.append(request.text)
        self.reading = True
        await asyncio.sleep(0)
        self.reading = False
        return await read_at_once(request)


def test_changes_of_one_room_wait_for_each_other():
    slowly = Slowly()
    made = visit(read=slowly)

    async def go():
        await asyncio.gather(*(made.step() for _ in range(5)), made.say("hello"))

    asyncio.run(go())
    assert slowly.begun == [*(post.text for post in made.room.debate.posts[:5]), "hello"]


def test_the_visitor_gets_in_between_the_posts_of_full_speed():
    made = visit(read=Slowly())
    made.player.speed = FULL_SPEED

    async def go():
        made.player.play(0.0)
        await asyncio.gather(made.advance(Clock(), longest=1.0), made.say("hello"))

    asyncio.run(go())
    assert len(made.room.feed) == 31
    assert [entry.own for entry in made.room.feed].index(True) < 3


def test_a_post_that_could_not_be_read_is_read_with_the_next_and_not_lost():
    asked = []

    async def refusing_once(request):
        asked.append(request)
        if len(asked) == 1:
            raise InputError("the models are not there yet.")
        return await read_at_once(request)

    made = visit(read=refusing_once)
    with pytest.raises(InputError, match="not there yet"):
        asyncio.run(made.step())
    asyncio.run(made.say("hello"))
    assert [entry.own for entry in made.room.feed] == [False, True]
    assert asked[0] == asked[1]


def test_every_visit_can_be_told_from_every_other():
    assert visit().key != visit().key

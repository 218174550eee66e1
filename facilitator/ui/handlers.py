"""What happens on a click: each handler finds the visit of the page, changes it, and draws what the page lacks.

They run in the server's loop, one at a time and for milliseconds; while a post is being read, on a thread of its own,
they wait without holding up the others.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from facilitator.agent import Facilitator
from facilitator.debate import GENDERS, Debate
from facilitator.errors import InputError
from facilitator.reading import Reading, Request
from facilitator.reports.text import escape
from facilitator.ui import panels
from facilitator.ui.drawing import Parts, draw
from facilitator.ui.gradio import gradio as gr
from facilitator.ui.player import FULL_SPEED, Player
from facilitator.ui.reading_queue import ReadingQueue
from facilitator.ui.room import Room
from facilitator.ui.store import Store
from facilitator.ui.visit import Visit

__all__ = ["SPEEDS", "Handlers"]

#: Word on the page -> how many times faster than somebody reads.
SPEEDS: Mapping[str, float] = {
    "1×": 1.0,
    "2×": 2.0,
    "5×": 5.0,
    "20×": 20.0,
    "Full": FULL_SPEED,
}
#: Posts of so many visitors are read in one call.
_MOST_TOGETHER = 16
#: At full speed, seconds after which a page gets to see what was read meanwhile.
_LONGEST_TICK = 0.4


class Handlers:
    """The handlers of one page, which many visitors have open.

    Parameters
    ----------
    agent
        Its models, policy and seed serve every visitor; each gets an agent of their own.
    debates
        At least one.
    """

    def __init__(self, agent: Facilitator, debates: Sequence[Debate]) -> None:
        self._agent, self._debates = agent, debates
        self._store = Store(clock=time.monotonic)
        self._models: ReadingQueue[Request, Reading] = ReadingQueue(agent.reader.read, most=_MOST_TOGETHER)

    def warm_up(self) -> None:
        """Read a post of each language, so that what loads on first use is there before the first visitor is."""
        for debate in {debate.language: debate for debate in self._debates if debate.posts}.values():
            first = Request(text=debate.posts[0].text, language=debate.language or "en")
            self._models.submit("", first).result()

    async def enter(self, page: Any, small: bool, debate: int, request: gr.Request) -> Parts:
        """A page was opened."""
        return draw(await self._begin(_name(request), debate), page, small=small)

    async def choose(self, page: Any, small: bool, debate: int, speed: str, request: gr.Request) -> Parts:
        """Another debate."""
        visit = await self._begin(_name(request), debate, speed=SPEEDS.get(speed, 1.0))
        return draw(visit, page, small=small)

    async def restart(self, page: Any, small: bool, request: gr.Request) -> Parts:
        """The same debate from the beginning; the visitor's posts are gone."""
        old = await self._visit(request)
        visit = await self._begin(_name(request), old.place, speed=old.player.speed)
        return draw(visit, page, small=small)

    async def play(self, page: Any, small: bool, speed: str, request: gr.Request) -> Parts:
        """Go on by itself, or stop."""
        visit = await self._visit(request)
        visit.player.speed = SPEEDS.get(speed, 1.0)
        if visit.player.playing:
            visit.player.pause()
        else:
            visit.player.play(time.monotonic())
        return await self._draw(visit, page, small)

    async def step(self, page: Any, small: bool, request: gr.Request) -> Parts:
        """One recorded post."""
        visit = await self._visit(request)
        await visit.step()
        return await self._draw(visit, page, small)

    async def speed(self, speed: str, request: gr.Request) -> None:
        """Faster or slower, from the next post on."""
        (await self._visit(request)).player.speed = SPEEDS.get(speed, 1.0)

    async def tick(self, page: Any, small: bool, request: gr.Request) -> Parts:
        """Time has passed on the page."""
        visit = await self._visit(request)
        await visit.advance(time.monotonic, longest=_LONGEST_TICK)
        return await self._draw(visit, page, small)

    async def show(self, page: Any, small: bool, request: gr.Request) -> Parts:
        """The same state, shown otherwise."""
        return await self._draw(await self._visit(request), page, small)

    async def accept(self, page: Any, small: bool, request: gr.Request) -> Parts:
        """The proposal is posted."""
        visit = await self._visit(request)
        await visit.decide(post=True)
        return await self._draw(visit, page, small)

    async def dismiss(self, page: Any, small: bool, request: gr.Request) -> Parts:
        """The proposal is dropped."""
        visit = await self._visit(request)
        await visit.decide(post=False)
        return await self._draw(visit, page, small)

    async def hush(self, page: Any, small: bool, request: gr.Request) -> Parts:
        """The agent is to be silent for now, or may speak again."""
        return await self._change(request, page, small, Room.hush)

    async def reply(self, page: Any, small: bool, event: gr.EventData, request: gr.Request) -> Parts:
        """The visitor's next post answers the one clicked on."""
        try:
            return await self._change(request, page, small, partial(Room.reply, post=str(getattr(event, "post", ""))))
        except InputError:  # the feed was restarted under the click
            return await self.show(page, small, request)

    async def cancel(self, page: Any, small: bool, request: gr.Request) -> Parts:
        """The visitor's next post answers nothing in particular."""
        return await self._change(request, page, small, partial(Room.reply, post=None))

    async def say(
        self, page: Any, small: bool, text: str, name: str, gender: str, request: gr.Request
    ) -> tuple[Any, ...]:
        """The visitor posts; where that is not possible, the text stays where it is and a sentence says why."""
        visit = await self._visit(request)
        try:
            entry = await visit.say(text or "", name=name or "", gender=gender if gender in GENDERS else None)
        except InputError as error:
            note = f'<p class="fr note" role="alert">{escape(error)}</p>'
            return gr.skip(), note, *await self._draw(visit, page, small)
        return "", panels.read_as(visit.room, entry), *await self._draw(visit, page, small)

    async def _visit(self, request: gr.Request) -> Visit:
        """The visit of a page; a new one if it was forgotten, so that a page left open goes on."""
        return self._store.get(_name(request)) or await self._begin(_name(request), 0)

    async def _begin(self, name: str, place: Any, *, speed: float = 1.0) -> Visit:
        """A debate from its beginning, in place of what the visitor had."""
        place = place if isinstance(place, int) and 0 <= place < len(self._debates) else 0
        debate, agent = self._debates[place], self._agent.twin(attended=True)
        asked = debate.question or debate.title
        question = (await self._read(name, Request(text=asked))).embedding if asked else None
        agent.open(debate, question=question)
        room, player = Room(agent=agent, debate=debate), Player(debate.posts, speed=speed)
        return self._store.put(name, Visit(room=room, player=player, place=place, read=partial(self._read, name)))

    async def _read(self, name: str, post: Request) -> Reading:
        """The one place where the page hands a post to the models, in turn with the other visitors."""
        return await asyncio.wrap_future(self._models.submit(name, post))

    async def _change(self, request: gr.Request, page: Any, small: bool, change: Callable[[Room], None]) -> Parts:
        visit = await self._visit(request)
        async with visit.turn:
            change(visit.room)
        return await self._draw(visit, page, small)

    async def _draw(self, visit: Visit, page: Any, small: bool) -> Parts:
        async with visit.turn:  # never half of a change
            return draw(visit, page, small=small)


def _name(request: gr.Request) -> str:
    """What Gradio calls the page, anew each time one is opened. Who gives no name is nobody who comes back."""
    return request.session_hash or uuid4().hex

"""One visitor's debate: `Visit`, a room and the player that feeds it, changed and drawn by one handler at a time.

Nothing here holds up anybody else: while a post of this room is being read, other rooms are read, changed and drawn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

from facilitator.debate import Gender, Post
from facilitator.reading import Reading, Request
from facilitator.ui.player import FULL_SPEED, Player
from facilitator.ui.room import Entry, Room

__all__ = ["Read", "Visit"]

#: How a post is read: when, and together with whose, is the host's affair.
Read = Callable[[Request], Awaitable[Reading]]


class Visit:
    """A room and its player.

    Parameters
    ----------
    place
        Which of the page's debates it is.
    read
        Gives the reading of what a room asks to have read.
    """

    def __init__(self, *, room: Room, player: Player, place: int, read: Read) -> None:
        self.room = room
        self.player = player
        self.place = place
        #: Told apart by this from every other visit, one of the same visitor before a restart included.
        self.key = uuid4().hex
        #: Held while the room changes, which may take as long as reading a post, and while it is drawn.
        self.turn = asyncio.Lock()
        self._read = read

    async def step(self) -> None:
        """Take in the next recorded post and stop there."""
        async with self.turn:
            post = self.player.step()
            if post is not None:
                await self._hear(post)

    async def advance(self, clock: Callable[[], float], *, longest: float) -> None:
        """Take in what is due: at most one post, at full speed as many as can be read in about `longest` seconds."""
        until = clock() + longest
        while True:
            async with self.turn:  # anew for each post, so that the visitor's own gets in between
                post = self.player.due(clock())
                if post is None:
                    return
                await self._hear(post)
            if self.player.speed != FULL_SPEED or clock() >= until:
                return

    async def say(self, text: str, *, name: str = "", gender: Gender | None = None) -> Entry:
        """Post as the visitor; what it was read as.

        Raises
        ------
        InputError
            As `Room.say`.
        """
        async with self.turn:
            time = self.player.moment(self.room.time)
            post = self.room.say(text, time=time, name=name, gender=gender)
            read = await self._read_all()
        return next(entry for entry in read if entry.post is post)

    async def decide(self, *, post: bool) -> None:
        """Post the waiting proposal, or dismiss it.

        Raises
        ------
        InputError
            As `Room.decide`.
        """
        async with self.turn:
            self.room.decide(post=post, time=self.player.moment(self.room.time))
            await self._read_all()

    async def _hear(self, post: Post) -> None:
        self.room.hear(post)
        await self._read_all()
        if self.player.finished:
            self.room.count()

    async def _read_all(self) -> list[Entry]:
        """Read what has been said in the room; reading a post may make the agent say something in its turn."""
        read = []
        while self.room.unread:
            read.append(self.room.take(await self._read(self.room.request())))
        return read

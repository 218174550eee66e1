"""Recorded posts that come by themselves, at the pace of somebody who reads them: `Player`. It reads no clock."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.debate import Post

__all__ = ["FULL_SPEED", "Player"]

FULL_SPEED = float("inf")

_REPLY_SECONDS = 60.0


class Player:
    """A tape of posts. What it gives out is gone from it: whoever asks has to use it.

    Parameters
    ----------
    posts
        In time order.
    speed
        How many times faster than somebody reads; `FULL_SPEED` waits for nobody.
    """

    def __init__(self, posts: Sequence[Post], *, speed: float = 1.0) -> None:
        self.posts = posts
        self.speed = speed
        self.position = 0
        self.playing = False
        self._due = 0.0

    @property
    def finished(self) -> bool:
        """Whether every post has been given out."""
        return self.position == len(self.posts)

    def play(self, now: float) -> None:
        """Let the posts come by themselves from `now` (seconds on any clock) on."""
        self.playing = not self.finished
        self._due = now

    def pause(self) -> None:
        """Stop, until the next `play`."""
        self.playing = False

    def step(self) -> Post | None:
        """The next post, and stop there; `None` at the end."""
        self.playing = False
        return None if self.finished else self._next()

    def due(self, now: float) -> Post | None:
        """The post that is due at `now`, if one is; the one after it waits until this one can have been read."""
        if not self.playing or now < self._due:
            return None
        post = self._next()
        self._due = now + _reading_time(post) / self.speed
        return post

    def moment(self, last: float) -> float:
        """A time for somebody who speaks after `last` and before the next recorded post."""
        wait = _REPLY_SECONDS
        if not self.finished:
            wait = min(wait, max(0.0, self.posts[self.position].time - last) / 2)
        return last + wait

    def _next(self) -> Post:
        post = self.posts[self.position]
        self.position += 1
        self.playing = self.playing and not self.finished
        return post


def _reading_time(post: Post) -> float:
    """Seconds to read it: one, and a quarter for each word, at most eight."""
    return min(8.0, 1.0 + len(post.text.split()) / 4)

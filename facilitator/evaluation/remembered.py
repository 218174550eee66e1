"""The same agent over many versions of a debate: a copy that reads each text only once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from facilitator.agent import Facilitator
from facilitator.debate import Debate
from facilitator.reader import ReadsPosts
from facilitator.reading import Reading, Request, requests

__all__ = ["RememberingReader", "reading_with", "remembering", "warm"]

_BATCH = 256


class RememberingReader:
    """Asks the reader behind it only for what it has not seen.

    A post thus has the same reading to the last bit, whatever it was read together with.
    """

    def __init__(self, reader: ReadsPosts) -> None:
        self._reader = reader
        self._readings: dict[Request, Reading] = {}
        self._vectors: dict[str, NDArray[np.float32]] = {}

    @property
    def description(self) -> Mapping[str, object]:
        """That of the reader behind it."""
        return self._reader.description

    def read(self, posts: Sequence[Request]) -> list[Reading]:
        """A reading for each post, in order."""
        new = [post for post in dict.fromkeys(posts) if post not in self._readings]
        if new:
            self._readings.update(zip(new, self._reader.read(new), strict=True))
        return [self._readings[post] for post in posts]

    def embed(self, text: str) -> NDArray[np.float32]:
        """The meaning of a text, shape (dimension,), in an array that the caller may change."""
        if text not in self._vectors:
            self._vectors[text] = self._reader.embed(text)
        return self._vectors[text].copy()


def reading_with(agent: Facilitator, reader: ReadsPosts) -> Facilitator:
    """An agent of the same class, policy and seed that reads with another reader; `agent` itself is left as it is.

    A copy, so that whatever a class of one's own adds comes along; `start` makes all that belongs to a debate anew.
    What it reads does not happen in the room of `agent` and is not told to its log.
    """
    other = copy(agent)
    other.reader, other.log = reader, None
    return other


def remembering(agent: Facilitator) -> Facilitator:
    """A copy that reads each text once. Its memory grows with what it reads: make one a debate."""
    return reading_with(agent, RememberingReader(agent.reader))


def warm(agent: Facilitator, debate: Debate, *, report: Callable[[int], None] = lambda _: None) -> None:
    """Let an agent that remembers read a whole debate in batches, which is quicker than post by post.

    `report` is told after each batch how many posts were in it.
    """
    posts = list(requests(debate))
    for start in range(0, len(posts), _BATCH):
        part = posts[start : start + _BATCH]
        agent.reader.read(part)
        report(len(part))

"""A post taken into a room: `Turn`, the one value that linking, map, triggers, timing and safety look at."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.roles import leads
from facilitator.debate import IbisType, Post, Role
from facilitator.ibis.graph import Relation
from facilitator.reading import Reading

__all__ = ["ENDING", "HEAD", "Turn"]

#: Of a long post only the beginning is looked at: it tells whom it addresses, what it is about and how long it is, near
#: enough.
HEAD = 400
#: Characters at the end of a post that are looked at for how it ends.
ENDING = 80


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A post, what the models make of it, who speaks, and, once it is taken in, what it does in the room.

    Nothing here tells anybody's gender or group.

    Parameters
    ----------
    name, role
        Of its author: the display name and what they are in the debate.
    target, p_target
        The post it answers, `None` for the debate's question, and how probable that is.
    node, relation, repeats
        The node of the map that it belongs to, how it bears on its target, and the node that it says again.
    branch
        The topmost node above it; `None` if it hangs on the question itself.
    new
        Whether it is an issue or idea that no earlier post says.
    first
        Whether its author, a participant, had not posted before.
    stance
        The chance of a pro minus that of a con, turned round under each con above it, from -1 (against the idea in
        question) to 1; `None` where the post is no argument.
    uncivil, unquotable
        Whether it attacks somebody, and whether it must not be quoted, for that or because it tells somebody's personal
        data or tries to instruct the agent.
    """

    post: Post
    reading: Reading
    name: str = ""
    role: Role = "participant"
    target: str | None = None
    p_target: float = 1.0
    node: str | None = None
    relation: Relation | None = None
    repeats: str | None = None
    branch: str | None = None
    new: bool = False
    first: bool = False
    stance: float | None = None
    uncivil: bool = False
    unquotable: bool = False

    @property
    def id(self) -> str:
        """That of the post."""
        return self.post.id

    @property
    def author(self) -> str:
        """Who wrote it."""
        return self.post.author

    @property
    def lead(self) -> bool:
        """Whether its author leads the debate."""
        return leads(self.role)

    @property
    def own(self) -> bool:
        """Whether it is a message of the agent come back as a post."""
        return self.role == "agent"

    @property
    def label(self) -> IbisType:
        """Its most probable type."""
        return self.reading.label

    @property
    def unsure(self) -> bool:
        """Whether the type should rather not be believed."""
        return self.reading.unsure

    @cached_property
    def types(self) -> NDArray[np.float64]:
        """The probabilities of its type, shape (5,)."""
        return self.reading.types

    @cached_property
    def vector(self) -> NDArray[np.float32]:
        """Its embedding, shape (dimension,), length 1."""
        return self.reading.vector

    @cached_property
    def text(self) -> str:
        """Its beginning, at most `HEAD` characters."""
        return self.post.text[:HEAD]

    @property
    def ending(self) -> str:
        """Its last characters, at most `ENDING`."""
        return self.post.text[-ENDING:]

    @cached_property
    def words(self) -> int:
        """Tokens between blanks, in its beginning."""
        return len(self.text.split())

    def __getstate__(self) -> dict[str, object]:
        """The fields alone: what was worked out of them takes more room than to work it out again."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

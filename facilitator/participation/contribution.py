"""One post as participation sees it: `Contribution`, who said how much of what, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.debate import IbisType

__all__ = ["Contribution"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contribution:
    """A post without its text.

    Parameters
    ----------
    post, author
        Ids.
    time
        Seconds since the debate's start.
    words
        Whitespace-separated tokens.
    label
        The IBIS type.
    target
        Id of the post it answers; `None` if it answers none.
    repeats
        Id of the issue or idea it says again; `None` if it is new.
    end
        Seconds since the debate's start at which a spoken post ends, where that is recorded.
    """

    post: str
    author: str
    time: float
    words: int
    label: IbisType
    target: str | None = None
    repeats: str | None = None
    end: float | None = None

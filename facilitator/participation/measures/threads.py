"""Threads: which posts belong together by what they answer."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.participation.contribution import Contribution

__all__ = ["last_words"]


def last_words(contributions: Sequence[Contribution]) -> list[str]:
    """The author of the last post of each thread of two or more posts, in the order in which the threads began."""
    root: dict[str, str] = {}
    last: dict[str, str] = {}
    size: dict[str, int] = {}
    for one in contributions:
        start = root.get(one.target, one.post) if one.target is not None else one.post
        root[one.post] = start
        last[start] = one.author
        size[start] = size.get(start, 0) + 1
    return [author for start, author in last.items() if size[start] > 1]

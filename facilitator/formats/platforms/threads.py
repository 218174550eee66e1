"""Posts by what they answer: where each thread begins, and an order in which nobody answers what is not there yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator.formats import replies
from facilitator.formats.assemble import as_id
from facilitator.formats.raw import RawPost

__all__ = ["in_time", "parents_first", "roots"]


def roots(parents: Mapping[str, str | None]) -> dict[str, str]:
    """For each post the first of its thread, followed as far as `parents` knows; a ring has one of its own for all."""
    found: dict[str, str] = {}
    for key in parents:
        chain: dict[str, None] = {}
        above: str | None = key
        first = key
        while above is not None and above not in chain:
            first = above
            if above in found:
                break
            chain[above] = None
            above = parents.get(above)
        first = found.get(first, first)
        found.update(dict.fromkeys(chain, first))
    return found


def in_time(posts: Sequence[RawPost]) -> list[RawPost]:
    """Posts by time, those without one after the post before them; answers after what they answer where times agree."""
    last = float("-inf")
    keyed = []
    for post in posts:
        last = post.time if post.time is not None else last
        keyed.append((last, post))
    return parents_first([post for _, post in sorted(keyed, key=lambda pair: pair[0])])


def parents_first(posts: Sequence[RawPost]) -> list[RawPost]:
    """The posts in their order, but for answers that stood before what they answer: they are put after it."""
    ids = [as_id(post.id) or "" for post in posts]
    return [posts[index] for index in replies.parents_first(ids, [as_id(post.reply_to) for post in posts])]

"""What answers what: ids that mean one post in two spellings, files that begin with the newest, parents first."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from facilitator.formats.raw import RawPost

__all__ = ["bare_id", "is_newest_first", "is_no_parent", "meeting", "parents_first", "plain_link"]

_PREFIX = re.compile(r"t[13]_(?=\w)")
_FLOAT = re.compile(r"(-?\d+)\.0+")
_NO_PARENT = frozenset(["0", "-1", "null", "none", "nan", "nil", "undefined", "n/a", "na", "-", "\\n", "false"])


def bare_id(value: Any) -> str | None:
    """An id without blanks around it, Reddit's kind before it and a ``.0`` behind it; `None` if nothing is left.

    >>> bare_id(" t1_k1aa"), bare_id("12.0"), bare_id(12.0), bare_id("1.20")
    ('k1aa', '12', '12', '1.20')
    """
    text = "" if value is None or value != value else str(value).strip()
    if text[:3] in ("t1_", "t3_"):
        text = _PREFIX.sub("", text, count=1)
    whole = _FLOAT.fullmatch(text)
    return (whole[1] if whole else text) or None


def plain_link(link: str) -> str | None:
    """A link as ids are written; one to a Reddit thread stays, as its start is seldom among the comments."""
    return link if link.startswith("t3_") else bare_id(link)


def is_no_parent(link: str) -> bool:
    """Whether a link that meets no post is a way to say that there is none: ``0``, ``null``, a Reddit thread."""
    return link.strip().lower() in _NO_PARENT or link.startswith("t3_")


def meeting(links: Sequence[str | None], ids: Sequence[str]) -> Mapping[str, str]:
    """For links that are no id as they stand: the id that they mean in another spelling, where only one does."""
    known = set(ids)
    odd = {link for link in links if link is not None and link not in known}
    if not odd:
        return {}
    spelled: dict[str | None, set[str]] = {}
    for id in known:
        spelled.setdefault(bare_id(id), set()).add(id)
    found = {link: spelled.get(bare_id(link), set()) for link in odd}
    return {link: next(iter(ids)) for link, ids in found.items() if len(ids) == 1}


def is_newest_first(posts: Sequence[RawPost], links: Sequence[str | None]) -> bool:
    """Whether a file begins with the newest post: by its times; if they do not say, by where its links point."""
    times = [post.time for post in posts if post.time is not None]
    steps = [after - before for before, after in pairwise(times) if after != before]
    if steps:
        down = sum(step < 0 for step in steps)
        return down > 1 and down > 2 * (len(steps) - down)
    place = {str(post.id): index for index, post in enumerate(posts)}
    ways = [place[link] - index for index, link in enumerate(links) if link is not None and link in place]
    return sum(way > 0 for way in ways) > max(1, 2 * sum(way < 0 for way in ways))


def parents_first(ids: Sequence[str], links: Sequence[str | None]) -> list[int]:
    """The order of posts of one time in which each comes after what it answers, else as they stand.

    Links from outside to outside are not looked at. Posts that answer each other in a ring stand as they were, after
    the others.
    """
    place = {id: index for index, id in enumerate(ids)}
    parents = [place.get(link) if link is not None else None for link in links]
    if all(parent is None or parent < index for index, parent in enumerate(parents)):
        return list(range(len(ids)))
    waiting: dict[int, list[int]] = {}
    order: list[int] = []
    done: set[int] = set()
    for index, parent in enumerate(parents):
        if parent is not None and parent not in done:
            waiting.setdefault(parent, []).append(index)
            continue
        ready = deque([index])
        while ready:
            post = ready.popleft()
            done.add(post)
            order.append(post)
            ready.extend(waiting.pop(post, ()))
    return order + [index for index in range(len(ids)) if index not in done]

"""Which branch came first: the top-level branches of a threaded debate change places in time."""

from __future__ import annotations

from dataclasses import replace

from facilitator.classification.roles import leads
from facilitator.debate import Debate

__all__ = ["branch_of", "reverse_branches"]


def branch_of(debate: Debate) -> dict[str, str]:
    """Post -> the post at the top of its branch: the one that answers nothing but the debate's question."""
    tops: dict[str, str] = {}
    for post in debate.posts:
        tops[post.id] = post.id if post.reply_to is None else tops[post.reply_to]
    return tops


def reverse_branches(debate: Debate) -> Debate:
    """The branch that began last begins first, and so on; times in order stay the same.

    A branch begins where the one it changes places with began and goes on at its own pace, so replies stay behind what
    they answer. Branches begun by those who lead the debate keep their moments. The debate itself comes back if there
    are fewer than two others, or if it is not threaded.
    """
    tops = branch_of(debate)
    people = debate.participant_by_id
    at = {post.id: place for place, post in enumerate(debate.posts)}
    moved = [post.id for post in debate.posts if tops[post.id] == post.id and not leads(people[post.author].role)]
    if len(moved) < 2 or len(tops) == len(set(tops.values())):
        return debate
    shift = {top: at[partner] - at[top] for top, partner in zip(moved, reversed(moved), strict=True)}
    order = sorted(debate.posts, key=lambda post: at[post.id] + shift.get(tops[post.id], 0))  # stable: parents first
    times = (post.time for post in debate.posts)
    return replace(debate, posts=tuple(replace(post, time=time) for post, time in zip(order, times, strict=True)))

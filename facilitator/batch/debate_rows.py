"""A debate as rows of a posts table, read under what the agent would read them under."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.classification.context import Context
from facilitator.debate import UNKNOWN_AUTHOR, Debate
from facilitator.formats import PostRow

__all__ = ["debate_rows"]


def debate_rows(debate: Debate) -> Iterator[PostRow]:
    """The posts in order, each with the parent and the author's role, so that it gets the type a replay gives it."""
    context = Context.of(debate)
    for post in debate.posts:
        person = debate.participant_by_id[post.author]
        yield PostRow(
            id=post.id,
            text=post.text,
            author=None if post.author == UNKNOWN_AUTHOR else post.author,
            debate=debate.id,
            parent_text=context.parent(post).text or None,
            gender=person.gender,
            extra={"role": person.role},
        )
        context.add(post, own=person.role == "agent")

"""What each post of a debate answers, for a model that types posts: the parent rule of the agent."""

from __future__ import annotations

from facilitator.classification import Context, Parent, TypeInput
from facilitator.debate import Debate

__all__ = ["parents", "type_inputs"]


def parents(debate: Debate) -> list[Parent]:
    """The parent of every post, as `Context` gives it to the agent."""
    context = Context.of(debate)
    found = []
    for post in debate.posts:
        found.append(context.parent(post))
        context.add(post, own=debate.participant_by_id[post.author].role == "agent")
    return found


def type_inputs(debate: Debate) -> list[TypeInput]:
    """Every post with its parent's text, as a `TypeModel` takes it."""
    return [TypeInput(parent.text, post.text) for parent, post in zip(parents(debate), debate.posts, strict=True)]

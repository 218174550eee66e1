"""What each post of a debate answers, for a model that types posts: the parent rule of the agent."""

from __future__ import annotations

from facilitator.classification import Context, Parent, TypeInput
from facilitator.debate import UNKNOWN_AUTHOR, Debate

__all__ = ["parents", "type_inputs"]


def parents(debate: Debate) -> list[Parent]:
    """The parent of every post, as `Context` gives it to the agent.

    Where nobody is named as author, the rows of a table are taken to be no conversation, and the post before is
    passed over.
    """
    conversation = any(post.author != UNKNOWN_AUTHOR for post in debate.posts)
    context = Context(debate.question or debate.title, conversation=conversation)
    found = []
    for post in debate.posts:
        found.append(context.parent(post))
        context.add(post)
    return found


def type_inputs(debate: Debate) -> list[TypeInput]:
    """Every post with its parent's text, as a `TypeModel` takes it."""
    return [TypeInput(parent.text, post.text) for parent, post in zip(parents(debate), debate.posts, strict=True)]

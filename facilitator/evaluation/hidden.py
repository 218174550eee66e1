"""What the agent may see of a debate that is used to test it: `blind` takes the answers out."""

from __future__ import annotations

from dataclasses import replace

from facilitator.debate import Debate, Post

__all__ = ["blind"]

#: Columns of a posts table that tell what stood around a post; every other unknown field may hold an answer.
_CONTEXT = ("parent_text", "previous_text", "topic")


def blind(debate: Debate, *, links: bool = True) -> Debate:
    """The debate without `label`, `secondary` and `move`, and without unknown fields that may repeat them.

    Parameters
    ----------
    links
        False takes out `reply_to` and the text of the answered post too.
    """
    context = _CONTEXT if links else _CONTEXT[1:]

    def bare(post: Post) -> Post:
        return Post(
            id=post.id,
            author=post.author,
            text=post.text,
            time=post.time,
            reply_to=post.reply_to if links else None,
            extra={name: post.extra[name] for name in context if name in post.extra},
        )

    return replace(debate, posts=tuple(bare(post) for post in debate.posts))

"""What a post is read under: `Context` keeps a debate's posts and gives each new one its parent."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.debate import UNKNOWN_AUTHOR, Debate, Post

__all__ = ["Context", "Parent"]

#: A debate is threaded if at least this share of at least this many posts name what they reply to.
_THREADED_SHARE = 0.5
_THREADED_POSTS = 5


class Parent(NamedTuple):
    """A parent's text, and where it comes from: a column's name, ``reply_to``, ``post before``, ``question``."""

    text: str
    source: str


class Context:
    """The posts so far, for one debate.

    Parameters
    ----------
    question
        The debate's root question, which stands above everything.
    conversation
        False for a table of statements that nobody is named as author of: they do not answer one another.
    """

    def __init__(self, question: str, *, conversation: bool = True) -> None:
        self.question = question
        self.texts: dict[str, str] = {}
        self._conversation = conversation
        self._before = ""
        self._replies = 0
        self._posts = 0

    @classmethod
    def of(cls, debate: Debate) -> Context:
        """That of a debate, by its header: the question, else the title, and whether anybody is named."""
        people = debate.participants
        named = not people or any(person.id != UNKNOWN_AUTHOR for person in people)
        return cls(debate.question or debate.title, conversation=named)

    @property
    def threaded(self) -> bool:
        """Whether posts here say what they reply to, so that one that says nothing starts a thread of its own."""
        return self._posts >= _THREADED_POSTS and self._replies >= _THREADED_SHARE * self._posts

    def parent(self, post: Post) -> Parent:
        """The parent of the next post.

        It is the first that has a text of: the column `parent_text`, the post that `reply_to` names, the columns
        `previous_text` and `topic`, the post before (not in a threaded debate), the debate's question. An empty parent
        would give the type away, since in many corpora only pros and cons have one.
        """
        columns = post.extra
        candidates = (
            (columns.get("parent_text"), "parent_text"),
            (self.texts.get(post.reply_to) if post.reply_to is not None else "", "reply_to"),
            (columns.get("previous_text"), "previous_text"),
            (columns.get("topic"), "topic"),
            (self._before if self._conversation and not self.threaded else "", "post before"),
            (self.question, "question"),
        )
        for text, source in candidates:
            if isinstance(text, str) and text.strip():
                return Parent(text, source)
        return Parent("", "none")

    def add(self, post: Post, *, own: bool = False) -> None:
        """Take in a post. The agent's `own` do not tell whether people here say what they reply to."""
        self.texts[post.id] = post.text
        self._posts += not own
        self._replies += post.reply_to is not None and not own
        self._before = post.text

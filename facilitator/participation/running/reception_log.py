"""What is asked of earlier posts, kept while a debate runs: who wrote them, and whether others answered."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ReceptionLog", "Target"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """The post that is answered: its `author`, and whether another participant had answered it before."""

    author: str
    answered: bool = False


class ReceptionLog:
    """A `Target` for each post; memory is linear in posts, O(1) a post."""

    def __init__(self) -> None:
        self._author: dict[str, str] = {}
        self._answered: set[str] = set()

    def add(self, post: str, *, author: str, target: str | None, participant: bool = True) -> Target | None:
        """Take in a post and return what its target was before; `None` if it answers no post.

        Parameters
        ----------
        participant
            Whether the author is one; answers of others, and to oneself, are no reception.
        """
        self._author[post] = author
        other = self._author.get(target) if target is not None else None
        if target is None or other is None:
            return None
        before = Target(author=other, answered=target in self._answered)
        if participant and other != author:
            self._answered.add(target)
        return before

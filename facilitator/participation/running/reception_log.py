"""What each post got so far, kept while a debate runs: the running twin of `receptions`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator.debate import IbisType

__all__ = ["ReceptionLog", "Target"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """The post that is answered: its `author` and type, and the answers, pros and cons by others it had before."""

    author: str
    label: IbisType
    answers: int = 0
    pros: int = 0
    cons: int = 0


class ReceptionLog:
    """A `Target` for each post; memory is linear in posts, O(1) a post."""

    def __init__(self) -> None:
        self._posts: dict[str, Target] = {}

    def add(
        self, post: str, *, author: str, label: IbisType, target: str | None, participant: bool = True
    ) -> Target | None:
        """Take in a post and return what its target had got before; `None` if it answers no post.

        Parameters
        ----------
        participant
            Whether the author is one; answers of others, and to oneself, are no reception.
        """
        self._posts[post] = Target(author=author, label=label)
        before = self._posts.get(target) if target is not None else None
        if target is not None and before is not None and participant and before.author != author:
            self._posts[target] = replace(
                before,
                answers=before.answers + 1,
                pros=before.pros + (label == "pro"),
                cons=before.cons + (label == "con"),
            )
        return before

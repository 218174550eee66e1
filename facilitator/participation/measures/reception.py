"""What a post got: whether other people answered it, how soon, and whether they were for or against it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from facilitator.participation.contribution import Contribution

__all__ = ["Reception", "receptions"]


@dataclass(kw_only=True, slots=True)
class Reception:
    """The answers by other people to one post.

    Parameters
    ----------
    answers
        Their places among the contributions, in time order.
    wait
        Seconds until the first; `None` without any.
    pros, cons
        How many of them support or object.
    """

    answers: list[int] = field(default_factory=list)
    wait: float | None = None
    pros: int = 0
    cons: int = 0

    @property
    def answered(self) -> bool:
        """Somebody else answered."""
        return bool(self.answers)

    @property
    def supported(self) -> bool:
        """Somebody else gave a pro."""
        return self.pros > 0

    @property
    def survived(self) -> bool:
        """It was answered, and pros are at least as many as cons. An operational definition of ours."""
        return self.answered and self.pros >= self.cons


def receptions(contributions: Sequence[Contribution], people: Collection[str]) -> list[Reception]:
    """What each contribution got from others of `people`; answers to oneself and the agent's do not count."""
    place = {one.post: number for number, one in enumerate(contributions)}
    found = [Reception() for _ in contributions]
    for number, answer in enumerate(contributions):
        target = place.get(answer.target) if answer.target is not None else None
        if target is None or answer.author not in people or contributions[target].author == answer.author:
            continue
        got = found[target]
        if got.wait is None:
            got.wait = answer.time - contributions[target].time
        got.answers.append(number)
        got.pros += answer.label == "pro"
        got.cons += answer.label == "con"
    return found

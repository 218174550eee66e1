"""Branches of the map where nearly everybody is on one side: `SidesWatch`.

A lopsided branch may be an echo chamber or simply right; how often those who argue answer their own side stands beside
the counts (homogeneity of interaction, as in Cinelli et al. 2021).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from facilitator.debate import IbisType
from facilitator.ibis import IbisMap
from facilitator.ibis.map import NodeState
from facilitator.safety.flag import Flag

__all__ = ["Sides", "SidesWatch", "one_sided"]

#: Two people who agree are no echo chamber.
_FEWEST_AUTHORS = 3


@dataclass(kw_only=True)
class Sides:
    """The sure arguments of a branch, by whether they speak for or against what it is about.

    A con against a con speaks for it. `replies` counts arguments that answer another person's argument, `agreeing`
    those of them that take its side.
    """

    pros: int = 0
    cons: int = 0
    replies: int = 0
    agreeing: int = 0
    authors: set[str] = field(default_factory=set)

    @property
    def arguments(self) -> int:
        """Pros and cons together."""
        return self.pros + self.cons

    @property
    def share(self) -> float:
        """That of the greater side; 0 without arguments."""
        return max(self.pros, self.cons) / self.arguments if self.arguments else 0.0

    @property
    def homogeneity(self) -> float | None:
        """Share of the replies among those who argue that agree; `None` without any."""
        return self.agreeing / self.replies if self.replies else None

    def as_dict(self) -> dict[str, Any]:
        """Counts only; no names."""
        return {
            "pros": self.pros,
            "cons": self.cons,
            "authors": len(self.authors),
            "share": round(self.share, 4),
            "replies": self.replies,
            "agreeing_replies": self.agreeing,
        }


def one_sided(sides: Sides, *, arguments: int, share: float) -> bool:
    """Whether a branch has that many arguments, by three people or more, and that share of them on one side."""
    return len(sides.authors) >= _FEWEST_AUTHORS and sides.arguments >= arguments and sides.share >= share


@dataclass(kw_only=True)
class SidesWatch:
    """Keeps the sides of every topmost branch; a post costs at most 32 steps up.

    Parameters
    ----------
    arguments, share
        See `one_sided`.
    """

    arguments: int = 8
    share: float = 0.9
    _sides: dict[str, Sides] = field(default_factory=dict)
    _due: dict[str, int] = field(default_factory=dict)

    def add(
        self, post_id: str, author: str, node: str | None, label: IbisType, unsure: bool, ibis_map: IbisMap
    ) -> Flag | None:
        """Take in a post that is on the map; a flag if its branch becomes one-sided, and at each doubling after that.

        Parameters
        ----------
        node
            The node it belongs to, as `IbisMap.add` placed it.
        """
        if node != post_id or unsure or label not in ("pro", "con"):
            return None
        line = list(ibis_map.upwards(node))
        chain = _arguments(line)
        if any(one.unsure for one in chain):
            return None  # whether it is for or against hangs on a type that is not sure
        branch = line[-1].first.id
        sides = self._sides.setdefault(branch, Sides())
        if sum(one.label == "con" for one in chain) % 2:
            sides.cons += 1
        else:
            sides.pros += 1
        sides.authors.add(author)
        if len(chain) > 1 and chain[1].first.author != author:
            sides.replies += 1
            sides.agreeing += label == "pro"
        return self._flag(branch, post_id, sides)

    def sides(self, branch: str) -> Sides:
        """What is known of the branch whose topmost node has that id; read it, do not change it."""
        return self._sides.get(branch, Sides())

    def _flag(self, branch: str, post_id: str, sides: Sides) -> Flag | None:
        if sides.arguments < self._due.get(branch, 0):
            return None
        if not one_sided(sides, arguments=self.arguments, share=self.share):
            return None
        self._due[branch] = 2 * sides.arguments
        more, side = max((sides.pros, "for"), (sides.cons, "against"))
        agree = sides.homogeneity
        talk = "" if agree is None else f"; {sides.agreeing} of {sides.replies} replies between them agree"
        return Flag(
            kind="one_sided",
            posts=(branch, post_id) if branch != post_id else (post_id,),
            score=sides.share,
            evidence={"branch": branch, **sides.as_dict()},
            reason=f"{more} of {sides.arguments} arguments by {len(sides.authors)} people in this branch speak {side} "
            f"what it is about{talk}.",
        )


def _arguments(line: list[NodeState]) -> list[NodeState]:
    """The pros and cons from a post up to the first issue or idea."""
    found = []
    for state in line:
        if state.label in ("issue", "idea"):
            break
        found.append(state)
    return found

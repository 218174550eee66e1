"""Which side of an argument a message opens the floor to: `side`, and `SideBalance`, which keeps the two even."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["Side", "SideBalance", "side"]

Side = Literal["pro", "con"]

_SIDES: Mapping[str, Side] = {
    "ask_pros": "pro",
    "ask_cons": "con",
    "consider_opposite": "con",
    "consider_merit": "pro",
    "relay_minority": "con",
    "relay_support": "pro",
}
_LACKING = ("missing_argument", "other_side")


def side(move: str, evidence: Mapping[str, Any]) -> Side | None:
    """The side that a message asks for or gives the floor to; `None` for moves that concern neither.

    >>> side("missing_argument", {"pros": 4, "cons": 0})
    'con'
    """
    if move in _LACKING and {"pros", "cons"} <= evidence.keys():
        return "con" if evidence["pros"] > evidence["cons"] else "pro"
    return _SIDES.get(move)


@dataclass(kw_only=True)
class SideBalance:
    """How often the floor was opened to each side: in all, about one person's ideas, in one branch."""

    _ahead: Counter[tuple[str, str | None]] = field(default_factory=Counter)

    def is_ahead(self, wanted: Side | None) -> bool:
        """Whether that side has had the floor more often so far."""
        step = 1 if wanted == "pro" else -1
        return wanted is not None and step * self._ahead["debate", None] > 0

    def allows(self, wanted: Side, *, author: str, branch: str | None, most_ahead: int) -> bool:
        """Whether that side is at most so many ahead in every account after one opening more."""
        step = 1 if wanted == "pro" else -1
        accounts = _accounts(author, branch)
        return all(abs(self._ahead[one] + step) <= max(most_ahead, abs(self._ahead[one])) for one in accounts)

    def give(self, given: Side, *, author: str, branch: str | None) -> None:
        """Enter an opening that was given."""
        for one in _accounts(author, branch):
            self._ahead[one] += 1 if given == "pro" else -1


def _accounts(author: str, branch: str | None) -> Iterable[tuple[str, str | None]]:
    return ("debate", None), ("author", author), ("branch", branch)

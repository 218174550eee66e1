"""What a facilitator should look at: `Flag`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

__all__ = ["FLAG_KINDS", "Flag", "FlagKind"]

FlagKind = Literal["personal_data", "harassment", "threat", "coordinated", "one_sided"]
FLAG_KINDS: tuple[FlagKind, ...] = get_args(FlagKind)


@dataclass(frozen=True, kw_only=True)
class Flag:
    """Something that a person should look at; it hides, deletes and answers nothing.

    Parameters
    ----------
    posts
        The ids it rests on, the latest last.
    score
        From 0 to 1; what it measures depends on the kind and is said in `reason`.
    evidence
        Numbers and the kinds of what was found, never the personal data itself; it fits into JSON.
    reason
        One English sentence for the facilitator.
    """

    kind: FlagKind
    posts: tuple[str, ...]
    score: float
    evidence: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"the score of a flag is {self.score}; give a number from 0 to 1")
        if not self.posts:
            raise ValueError("a flag rests on no post; name at least one")

    def as_dict(self) -> dict[str, Any]:
        """The flag as JSON has it."""
        return {
            "kind": self.kind,
            "posts": list(self.posts),
            "score": round(self.score, 4),
            "evidence": dict(self.evidence),
            "reason": self.reason,
        }

"""What of participation may stand on a page that is passed around, as whoever counted it has decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Shown"]


@dataclass(frozen=True)
class Shown:
    """The tables for a page, `by_gender` false if their shares by gender must not or cannot stand there, and a
    sentence on what was left out (empty if nothing was).

    `withheld` people have told a gender that too few others share: they are counted with the unknown, and no word may
    say that theirs is not known.
    """

    tables: Mapping[str, Any] | None
    by_gender: bool
    note: str
    withheld: int = 0

    @property
    def unknown(self) -> str:
        """What to call the group of those whose gender is not told."""
        return "unknown or not shown" if self.withheld else "unknown"

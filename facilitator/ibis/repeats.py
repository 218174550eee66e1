"""Repeats: which earlier issue or idea a post says again, by the cosine of their embeddings.

"Close the road" and "do not close the road" are near each other too; so two texts of which one denies something and the
other does not are never taken for the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IbisType
from facilitator.ibis.rows import Rows

__all__ = ["Repeats", "denies"]

_DENIAL = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|cannot|without)\b|n['\u2019]t\b", re.IGNORECASE
)


def denies(text: str) -> bool:
    """Whether there is a word of denial in it; English words only."""
    return _DENIAL.search(text) is not None


@dataclass(kw_only=True)
class Repeats:
    """The last `window` issues and ideas, to be searched for what means the same.

    Parameters
    ----------
    threshold
        Cosine in [-1, 1] from which two posts of the same type count as one. How the default was found:
        ``experiments/repeats``.
    fewest_words
        Shorter posts ("same here", "why?") are like each other without saying the same, and are never merged.
    window
        How many nodes are kept; cost and memory of a post stay the same throughout a debate.
    """

    threshold: float = 0.76
    fewest_words: int = 5
    window: int = 2000
    _vectors: Rows = field(init=False, repr=False)
    _nodes: list[tuple[str, IbisType, bool]] = field(default_factory=list, repr=False)
    _row: dict[str, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._vectors = Rows(most=self.window)

    def find(self, vector: NDArray[np.float32], *, label: IbisType, text: str) -> str | None:
        """The node of type `label` nearest to `vector` (shape (dimension,), length 1), if it is near enough."""
        if not self._nodes or not self._comparable(label, text):
            return None
        likeness = self._vectors.cosines(vector)
        for row in np.argsort(-likeness, kind="stable")[:5]:
            if likeness[row] < self.threshold:
                return None
            node, kind, denial = self._nodes[int(row)]
            if kind == label and denial == denies(text):
                return node
        return None

    def likeness(self, one: str, other: str) -> float | None:
        """The cosine of two nodes; `None` if either is too short, too old, or no issue or idea."""
        rows = self._row.get(one), self._row.get(other)
        if rows[0] is None or rows[1] is None:
            return None
        return float(self._vectors[rows[0]] @ self._vectors[rows[1]])

    def add(self, node: str, vector: NDArray[np.float32], *, label: IbisType, text: str) -> None:
        """Remember a node for later posts; the oldest gives way when the window is full."""
        if not self._comparable(label, text):
            return
        entry = (node, label, denies(text))
        row = self._vectors.add(vector)
        if row == len(self._nodes):
            self._nodes.append(entry)
        else:
            del self._row[self._nodes[row][0]]
            self._nodes[row] = entry
        self._row[node] = row

    def _comparable(self, label: IbisType, text: str) -> bool:
        return label in ("issue", "idea") and len(text.split(maxsplit=self.fewest_words)) >= self.fewest_words

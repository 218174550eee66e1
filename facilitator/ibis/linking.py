"""Which earlier post a post answers, where nobody has said so: `Linker`, a conditional logit over recent posts.

For every candidate (the last `window` posts, and the debate's question) a few features are weighed and the sums
are turned into probabilities by a softmax, as in McFadden 1974. The weights are learned from debates whose reply
links are known (`facilitator.ibis.training`) and lie in a small JSON file.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError

__all__ = ["FEATURES", "HEAD", "WINDOW", "Linker", "Ranked", "Turn", "features"]

#: How far back a target is looked for. In the AMI argument annotation .83 of parents lie among the last 5 units.
WINDOW = 20

#: Of a long post only the beginning is kept: it tells whom it addresses and how long it is, near enough.
HEAD = 400


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What the linker looks at in a post: who, what (`head`, its first `HEAD` characters), its embedding
    (dimension,) and its five type probabilities.
    """

    id: str
    author: str
    name: str
    head: str
    vector: NDArray[np.float32]
    types: NDArray[np.float64]


class Ranked(NamedTuple):
    """A possible target (`None`: the debate's question) and its probability."""

    target: str | None
    probability: float


FEATURES: tuple[str, ...] = (
    "question",
    "question:issue",
    "question:idea",
    "question:other",
    "question:likeness",
    "previous",
    "log_rank",
    "likeness",
    "same_author",
    "same_author:previous",
    "named",
    "asks",
    "log_words",
    "between_other",
    *(f"is_{kind}" for kind in IBIS_TYPES),
    *(f"{mine}>{theirs}" for mine in IBIS_TYPES for theirs in IBIS_TYPES),
)


def features(turn: Turn, earlier: Sequence[Turn], *, question: NDArray[np.float32] | None) -> NDArray[np.float64]:
    """The candidates of a post as rows: first the debate's question, then `earlier`, the latest first.

    Parameters
    ----------
    earlier
        Posts before it in time order, at most the last `WINDOW` of which are looked at.
    question
        Embedding of the debate's question; `None` if there is none.

    Returns
    -------
    array of shape (1 + min(len(earlier), WINDOW), len(FEATURES))
    """
    recent = list(earlier[-WINDOW:])[::-1]
    table = np.zeros((1 + len(recent), len(FEATURES)))
    issue, idea, _, _, other = turn.types
    likeness = 0.0 if question is None else float(question @ turn.vector)
    table[0, :5] = [1.0, issue, idea, other, likeness]
    if not recent:
        return table
    start = turn.head.lower()
    types = np.stack([candidate.types for candidate in recent])
    likenesses = np.stack([candidate.vector for candidate in recent]) @ turn.vector
    other_so_far = 0.0
    for rank, candidate in enumerate(recent, start=1):
        same = float(candidate.author == turn.author)
        table[rank, 5:14] = [
            float(rank == 1),
            math.log(rank),
            likenesses[rank - 1],
            same,
            same * (rank == 1),
            float(_is_named(candidate.name, start)),
            float("?" in candidate.head),
            math.log1p(len(candidate.head.split())),
            other_so_far / rank,
        ]
        other_so_far += candidate.types[IBIS_TYPES.index("other")]
    table[1:, 14:19] = types
    table[1:, 19:] = (turn.types[None, :, None] * types[:, None, :]).reshape(len(recent), -1)
    return table


def _is_named(name: str, text: str) -> bool:
    """Whether the candidate's author is addressed, by the first word of the name: ``@mira`` or ``Mira, ...``."""
    first = name.split(maxsplit=1)[0].lower() if name.split() else ""
    return len(first) > 1 and re.search(rf"(?<!\w){re.escape(first)}(?!\w)", text) is not None


class Linker:
    """Ranks what a post may answer.

    Parameters
    ----------
    weights
        One number for each of `FEATURES`.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        missing = [name for name in FEATURES if name not in weights]
        if missing:
            raise InputError(f"the linker has no weight for {missing[0]!r}; train it again.")
        self._weights = np.array([weights[name] for name in FEATURES], dtype=np.float64)

    @classmethod
    def load(cls, path: Path) -> Linker:
        """The linker whose weights are in a JSON file ``{"weights": {feature: number}, ...}``."""
        try:
            content: Any = json.loads(path.read_text(encoding="utf-8"))
            return cls({name: float(value) for name, value in content["weights"].items()})
        except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
            raise InputError("this is not a linker; train it again or install the package again.", file=path) from error

    @classmethod
    def untrained(cls) -> Linker:
        """A linker that knows one thing, that posts mostly answer the one before; for tests and as a baseline."""
        return cls({**dict.fromkeys(FEATURES, 0.0), "log_rank": -1.0, "likeness": 1.0})

    def rank(self, turn: Turn, earlier: Sequence[Turn], *, question: NDArray[np.float32] | None) -> list[Ranked]:
        """Every candidate with its probability, the most probable first; the probabilities sum to 1."""
        recent = list(earlier[-WINDOW:])
        scores = features(turn, recent, question=question) @ self._weights
        weights = np.exp(scores - scores.max())
        targets = [None, *(candidate.id for candidate in reversed(recent))]
        ranked = [Ranked(target, float(p)) for target, p in zip(targets, weights / weights.sum(), strict=True)]
        return sorted(ranked, key=_by_probability)


def _by_probability(ranked: Ranked) -> float:
    return -ranked.probability

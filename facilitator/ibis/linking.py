"""Which earlier post a post answers, where nobody has said so: `Linker`, a conditional logit over recent posts.

For every candidate (the last `WINDOW` posts, and the debate's question) a few features are weighed and the sums
are turned into probabilities by a softmax, as in McFadden 1974. The weights are learned from debates whose reply
links are known (`facilitator.training.linker`) and lie in a small JSON file.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.ibis.answerable import Answerable
from facilitator.ibis.turn import Turn

__all__ = ["FEATURES", "WINDOW", "Linker", "Ranked", "features"]

#: How far back a target is looked for. In the AMI argument annotation .83 of parents lie among the last 5 units.
WINDOW = 20


class Ranked(NamedTuple):
    """A possible target (`None`: the debate's question) and its probability."""

    target: str | None
    probability: float


_QUESTION: tuple[str, ...] = (
    "question",
    "question:issue",
    "question:idea",
    "question:other",
    "question:likeness",
    "question:asks",
    "question:log_words",
)
_POST: tuple[str, ...] = (
    "previous",
    "log_rank",
    "likeness",
    "likeness_to_best",
    "same_author",
    "same_author:previous",
    "named",
    "asks",
    "log_words",
    "answerable",
    "log_answerable",
    "last_answerable",
    "log_last_answerable",
    "asks:log_rank",
    "asking:log_rank",
    "words:log_rank",
    "words:likeness",
    "other:previous",
    "other:log_rank",
    "other:asks",
    "same_author:last_answerable",
    "between_other",
)
_TYPES: tuple[str, ...] = (
    *(f"is_{kind}" for kind in IBIS_TYPES),
    *(f"{mine}>{theirs}" for mine in IBIS_TYPES for theirs in IBIS_TYPES),
)
FEATURES: tuple[str, ...] = (*_QUESTION, *_POST, *_TYPES)

_LEAST = 0.001  # below this the logarithm of a chance tells nothing more


def features(
    turn: Turn, earlier: Sequence[Turn], *, question: NDArray[np.float32] | None, answerable: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The candidates of a post as rows: first the debate's question, then `earlier`, the latest first.

    ``last_answerable`` is the chance that of all posts so far this one is the last that could be answered.

    Parameters
    ----------
    earlier
        Posts before it in time order, at most the last `WINDOW` of which are looked at.
    question
        Embedding of the debate's question; `None` if there is none.
    answerable
        How likely each of `earlier` is to be answered at all, from 0 to 1.

    Returns
    -------
    array of shape (1 + min(len(earlier), WINDOW), len(FEATURES))
    """
    recent = list(earlier[-WINDOW:])[::-1]
    table = np.zeros((1 + len(recent), len(FEATURES)))
    issue, idea, _, _, other = turn.types
    asking, words = _asks(turn), _words(turn)
    likeness = 0.0 if question is None else float(question @ turn.vector)
    table[0, : len(_QUESTION)] = [1.0, issue, idea, other, likeness, asking, words]
    if not recent:
        return table
    start = turn.text.lower()
    chance = answerable[-WINDOW:][::-1]
    last = chance * np.concatenate([[1.0], np.cumprod(1.0 - chance)[:-1]])
    rank = np.arange(1, len(recent) + 1)
    previous, log_rank = (rank == 1).astype(np.float64), np.log(rank)
    likenesses = (np.stack([candidate.vector for candidate in recent]) @ turn.vector).astype(np.float64)
    same = np.array([candidate.author == turn.author for candidate in recent])
    asks = np.array([_asks(candidate) for candidate in recent])
    types = np.stack([candidate.types for candidate in recent])
    others = types[:, IBIS_TYPES.index("other")]
    columns = {
        "previous": previous,
        "log_rank": log_rank,
        "likeness": likenesses,
        "likeness_to_best": likenesses - likenesses.max(),
        "same_author": same,
        "same_author:previous": same * previous,
        "named": [float(_is_named(candidate.name, start)) for candidate in recent],
        "asks": asks,
        "log_words": [_words(candidate) for candidate in recent],
        "answerable": chance,
        "log_answerable": np.log(chance + _LEAST),
        "last_answerable": last,
        "log_last_answerable": np.log(last + _LEAST),
        "asks:log_rank": asks * log_rank,
        "asking:log_rank": asking * log_rank,
        "words:log_rank": words * log_rank,
        "words:likeness": words * likenesses,
        "other:previous": other * previous,
        "other:log_rank": other * log_rank,
        "other:asks": other * asks,
        "same_author:last_answerable": same * last,
        "between_other": (np.cumsum(others) - others) / rank,
    }
    first = len(_QUESTION)
    table[1:, first : first + len(_POST)] = np.column_stack([columns[name] for name in _POST])
    pairs = (turn.types[None, :, None] * types[:, None, :]).reshape(len(recent), -1)
    table[1:, first + len(_POST) :] = np.hstack([types, pairs])
    return table


def _asks(turn: Turn) -> float:
    return float("?" in turn.text)


def _words(turn: Turn) -> float:
    return math.log1p(turn.words)


def _is_named(name: str, text: str) -> bool:
    """Whether the candidate's author is addressed, by the first word of the name: ``@mira`` or ``Mira, ...``."""
    first = next(iter(name.lower().split()), "")
    if len(first) < 2 or first not in text:
        return False
    return re.search(rf"(?<!\w){re.escape(first)}(?!\w)", text) is not None


class Linker:
    """Ranks what a post may answer.

    Parameters
    ----------
    weights
        One number for each of `FEATURES`.
    answerable
        Tells which posts are likely to be answered at all.
    """

    def __init__(self, weights: Mapping[str, float], answerable: Answerable | None = None) -> None:
        missing = [name for name in FEATURES if name not in weights]
        if missing:
            raise InputError(f"the linker has no weight for {missing[0]!r}; train it again.")
        self._weights = np.array([weights[name] for name in FEATURES])
        self._answerable = answerable or Answerable.untrained()

    @classmethod
    def load(cls, path: Path) -> Linker:
        """The linker whose weights are in a JSON file ``{"weights": {feature: number}, "answerable": {...}, ...}``."""
        try:
            content: Any = json.loads(path.read_text(encoding="utf-8"))
            weights = {name: float(value) for name, value in content["weights"].items()}
            return cls(weights, Answerable.from_json(content["answerable"]))
        except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
            raise InputError("this is not a linker; train it again or install the package again.", file=path) from error

    @classmethod
    def untrained(cls) -> Linker:
        """A linker that knows one thing, that posts mostly answer the one before; for tests and as a baseline."""
        return cls({**dict.fromkeys(FEATURES, 0.0), "log_rank": -1.0, "likeness": 1.0})

    def rank(self, turn: Turn, earlier: Sequence[Turn], *, question: NDArray[np.float32] | None) -> list[Ranked]:
        """Every candidate with its probability, the most probable first; the probabilities sum to 1."""
        recent = list(earlier[-WINDOW:])
        chances = self._answerable.probabilities(recent)
        scores = features(turn, recent, question=question, answerable=chances) @ self._weights
        weights = np.exp(scores - scores.max())
        targets = [None, *(candidate.id for candidate in reversed(recent))]
        ranked = [Ranked(target, float(p)) for target, p in zip(targets, weights / weights.sum(), strict=True)]
        return sorted(ranked, key=_by_probability)


def _by_probability(ranked: Ranked) -> float:
    return -ranked.probability

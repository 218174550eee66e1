"""Whether this is a moment to speak: `Gate`, the probability that a facilitator would, learned from recorded ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from facilitator.errors import InputError
from facilitator.interventions.watches.timing import FEATURES

__all__ = ["SPOKEN_WAIT", "Gate", "Medium", "TimingGate", "Trees", "medium_of"]

#: Spoken and written talk have gates of their own: turns follow within seconds, posts within minutes or days.
Medium = Literal["spoken", "written"]
#: A usual wait below so many seconds is talk.
SPOKEN_WAIT = 15.0


class TimingGate(Protocol):
    """What an agent asks whether this is a moment to speak."""

    def probability(self, features: NDArray[np.float64], medium: Medium) -> float:
        """The chance that a facilitator would speak now, from features of shape (len(FEATURES),)."""

    def is_open(self, probability: float, medium: Medium) -> bool:
        """Whether that is enough."""


def medium_of(usual_wait: float | None) -> Medium:
    """Which gate suits a debate whose posts follow each other after `usual_wait` seconds (`None`: not known)."""
    return "spoken" if usual_wait is not None and usual_wait < SPOKEN_WAIT else "written"


@dataclass(frozen=True, kw_only=True)
class Trees:
    """Boosted trees (Friedman 2001), calibrated (Platt 1999), as five arrays of shape (nodes,).

    A node with `feature` -1 is a leaf that adds `value` to the log odds; the others go to `left` if the feature is at
    most `threshold`, else to `right`. `roots` are the first nodes of the trees. The log odds that come out are
    stretched by `scale` and shifted by `shift`. The gate is open from `open_at` on.
    """

    roots: NDArray[np.intp]
    feature: NDArray[np.intp]
    threshold: NDArray[np.float64]
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    value: NDArray[np.float64]
    start: float
    scale: float
    shift: float
    open_at: float

    def log_odds(self, features: NDArray[np.float64]) -> float:
        """For features of shape (len(FEATURES),)."""
        node = self.roots.copy()
        while (inner := self.feature[node] >= 0).any():
            down = features[np.maximum(self.feature[node], 0)] <= self.threshold[node]
            node = np.where(inner, np.where(down, self.left[node], self.right[node]), node)
        return self.scale * (self.start + float(self.value[node].sum())) + self.shift

    def probability(self, features: NDArray[np.float64]) -> float:
        """For features of shape (len(FEATURES),), from 0 to 1."""
        return float(1 / (1 + np.exp(-self.log_odds(features))))

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Trees:
        """Read what `as_json` wrote."""

        def whole(name: str) -> NDArray[np.intp]:
            return np.array(content[name], dtype=np.intp)

        def real(name: str) -> NDArray[np.float64]:
            return np.array(content[name], dtype=np.float64)

        return cls(
            roots=whole("roots"),
            feature=whole("feature"),
            threshold=real("threshold"),
            left=whole("left"),
            right=whole("right"),
            value=real("value"),
            start=float(content["start"]),
            scale=float(content["scale"]),
            shift=float(content["shift"]),
            open_at=float(content["open_at"]),
        )

    def as_json(self) -> dict[str, Any]:
        """Plain lists and numbers."""
        arrays = ("roots", "feature", "left", "right", "threshold", "value")
        lists: dict[str, Sequence[float]] = {name: getattr(self, name).tolist() for name in arrays}
        return {"open_at": self.open_at, "start": self.start, "scale": self.scale, "shift": self.shift, **lists}


@dataclass(frozen=True, kw_only=True)
class Gate:
    """A gate for spoken and one for written debates."""

    media: Mapping[Medium, Trees]

    def probability(self, features: NDArray[np.float64], medium: Medium) -> float:
        """The chance that a facilitator would speak now."""
        return self.media[medium].probability(features)

    def is_open(self, probability: float, medium: Medium) -> bool:
        """Whether that is enough; the thresholds interrupt few, see ``models/timing/README.md``."""
        return probability >= self.media[medium].open_at

    @classmethod
    def load(cls, path: Path) -> Gate:
        """The gate in a JSON file.

        Raises
        ------
        InputError
            If it is missing, damaged, or made for other features.
        """
        try:
            content: Any = json.loads(path.read_text(encoding="utf-8"))
            if tuple(content["features"]) != FEATURES:
                raise InputError("this gate was trained on other features; train it again.", file=path)
            media: dict[Medium, Trees] = {
                "spoken": Trees.from_json(content["settings"]["spoken"]),
                "written": Trees.from_json(content["settings"]["written"]),
            }
            return cls(media=media)
        except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
            raise InputError("this is not a timing gate; train it or install the package again.", file=path) from error

"""Who is for and who against: `MirroredReader` reads every supporter as an opponent and the reverse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from facilitator.debate import IBIS_TYPES, IbisType
from facilitator.reader import ReadsPosts
from facilitator.reading import Reading, Request

__all__ = ["MirroredReader"]

_OTHER: Mapping[IbisType, IbisType] = {"pro": "con", "con": "pro"}
_ORDER = [IBIS_TYPES.index(_OTHER.get(kind, kind)) for kind in IBIS_TYPES]


class MirroredReader:
    """Readings with pro and con exchanged; it is sure where the reader behind it is.

    No rule turns a free text into its opposite, so stances are exchanged where that is exact: in what the agent reads.
    """

    def __init__(self, reader: ReadsPosts) -> None:
        self._reader = reader

    @property
    def description(self) -> Mapping[str, object]:
        """That of the reader behind it, marked as mirrored."""
        return {**self._reader.description, "mirrored": True}

    def read(self, posts: Sequence[Request]) -> list[Reading]:
        """A reading for each post, in order."""
        return [_mirrored(reading) for reading in self._reader.read(posts)]

    def embed(self, text: str) -> NDArray[np.float32]:
        """As the reader behind it."""
        return self._reader.embed(text)


def _mirrored(reading: Reading) -> Reading:
    units = tuple(
        replace(unit, label=_OTHER.get(unit.label, unit.label), probabilities=_turned(unit.probabilities))
        for unit in reading.units
    )
    return replace(
        reading,
        label=_OTHER.get(reading.label, reading.label),
        probabilities=_turned(reading.probabilities),
        units=units,
    )


def _turned(probabilities: Sequence[float]) -> tuple[float, ...]:
    return tuple(probabilities[place] for place in _ORDER)

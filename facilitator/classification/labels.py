"""What the classifier says of one row: `LabelRow`, the line of ``facilitator classify``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.parents import RowKey, type_input
from facilitator.classification.protocols import TypeInput, TypeModel
from facilitator.classification.roles import for_leaders, leads
from facilitator.debate import IBIS_TYPES, IbisType
from facilitator.formats import PostRow

__all__ = ["LABEL_COLUMNS", "LabelRow", "classify_rows", "rounded"]

#: The columns of the output, in their order.
LABEL_COLUMNS: tuple[str, ...] = ("id", "label", "unsure", *(f"p_{kind}" for kind in IBIS_TYPES))

_PLACES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """The most probable type of a post, whether to believe it, and the probabilities in the order of `IBIS_TYPES`."""

    id: str
    label: IbisType
    unsure: bool
    probabilities: tuple[float, ...]

    def as_dict(self) -> dict[str, Any]:
        """One value for each of `LABEL_COLUMNS`."""
        return dict(zip(LABEL_COLUMNS, (self.id, self.label, self.unsure, *self.probabilities), strict=True))


def rounded(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows of probabilities to 6 places that still sum to 1.

    Each is cut to a millionth, and the millionths that are missing go to those that lost most (largest remainder).
    """
    units = np.asarray(probabilities, dtype=np.float64) * 10**_PLACES
    whole = np.floor(units)
    missing = np.rint(10**_PLACES - whole.sum(axis=1)).astype(int)
    order = np.argsort(whole - units, axis=1, kind="stable")
    ranks = np.argsort(order, axis=1, kind="stable")
    whole += ranks < missing[:, None]
    return np.asarray(whole / 10**_PLACES, dtype=np.float64)


def classify_rows(
    rows: Sequence[PostRow], model: TypeModel, *, texts: Mapping[RowKey, str] | None = None
) -> list[LabelRow]:
    """Label rows, in their order; rows with the same parent and text are computed once.

    A row whose `extra` has a role of those who lead the debate is labelled as the agent labels it.

    Parameters
    ----------
    texts
        Texts of the posts that `reply_to` may name, such as `ParentTexts.texts`; those of `rows` if `None`.
    """
    if texts is None:
        texts = {(row.debate, row.id): row.text for row in reversed(rows)}
    places: dict[TypeInput, int] = {}
    index = [places.setdefault(type_input(row, texts), len(places)) for row in rows]
    chances = model.predict_proba(list(places))[index]
    led = np.array([leads(row.extra.get("role")) for row in rows], dtype=np.bool_)
    chances[led] = for_leaders(chances[led])
    unsure, chances = model.unsure(chances), rounded(chances)
    best = chances.argmax(axis=1)
    return [
        LabelRow(
            id=row.id,
            label=IBIS_TYPES[best[place]],
            unsure=bool(unsure[place]),
            probabilities=tuple(chances[place].tolist()),
        )
        for place, row in enumerate(rows)
    ]

"""What the classifier says of one row: `LabelRow`, the line of ``facilitator classify``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.batch.parents import RowKey, type_input
from facilitator.classification.protocols import TypeInput, TypeModel
from facilitator.classification.roles import leads
from facilitator.classification.roll_up import TypedUnit, second_type, type_posts
from facilitator.debate import IBIS_TYPES, IbisType
from facilitator.formats import PostRow

__all__ = ["LABEL_COLUMNS", "UNIT_COLUMNS", "LabelRow", "classify_rows"]

#: The columns of the output, in their order.
LABEL_COLUMNS: tuple[str, ...] = ("id", "label", "unsure", *(f"p_{kind}" for kind in IBIS_TYPES))

#: And those that ``--units`` adds.
UNIT_COLUMNS: tuple[str, ...] = ("secondary", "units")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """The most probable type of a post, whether to believe it, and the probabilities in the order of `IBIS_TYPES`.

    `units`, where they were asked for, are the post's pieces with their own types (else `None`), and `secondary` is
    what the post clearly also does.
    """

    id: str
    label: IbisType
    unsure: bool
    probabilities: tuple[float, ...]
    secondary: IbisType | None = None
    units: tuple[TypedUnit, ...] | None = None

    def as_dict(self) -> dict[str, Any]:
        """One value for each of `LABEL_COLUMNS`, and of `UNIT_COLUMNS` if there are units."""
        found = dict(zip(LABEL_COLUMNS, (self.id, self.label, self.unsure, *self.probabilities), strict=True))
        if self.units is not None:
            found |= {"secondary": self.secondary, "units": [unit.as_dict() for unit in self.units]}
        return found


def classify_rows(
    rows: Sequence[PostRow],
    model: TypeModel,
    *,
    texts: Mapping[RowKey, str] | None = None,
    units: bool = False,
    language: str = "en",
) -> list[LabelRow]:
    """Label rows, in their order; rows with the same parent and text are computed once.

    A row whose `extra` has a role of those who lead the debate is labelled as the agent labels it.

    Parameters
    ----------
    texts
        Texts of the posts that `reply_to` may name, such as `ParentTexts.texts`; those of `rows` if `None`.
    units
        Whether to type the pieces of each post too; `language` is for cutting them.
    """
    if texts is None:
        texts = {(row.debate, row.id): row.text for row in reversed(rows)}
    places: dict[tuple[TypeInput, bool], int] = {}
    index = [places.setdefault((type_input(row, texts), leads(row.extra.get("role"))), len(places)) for row in rows]
    typed = type_posts(list(places), model, languages=[language] * len(places) if units else None)
    return [
        LabelRow(
            id=row.id,
            label=typed[place].label,
            unsure=typed[place].unsure,
            probabilities=typed[place].probabilities,
            secondary=second_type(typed[place].label, typed[place].units) if units else None,
            units=typed[place].units if units else None,
        )
        for row, place in zip(rows, index, strict=True)
    ]

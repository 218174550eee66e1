"""Posts with their types and, if wanted, their units' types; and what a post does besides: `second_type`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.protocols import TypeInput, TypeModel
from facilitator.classification.roles import for_leaders
from facilitator.classification.rounding import rounded
from facilitator.classification.units import Unit, split_units
from facilitator.debate import IBIS_TYPES, IbisType

__all__ = ["TypedPost", "TypedUnit", "second_type", "type_posts"]


@dataclass(frozen=True, slots=True)
class TypedUnit:
    """A unit with its type: ``text[start:end]``, whether to believe it, probabilities in the order of `IBIS_TYPES`."""

    start: int
    end: int
    label: IbisType
    unsure: bool
    probabilities: tuple[float, ...]

    def as_dict(self) -> dict[str, Any]:
        """As in ``observations.jsonl`` and in the output of ``facilitator classify --units``."""
        chances = {f"p_{kind}": p for kind, p in zip(IBIS_TYPES, self.probabilities, strict=True)}
        return {"start": self.start, "end": self.end, "label": self.label, "unsure": self.unsure, **chances}


@dataclass(frozen=True, slots=True)
class TypedPost:
    """A post with its type, as `TypedUnit`, and its units; `chances` are the probabilities before rounding, (5,)."""

    label: IbisType
    unsure: bool
    probabilities: tuple[float, ...]
    chances: NDArray[np.float64]
    units: tuple[TypedUnit, ...] = ()


def type_posts(
    posts: Sequence[tuple[TypeInput, bool]], model: TypeModel, *, languages: Sequence[str] | None = None
) -> list[TypedPost]:
    """Type posts in one call of the model, given with whether their author leads the debate.

    Parameters
    ----------
    languages
        One a post: it is cut into units by the rules of its language, and they are typed too, each under what their
        post answers; `None` for no units. A post of one unit is not read twice: the unit has the post's probabilities.
    """
    cuts: list[list[Unit]] = [[] for _ in posts]
    if languages is not None:
        cuts = [split_units(item.text, language=code) for (item, _), code in zip(posts, languages, strict=True)]
    owners = [place for place, units in enumerate(cuts) if len(units) > 1 for _ in units]
    pieces = [
        TypeInput(posts[place][0].parent, posts[place][0].text[unit.start : unit.end])
        for place, units in enumerate(cuts)
        if len(units) > 1
        for unit in units
    ]
    chances = model.predict_proba([*(item for item, _ in posts), *pieces])
    led = np.array([leads for _, leads in posts] + [posts[place][1] for place in owners], dtype=np.bool_)
    chances[led] = for_leaders(chances[led])
    unsure, numbers = model.unsure(chances), rounded(chances)
    best = numbers.argmax(axis=1)
    typed = [
        TypedPost(IBIS_TYPES[best[row]], bool(unsure[row]), tuple(numbers[row].tolist()), chances[row])
        for row in range(len(chances))
    ]
    parts = iter(typed[len(posts) :])
    return [
        replace(post, units=tuple(_unit(unit, next(parts) if len(units) > 1 else post) for unit in units))
        for post, units in zip(typed, cuts, strict=False)
    ]


def _unit(unit: Unit, typed: TypedPost) -> TypedUnit:
    return TypedUnit(unit.start, unit.end, typed.label, typed.unsure, typed.probabilities)


def second_type(label: IbisType, units: Sequence[TypedUnit]) -> IbisType | None:
    """What a post clearly also does: of the units that the model is sure of, the type, not `label` and not *other*,
    that the most characters of the post do; `None` if there is none. Of equals the earlier in `IBIS_TYPES` is taken.
    """
    lengths = dict.fromkeys(IBIS_TYPES, 0)
    for unit in units:
        if not unit.unsure and unit.label not in (label, "other"):
            lengths[unit.label] += unit.end - unit.start
    best = max(lengths, key=lambda kind: lengths[kind])
    return best if lengths[best] else None

"""How each IBIS type looks: a word, a shape and a colour, so that none of them has to carry the meaning alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from facilitator.debate import IBIS_TYPES
from facilitator.reports.rendering import View

__all__ = ["KINDS", "SHAPES", "Chip", "Icon", "Kind", "chip", "icon"]

#: Shape -> outline around (0, 0), about 12 px wide; the dash, which tells lines apart, begins there.
SHAPES = {
    "circle": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    "diamond": "M0 -6.2L6.2 0L0 6.2L-6.2 0z",
    "up": "M0 -5.6L6 5L-6 5z",
    "down": "M0 5.6L6 -5L-6 -5z",
    "ring": "M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z",
    "bubble": "M-7 -6h14v9h-8l-4 4v-4h-2z",
    "dash": "M0 0h26",
}


class Kind(NamedTuple):
    """A type's word, its plural and its shape; the colour is the CSS variable of its name."""

    word: str
    plural: str
    shape: str


KINDS: dict[str, Kind] = {
    "issue": Kind("issue", "issues", "circle"),
    "idea": Kind("idea", "ideas", "diamond"),
    "pro": Kind("pro", "pros", "up"),
    "con": Kind("con", "cons", "down"),
    "other": Kind("other", "others", "ring"),
}
assert tuple(KINDS) == IBIS_TYPES


@dataclass(frozen=True)
class Icon(View):
    """A small picture beside a word; decoration, so hidden from screen readers."""

    template = "icon.html.j2"
    kind: str

    @property
    def outline(self) -> str:
        """The path of the type's shape, or of the shape of that name."""
        return SHAPES[KINDS[self.kind].shape if self.kind in KINDS else self.kind]


@dataclass(frozen=True)
class Chip(View):
    """Shape and word of a type; the word *unsure* where the model was."""

    template = "chip.html.j2"
    kind: str
    unsure: bool = False

    @property
    def word(self) -> str:
        """The type's word."""
        return KINDS[self.kind].word

    @property
    def icon(self) -> Icon:
        """The type's shape."""
        return Icon(self.kind)


def icon(kind: str) -> Icon:
    """The shape of a type, or the shape of that name."""
    return Icon(kind)


def chip(kind: str, *, unsure: bool = False) -> Chip:
    """Shape and word of a type."""
    return Chip(kind, unsure)

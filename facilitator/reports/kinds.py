"""How each IBIS type looks: a word, a shape and a colour, so that none of them has to carry the meaning alone."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.debate import IBIS_TYPES
from facilitator.reports.text import escape

__all__ = ["KINDS", "SHAPES", "Kind", "chip", "icon"]

#: Shape -> outline around (0, 0), about 12 px wide.
SHAPES = {
    "circle": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    "diamond": "M0 -6.2L6.2 0L0 6.2L-6.2 0z",
    "up": "M0 -5.6L6 5L-6 5z",
    "down": "M0 5.6L6 -5L-6 -5z",
    "ring": "M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z",
    "square": "M-4.6 -4.6h9.2v9.2h-9.2z",
    "bubble": "M-7 -6h14v9h-8l-4 4v-4h-2z",
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


def icon(kind: str) -> str:
    """The type's shape as a small picture beside its word; decoration, so hidden from screen readers."""
    shape = SHAPES[KINDS[kind].shape if kind in KINDS else kind]
    return (
        f'<svg class="icon k-{escape(kind)}" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">'
        f'<path d="{shape}"/></svg>'
    )


def chip(kind: str, *, unsure: bool = False) -> str:
    """Shape and word of a type; a question mark and the word *unsure* where the model was."""
    word = escape(KINDS[kind].word)
    doubt = '<span class="doubt" title="the model was unsure">unsure</span>' if unsure else ""
    return f'<span class="chip k-{kind}">{icon(kind)}{word}{doubt}</span>'

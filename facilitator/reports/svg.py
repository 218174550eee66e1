"""The little that every chart needs: a frame with its text alternative, marks, words and lines, as values.

Charts have no ``viewBox``: across they go by per cent and down by pixels, so that on a phone the chart is narrower
while its words stay readable. Colours and line styles are CSS classes (``parts.css``); ``chart.html.j2`` draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from facilitator.reports.kinds import SHAPES
from facilitator.reports.rendering import View

__all__ = ["Bar", "Chart", "Curve", "Empty", "Line", "Part", "Shape", "Words"]


@dataclass(frozen=True, kw_only=True)
class Words:
    """Text at `x` per cent plus `dx` pixels; `anchor` is start, middle or end."""

    kind: ClassVar[str] = "words"
    text: str
    x: float
    y: float
    css: str
    anchor: str = "start"
    dx: float = 0


@dataclass(frozen=True, kw_only=True)
class Line:
    """A straight line between two points, across in per cent and down in pixels."""

    kind: ClassVar[str] = "line"
    x1: float
    x2: float
    y1: float
    y2: float
    css: str


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A rectangle, across in per cent and down in pixels; `tip` appears under the pointer."""

    kind: ClassVar[str] = "bar"
    x: float
    y: float
    width: float
    height: float
    css: str
    tip: str = ""


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The one of `SHAPES` with that name, at `x` per cent and `y` pixels; `tip` appears under the pointer."""

    kind: ClassVar[str] = "shape"
    name: str
    x: float
    y: float
    css: str
    tip: str = ""

    @property
    def outline(self) -> str:
        """Its path around (0, 0), in pixels."""
        return SHAPES[self.name]


@dataclass(frozen=True, kw_only=True)
class Curve:
    """A line through points in [0, 1] x [0, 1] (up is more), over the whole width and `height` pixels below `y`."""

    kind: ClassVar[str] = "curve"
    points: tuple[tuple[float, float], ...]
    y: float
    height: float
    css: str

    @property
    def path(self) -> str:
        """The points in thousandths, down from the top."""
        return " ".join(f"{1000 * across:.1f},{1000 * (1 - up):.1f}" for across, up in self.points)


Part = Words | Line | Bar | Shape | Curve


@dataclass(frozen=True, kw_only=True)
class Chart(View):
    """A chart as one picture: `title` and `description` are what a screen reader says instead of it."""

    template = "chart.html.j2"
    title: str
    description: str
    height: int
    parts: tuple[Part, ...]
    css: str


@dataclass(frozen=True)
class Empty(View):
    """What stands where there is nothing to draw or to list."""

    template = "empty.html.j2"
    sentence: str

"""The little that every chart needs: a frame with its text alternative, marks, words and lines.

Charts have no ``viewBox``: across they go by per cent and down by pixels, so that on a phone the chart is narrower
while its words stay readable. Colours and line styles are CSS classes (``parts.css``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.reports.kinds import SHAPES
from facilitator.reports.text import escape

__all__ = ["bar", "chart", "line", "mark", "polyline", "words"]


def chart(*, title: str, description: str, height: int, parts: Iterable[str], css: str = "") -> str:
    """A chart as one picture: `title` and `description` are what a screen reader says instead of it."""
    return (
        f'<svg class="chart {escape(css)}" role="img" width="100%" height="{height}" '
        f'aria-label="{escape(title)}. {escape(description)}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(parts)}</svg>"
    )


def mark(shape: str, *, x: float, y: float, css: str, tip: str = "") -> str:
    """A shape at `x` per cent and `y` pixels; `tip` appears under the pointer."""
    told = f"<title>{escape(tip)}</title>" if tip else ""
    return f'<svg x="{x:.2f}%" y="{y:.1f}" class="mark"><path class="{css}" d="{SHAPES[shape]}">{told}</path></svg>'


def words(text: str, *, x: float, y: float, css: str = "", anchor: str = "start", dx: float = 0) -> str:
    """Text at `x` per cent plus `dx` pixels; `anchor` is start, middle or end."""
    moved = f' dx="{dx:g}"' if dx else ""
    return f'<text x="{x:.2f}%" y="{y:.1f}"{moved} text-anchor="{anchor}" class="{css}">{escape(text)}</text>'


def line(*, x1: float, x2: float, y1: float, y2: float, css: str = "") -> str:
    """A straight line between two points, across in per cent and down in pixels."""
    return f'<line x1="{x1:.2f}%" x2="{x2:.2f}%" y1="{y1:.1f}" y2="{y2:.1f}" class="{css}"/>'


def bar(*, x: float, y: float, width: float, height: float, css: str, tip: str = "") -> str:
    """A rectangle, across in per cent and down in pixels."""
    told = f"<title>{escape(tip)}</title>" if tip else ""
    return (
        f'<rect x="{x:.2f}%" y="{y:.1f}" width="{max(width, 0):.2f}%" height="{height:.1f}" class="{css}">{told}</rect>'
    )


def polyline(points: Sequence[tuple[float, float]], *, y: float, height: float, css: str) -> str:
    """A line through points in [0, 1] x [0, 1] (up is more), over the whole width and `height` pixels below `y`."""
    path = " ".join(f"{1000 * across:.1f},{1000 * (1 - up):.1f}" for across, up in points)
    return (
        f'<svg x="0" y="{y:g}" width="100%" height="{height:g}" viewBox="0 0 1000 1000" preserveAspectRatio="none">'
        f'<polyline points="{path}" class="{css}" vector-effect="non-scaling-stroke"/></svg>'
    )

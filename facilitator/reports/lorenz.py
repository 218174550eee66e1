"""The Lorenz curve: how much of the talk came from the quieter part of the people (Lorenz 1905)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from facilitator.reports.svg import Chart, Curve, Empty, Line, Part, Shape, Words
from facilitator.reports.text import percent

__all__ = ["lorenz"]

_TOP, _SIDE, _AXIS = 10, 240, 40
_MOST_POINTS = 200


def lorenz(counts: Sequence[float], *, what: str = "posts") -> Chart | Empty:
    """The chart for what each person contributed, silent people as 0; a sentence where nobody said anything."""
    total = sum(counts)
    if not total:
        return Empty(f"No curve can be drawn: there are no {what} by participants.")
    sums = [0.0, *accumulate(sorted(counts))]
    step = max(1, len(sums) // _MOST_POINTS)
    kept = sorted({*range(0, len(sums), step), len(sums) - 1})
    points = [(place / (len(sums) - 1), sums[place] / total) for place in kept]
    half = _at(points, 0.5)
    parts: list[Part] = [
        Line(x1=0, x2=100, y1=_TOP + _SIDE, y2=_TOP + _SIDE, css="axis"),
        Line(x1=0, x2=0, y1=_TOP, y2=_TOP + _SIDE, css="axis"),
        Line(x1=0, x2=100, y1=_TOP + _SIDE, y2=_TOP, css="even"),
        Curve(points=tuple(points), y=_TOP, height=_SIDE, css="line s-0"),
        *(Shape(name="ring", x=100 * x, y=_TOP + _SIDE * (1 - y), css="s-0") for x, y in points if len(points) < 40),
        Line(x1=50, x2=50, y1=_TOP + _SIDE, y2=_TOP + _SIDE * (1 - half), css="drop"),
        Words(text="dashed: everyone the same", x=5, y=_TOP + 12, css="tick"),
        Words(text=f"quieter half: {percent(half)}", x=53, y=_TOP + _SIDE * (1 - half) + 16, css="label"),
        Words(text="quietest", x=0, y=_TOP + _SIDE + 16, css="tick"),
        Words(text=f"people by number of {what}", x=50, y=_TOP + _SIDE + 34, css="tick", anchor="middle"),
        Words(text="loudest", x=100, y=_TOP + _SIDE + 16, css="tick", anchor="end"),
        Words(text="100 %", x=0, dx=-10, y=_TOP + 8, css="tick", anchor="end"),
        Words(text="0 %", x=0, dx=-10, y=_TOP + _SIDE, css="tick", anchor="end"),
    ]
    return Chart(
        title=f"How evenly the {what} are spread",
        description=f"Lorenz curve over {len(counts):,} people: the quieter half of them wrote {percent(half)} of "
        f"the {what}; were all the same, it would be 50 %.",
        height=_TOP + _SIDE + _AXIS,
        parts=tuple(parts),
        css="gutter square",
    )


def _at(points: Sequence[tuple[float, float]], across: float) -> float:
    """The curve's height at `across`, on the straight line between two points."""
    for (x1, y1), (x2, y2) in pairwise(points):
        if x1 <= across <= x2:
            return y1 if x2 == x1 else y1 + (y2 - y1) * (across - x1) / (x2 - x1)
    return 1.0

"""How a group's share of posts, words and ideas grows and shrinks while the debate goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from facilitator.reports.svg import Chart, Curve, Empty, Line, Part, Shape, Words
from facilitator.reports.text import listing, percent

__all__ = ["share_lines"]

_TOP, _HEIGHT, _AXIS = 34, 230, 26
_MOST_POINTS = 200


def share_lines(
    rows: Sequence[Mapping[str, Any]],
    *,
    columns: Mapping[str, str],
    position: str = "post",
    title: str = "Women's share as the debate went on",
) -> Chart | Empty:
    """The chart, or a sentence where there is nothing to draw.

    Parameters
    ----------
    rows
        One a moment, in order; a share of `None` leaves a gap in its line.
    columns
        Column of `rows` -> the line's word, at most three of them, as each has its own dash.
    position
        The column that counts posts; it goes across.
    """
    kept = _thin(rows)
    last = max((float(row[position]) for row in kept), default=0)
    found = {column: word for column, word in columns.items() if any(row.get(column) is not None for row in kept)}
    if last <= 0 or not found:
        return Empty("No share over time can be drawn: nobody who spoke has told their gender.")
    parts: list[Part] = [*_scale(last), *_legend(found)]
    said = []
    for place, (column, word) in enumerate(found.items()):
        points = [(float(row[position]) / last, row.get(column)) for row in kept]
        parts += _line(points, place)
        values = [value for _, value in points if value is not None]
        said.append(f"{word} from {percent(values[0])} to {percent(values[-1])}")
    return Chart(
        title=title,
        description=listing(said) + f", over {last:,.0f} posts.",
        height=_TOP + _HEIGHT + _AXIS,
        parts=tuple(parts),
        css="gutter",
    )


def _thin(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Enough rows for a line, evenly spaced, with the first and the last."""
    if len(rows) <= _MOST_POINTS:
        return list(rows)
    step = (len(rows) - 1) / (_MOST_POINTS - 1)
    return [rows[round(place * step)] for place in range(_MOST_POINTS)]


def _line(points: Sequence[tuple[float, float | None]], place: int) -> Iterator[Part]:
    """The stretches between gaps; a stretch of one point is a dot."""
    stretch: list[tuple[float, float]] = []
    for across, share in [*points, (0.0, None)]:
        if share is not None:
            stretch.append((across, share))
            continue
        if len(stretch) > 1:
            yield Curve(points=tuple(stretch), y=_TOP, height=_HEIGHT, css=f"line s-{place}")
        elif stretch:
            x, up = stretch[0]
            yield Shape(name="ring", x=100 * x, y=_TOP + _HEIGHT * (1 - up), css=f"s-{place}")
        stretch = []


def _legend(found: Mapping[str, str]) -> Iterator[Part]:
    for place, word in enumerate(found.values()):
        x = 100 * place / 3
        yield Shape(name="dash", x=x, y=10, css=f"line s-{place}")
        yield Words(text=word, x=x, dx=32, y=14, css="label")


def _scale(last: float) -> Iterator[Part]:
    for tick in (0, 25, 50, 75, 100):
        y = _TOP + _HEIGHT * (1 - tick / 100)
        yield Line(x1=0, x2=100, y1=y, y2=y, css="rule half" if tick == 50 else "rule")
        yield Words(text=f"{tick} %", x=0, dx=-10, y=y + 4, css="tick", anchor="end")
    y = _TOP + _HEIGHT + 18
    yield Words(text="start", x=0, y=y, css="tick")
    yield Words(text=f"{last:,.0f} posts", x=100, y=y, css="tick", anchor="end")

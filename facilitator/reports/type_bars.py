"""Posts by type as bars, each with its 95 % interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from facilitator.reports.kinds import KINDS
from facilitator.reports.svg import Bar, Chart, Line, Part, Words
from facilitator.reports.text import fine_percent

__all__ = ["type_bars"]

_ROW, _AXIS = 30, 26
_WIDTH = 84.0  # per cent of the chart; the rest is the column of numbers


def type_bars(types: Mapping[str, Mapping[str, Any]]) -> Chart:
    """The chart for ``types`` of ``summary.json``."""
    most = max(entry["high"] if entry["high"] is not None else entry["share"] for entry in types.values())
    top = next(end for end in (0.2, 0.4, 0.6, 0.8, 1.0) if most <= end)
    bottom = _ROW * len(types)
    parts: list[Part] = list(_scale(top, bottom))
    for place, (kind, entry) in enumerate(types.items()):
        parts += _bar(kind, entry, top=_ROW * place, scale=_WIDTH / top)
    said = "; ".join(f"{KINDS[kind].plural} {fine_percent(entry['share'])}" for kind, entry in types.items())
    height = bottom + _AXIS
    return Chart(title="Posts by type", description=f"{said}.", height=height, parts=tuple(parts), css="gutter")


def _bar(kind: str, entry: Mapping[str, Any], *, top: float, scale: float) -> Iterator[Part]:
    middle = top + _ROW / 2
    yield Words(text=KINDS[kind].plural, x=0, dx=-12, y=middle + 4, css="label", anchor="end")
    tip = f"{entry['count']:,} of {entry['n']:,} posts"
    yield Bar(x=0, y=top + 7, width=scale * entry["share"], height=_ROW - 14, css=f"k-{kind}", tip=tip)
    low, high = entry["low"], entry["high"]
    if low is not None and high is not None:
        yield Line(x1=scale * low, x2=scale * high, y1=middle, y2=middle, css="interval")
        for end in (low, high):
            yield Line(x1=scale * end, x2=scale * end, y1=middle - 4, y2=middle + 4, css="interval")
    yield Words(text=fine_percent(entry["share"]), x=100, y=middle + 4, css="value", anchor="end")


def _scale(top: float, bottom: float) -> Iterator[Part]:
    for quarter in range(5):
        x = _WIDTH * quarter / 4
        yield Line(x1=x, x2=x, y1=0, y2=bottom + 4, css="rule")
        css = "tick wide" if quarter % 2 else "tick"
        yield Words(text=f"{25 * quarter * top:g} %", x=x, y=bottom + 20, css=css, anchor="middle" if x else "start")

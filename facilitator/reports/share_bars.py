"""Who takes which share: for people, posts, words and ideas one bar a gender group, with what is uncertain.

The bar is the share among those whose gender is known, the thin line its 95 % interval, and the pale band reaches
from "no unknown person belongs to this group" to "all of them do".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from facilitator.reports.svg import Bar, Chart, Empty, Line, Part, Words
from facilitator.reports.text import listing, percent

__all__ = ["GROUPS", "share_bars"]

#: Group -> its word. The unknown are told in words, as a share of them would be of nothing.
GROUPS = {"woman": "women", "man": "men", "non-binary": "non-binary"}

_ROW, _HEAD, _AXIS = 22, 28, 24
_WIDTH = 84.0


def share_bars(tables: Mapping[str, Mapping[str, Any]], *, quantities: Sequence[str]) -> Chart | Empty:
    """The chart of ``participation.json``; a sentence where no share can be computed."""
    rows = {group: [_row(tables, name, group) for name in quantities] for group in GROUPS}
    groups = [group for group in GROUPS if any(row.get("count") or row.get("share") for row in rows[group])]
    if not any(_row(tables, name, group).get("share") is not None for name in quantities for group in groups):
        return Empty("No shares can be drawn: nobody who spoke has told their gender.")
    block = _HEAD + _ROW * len(groups)
    bottom = block * len(quantities)
    parts: list[Part] = list(_scale(bottom))
    said = []
    for place, name in enumerate(quantities):
        top = block * place
        parts.append(Words(text=name, x=0, y=top + 17, css="head"))
        for row, group in enumerate(groups):
            data = _row(tables, name, group)
            parts += _bar(group, data, top + _HEAD + _ROW * row)
            said.append(f"{name}: {GROUPS[group]} {_said(data)}")
    return Chart(
        title="Shares by gender",
        description="; ".join(said) + ".",
        height=bottom + _AXIS,
        parts=tuple(parts),
        css="gutter-wide",
    )


def _row(tables: Mapping[str, Mapping[str, Any]], name: str, group: str) -> Mapping[str, Any]:
    row = tables.get(name, {}).get(group)
    return row if isinstance(row, Mapping) else {}


def _said(data: Mapping[str, Any]) -> str:
    if data.get("share") is None:
        return "not computable"
    parts = [percent(data["share"])]
    if data.get("low") is not None and data.get("high") is not None:
        parts.append(f"95 % interval {percent(data['low'])} to {percent(data['high'])}")
    return listing(parts)


def _bar(group: str, data: Mapping[str, Any], top: float) -> Iterator[Part]:
    middle = top + _ROW / 2
    yield Words(text=GROUPS[group], x=0, dx=-12, y=middle + 4, css="label", anchor="end")
    share = data.get("share")
    if share is None:
        yield Words(text="not computable", x=0, dx=6, y=middle + 4, css="tick")
        return
    low, high = data.get("bound_low"), data.get("bound_high")
    if low is not None and high is not None:
        tip = f"between {percent(low)} and {percent(high)}, whatever the gender of the unknown"
        yield Bar(x=_across(low), y=top + 2, width=_across(high - low), height=_ROW - 4, css="bounds", tip=tip)
    yield Bar(x=0, y=top + 6, width=_across(share), height=_ROW - 12, css=f"g-{group}")
    low, high = data.get("low"), data.get("high")
    if low is not None and high is not None:
        yield Line(x1=_across(low), x2=_across(high), y1=middle, y2=middle, css="interval")
        for end in (low, high):
            yield Line(x1=_across(end), x2=_across(end), y1=middle - 4, y2=middle + 4, css="interval")
    yield Words(text=percent(share), x=100, y=middle + 4, css="value", anchor="end")


def _across(share: float) -> float:
    """Per cent of the chart's width; the rest is the column of numbers."""
    return _WIDTH * share


def _scale(bottom: float) -> Iterator[Part]:
    for tick in (0, 25, 50, 75, 100):
        x = _across(tick / 100)
        yield Line(x1=x, x2=x, y1=_HEAD, y2=bottom + 4, css="rule half" if tick == 50 else "rule")
        css = "tick wide" if tick in (25, 75) else "tick"
        yield Words(text=f"{tick} %", x=x, y=bottom + 19, css=css, anchor="middle" if tick else "start")

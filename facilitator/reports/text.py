"""From values to words."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from facilitator.reports.rendering import clean, macro

__all__ = [
    "count",
    "elapsed",
    "escape",
    "figure",
    "fine_percent",
    "listing",
    "measured",
    "percent",
    "rough",
    "shorten",
    "user_text",
]

_SPACES = re.compile(r"\s+")
_UNITS = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))


def escape(text: object) -> str:
    """Text for a page or an attribute in double quotes."""
    return html.escape(clean(text), quote=True)


def user_text(text: object, *, tag: str = "span", css: str = "", language: str | None = None) -> str:
    """What somebody wrote, escaped, in an element that finds its own direction and shields its surroundings."""
    return macro("parts.html.j2", "written", text, tag, css, language or "")


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters on one line, cut at a word if one ends near there."""
    line = _SPACES.sub(" ", text[: 4 * limit + 200]).strip()
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 0.5 else cut).rstrip(" ,.;:") + "…"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """``1 post``, ``20,000 posts``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listing(parts: list[str]) -> str:
    """``a, b and c``."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""


def percent(share: float | None) -> str:
    """``58 %``; a dash where there is no value."""
    return "–" if share is None else f"{100 * share:.0f} %"


def fine_percent(share: float) -> str:
    """``58 %``, and ``< 1 %`` for what would be rounded to nothing.

    >>> fine_percent(0.004), fine_percent(0.0), fine_percent(0.58)
    ('< 1 %', '0 %', '58 %')
    """
    return "< 1 %" if 0 < share <= 0.005 else percent(share)


def figure(value: object, digits: int = 2) -> str:
    """A number for a table; a dash where there is none."""
    if value is None:
        return "–"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.{digits}f}"


def measured(value: str | float | int | None) -> str:
    """What was measured, with three decimals, fewer if it is large; a dash for none; text as it is."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, int) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"


def rough(seconds: float) -> str:
    """A length of time in its largest unit, rounded: ``12 h``."""
    for name, size in _UNITS:
        if round(seconds / size):
            return f"{round(seconds / size)} {name}"
    return "0 s"


def elapsed(seconds: float) -> str:
    """A length of time in its two largest units: ``45 s``, ``12 min``, ``5 h 20 min``, ``3 d 4 h``."""
    minus, rest = ("−" if seconds < 0 else ""), round(abs(seconds))
    for (name, size), (small, part) in pairwise(_UNITS):
        if rest >= size:
            large, left = divmod(rest, size)
            more = f" {left // part} {small}" if left >= part and small != "s" else ""
            return f"{minus}{large} {name}{more}"
    return f"{minus}{rest} s"

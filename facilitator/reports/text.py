"""From values to words and to safe HTML: the only place where text of a debate enters a page."""

from __future__ import annotations

import html
import re
from itertools import pairwise

__all__ = ["clean", "count", "elapsed", "escape", "figure", "listing", "percent", "rough", "shorten", "user_text"]

# Control characters and lone surrogates may stand in no HTML page; a browser or an encoder would stumble over them.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_UNITS = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))


def clean(text: object) -> str:
    """Text without characters that no HTML page may hold; they become the replacement character."""
    return _FORBIDDEN.sub("\ufffd", str(text))


def escape(text: object) -> str:
    """Text for a page or an attribute in double quotes."""
    return html.escape(clean(text), quote=True)


def user_text(text: object, *, tag: str = "span", css: str = "", language: str | None = None) -> str:
    """What somebody wrote, escaped, in an element that finds its own direction and shields its surroundings."""
    spoken = f' lang="{escape(language)}"' if language else ""
    style = f' class="{escape(css)}"' if css else ""
    return f'<{tag} dir="auto"{spoken}{style}>{escape(text)}</{tag}>'


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


def figure(value: object, digits: int = 2) -> str:
    """A number for a table; a dash where there is none."""
    if value is None:
        return "–"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.{digits}f}"


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

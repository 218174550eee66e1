"""A card, a table and a list of facts: the little HTML of the corpus report that no chart makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator.reports.text import escape, percent, user_text

__all__ = ["card", "facts", "fine_percent", "table"]


def card(title: str, body: str, note: str = "") -> str:
    """A framed part; `body` is HTML, `title` and `note` are text."""
    head = f"<h3>{escape(title)}</h3>" if title else ""
    told = f'<p class="note">{escape(note)}</p>' if note else ""
    return f'<div class="card">{head}{body}{told}</div>'


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, numbers_from: int = 1) -> str:
    """A table of HTML cells, numbers to the right from column `numbers_from` on; it scrolls on a narrow screen."""
    css = ["" if place < numbers_from else ' class="n"' for place in range(len(heads))]
    top = "".join(f'<th scope="col"{kind}>{head}</th>' for head, kind in zip(heads, css, strict=True))
    lines = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(f"<td{kind}>{cell}</td>" for cell, kind in zip(row[1:], css[1:], strict=True))
        + "</tr>"
        for row in rows
    )
    return f'<div class="scroll" tabindex="0"><table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table></div>'


def facts(values: Mapping[str, object]) -> str:
    """Names and values, one below the other."""
    told = "".join(f"<dt>{escape(name)}</dt><dd>{user_text(value)}</dd>" for name, value in values.items())
    return f'<dl class="facts">{told}</dl>'


def fine_percent(share: float) -> str:
    """``58 %``, and ``< 1 %`` for what would be rounded to nothing.

    >>> fine_percent(0.004), fine_percent(0.0), fine_percent(0.58)
    ('< 1 %', '0 %', '58 %')
    """
    return "< 1 %" if 0 < share < 0.005 else percent(share)

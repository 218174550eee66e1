"""A plain table, as a value: heads and rows in words."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.reports.rendering import View

__all__ = ["Table"]


@dataclass(frozen=True, kw_only=True)
class Table(View):
    """Every row has a cell for each head; its first cell names it.

    Parameters
    ----------
    heads
        Words, or a type's chip.
    numbers
        For each column, whether it holds numbers.
    caption, label
        How to read it; and what a screen reader calls it. Neither is needed.
    css
        A class for its width.
    """

    template = "table.html.j2"
    heads: tuple[str | View, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]
    caption: str = ""
    label: str = ""
    css: str = ""

    def __post_init__(self) -> None:
        width = len(self.heads)
        if len(self.numbers) != width or any(len(row) != width for row in self.rows):
            raise ValueError(f"a row or the kinds of columns do not fit the {width} heads")

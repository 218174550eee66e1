"""CSV as it comes: quoted texts over several lines, other separators, rows that do not fit, true line numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from facilitator.formats.head import delimiter_of
from facilitator.formats.problem import one_line
from facilitator.formats.source import Source
from facilitator.formats.tables.formula_guard import unguard

__all__ = ["csv_records", "csv_rows"]

_MAX_CELL = 1 << 24  # characters; a quote that is never closed must not swallow a file of any size


def csv_rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Yield the header, each name in it made unique, then every row that fits it, with its first line.

    Rows that are no CSV, hold NUL bytes or have another number of cells than the header are dropped and
    reported. The apostrophe that guards a formula is taken away.
    """
    if csv.field_size_limit() < _MAX_CELL:
        csv.field_size_limit(_MAX_CELL)  # the module's default would refuse a post of 1 MB
    lines = _Lines(source)
    reader = csv.reader(lines, delimiter=lines.delimiter, strict=True)
    width = 0
    while True:
        first = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            ends = "" if lines.number <= first else f", which ends on line {lines.number},"
            remedy = "close every quote, and double the quotes inside a quoted text"
            source.drop(f"the row{ends} is no CSV ({one_line(error)})", remedy, line=first)
            continue
        if not cells:
            continue
        if lines.nul_line >= first:
            source.drop("the row holds NUL bytes", "write the text again without them", line=first)
        elif not width:
            width = len(cells)
            yield first, _unique(cells)
        elif len(cells) != width:
            found = f"the row has {len(cells)} cells where the header has {width}"
            source.drop(found, "put texts with separators or line ends in double quotes", line=first)
        elif lines.apostrophe_line >= first:
            yield first, [unguard(cell) if cell[:1] == "'" else cell for cell in cells]
        else:
            yield first, cells


def csv_records(source: Source) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield every row that fits the header as a mapping from column to cell, with its first line."""
    names: list[str] = []
    for line, cells in csv_rows(source):
        if names:
            yield line, dict(zip(names, cells, strict=True))
        else:
            names = cells


class _Lines:
    """The lines for the CSV parser, counted, with the delimiter that the first one uses."""

    def __init__(self, source: Source) -> None:
        self._lines = source.lines()
        self._waiting = [next(self._lines)]
        self.delimiter = delimiter_of(self._waiting[0][1])
        self.number = 0
        self.nul_line = 0
        self.apostrophe_line = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number, text = self._waiting.pop() if self._waiting else next(self._lines)
        if "\0" in text:
            self.nul_line = self.number
        if "'" in text:
            self.apostrophe_line = self.number
        return text


def _unique(names: list[str]) -> list[str]:
    """Header cells as names: blank ones numbered, repeated ones told apart."""
    unique: list[str] = []
    for position, cell in enumerate(names, start=1):
        name = unguard(cell.strip()) or f"column_{position}"
        unique.append(name if name not in unique else f"{name}_{position}")
    return unique

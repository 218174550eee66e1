"""CSV as it comes: quoted texts over several lines, other separators, rows that do not fit, true line numbers."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from itertools import chain, islice

from facilitator.formats.problem import one_line, show, word_count
from facilitator.formats.source import Source
from facilitator.formats.tables.formula_guard import unguard
from facilitator.formats.tables.header import LINES, find_start

__all__ = ["csv_records", "csv_rows"]

_MAX_CELL = 1 << 24  # characters; a quote that is never closed must not swallow a file of any size


def csv_rows(
    source: Source, *, is_header: Callable[[list[str]], bool] | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Yield the header, each name in it made unique, then every row that fits it, with its first line.

    Rows that are no CSV, hold NUL bytes or have another number of cells than the header are dropped and
    reported. The apostrophe that guards a formula is taken away. With `is_header`, titles above the header are
    skipped and reported; ``sep=;`` always is.
    """
    if csv.field_size_limit() < _MAX_CELL:
        csv.field_size_limit(_MAX_CELL)  # the module's default would refuse a post of 1 MB
    lines = _Lines(source, is_header)
    reader = csv.reader(lines, delimiter=lines.delimiter, strict=True)
    width = 0
    while True:
        first = lines.number + 1
        lines.row.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            ends = "" if lines.number <= first else f", which ends on line {lines.number},"
            remedy = "close every quote, and double the quotes inside a quoted text"
            source.drop(f"the row{ends} is no CSV ({one_line(error)})", remedy, line=first, words=lines.words())
            continue
        if not cells:
            continue
        if lines.nul_line >= first:
            remedy = "write the text again without them"
            source.drop("the row holds NUL bytes", remedy, line=first, words=word_count(*cells))
        elif not width:
            width = len(cells)
            yield first, _unique(cells)
        elif len(cells) != width:
            if len(cells) > width and not any(cells[width:]):  # separators at the end of the line, nothing between
                yield first, [unguard(cell) for cell in cells[:width]]
                continue
            found = f"the row has {len(cells)} cells where the header has {width}"
            remedy = "put texts with separators or line ends in double quotes"
            source.drop(found, remedy, line=first, words=word_count(*cells))
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
    """The lines for the CSV parser from the header on, counted, and those of the row that is being read."""

    def __init__(self, source: Source, is_header: Callable[[list[str]], bool] | None) -> None:
        lines = source.lines()
        first = list(islice(lines, LINES))
        start = find_start([text for _, text in first], is_header)
        self.delimiter = start.delimiter
        self._lines = chain(first[start.skip :], lines)
        self.number = start.skip
        self.row: list[str] = []
        self.nul_line = 0
        self.apostrophe_line = 0
        if start.titles:
            skipped = [text for _, text in first[: start.skip]]
            stand = f"lines 1 to {start.skip} stand" if start.skip > 1 else "line 1 stands"
            words = word_count(*skipped)
            remedy = f"{_outline(skipped)} was taken for a title; begin the file with the column names"
            source.drop(f"{stand} above the header", remedy, line=1, words=words, count=len(skipped))

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number, text = next(self._lines)
        if "\0" in text:
            self.nul_line = self.number
        if "'" in text:
            self.apostrophe_line = self.number
        self.row.append(text)
        return text

    def words(self) -> int:
        """How many words the lines of the row hold, as far as can be told of what is no CSV."""
        return word_count(*self.row)


def _outline(lines: list[str]) -> str:
    """The first words of skipped lines."""
    found = " ".join(re.sub(r'[,;\t|"\s]+', " ", " ".join(lines)).split())
    return show(found)


def _unique(names: list[str]) -> list[str]:
    """Header cells as names: blank ones numbered, repeated ones told apart."""
    unique: list[str] = []
    for position, cell in enumerate(names, start=1):
        name = unguard(cell.strip()) or f"column_{position}"
        unique.append(name if name not in unique else f"{name}_{position}")
    return unique

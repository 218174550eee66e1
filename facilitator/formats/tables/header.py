"""Where a table begins: past ``sep=;``, titles and a preamble, at the first line that names known columns."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from facilitator.formats.head import delimiter_of

__all__ = ["LINES", "Start", "find_start"]

#: Lines looked at to find the header.
LINES = 100


class Start(NamedTuple):
    """How many lines there are before the header, how many of these are titles, and what parts the cells."""

    skip: int
    titles: int
    delimiter: str


def find_start(lines: Sequence[str], is_header: Callable[[list[str]], bool] | None) -> Start:
    """Find the header in a table's first lines; without `is_header` it is the first line.

    A header names known columns and has as many cells as most rows after it. If no line is one, the first is taken.
    """
    told = _told_delimiter(lines[0]) if lines else None
    at = 1 if told else 0
    while at < len(lines) and told and not lines[at].strip():
        at += 1
    usual = told or delimiter_of(lines[at] if at < len(lines) else "")
    if is_header is not None:
        for delimiter in dict.fromkeys([usual, *("" if told else ",;\t|")]):
            found = _header_line(lines[at:], delimiter, is_header)
            if found is not None:
                titles = sum(bool(line.strip(' \t\r\n,;|"')) for line in lines[at : at + found])
                return Start(at + found, titles, delimiter)
    return Start(at, 0, usual)


def _told_delimiter(line: str) -> str | None:
    """What ``sep=;`` says, which spreadsheets write above a table."""
    said = line.strip("\r\n \"'")
    return said[4] if len(said) == 5 and said[:4].lower() == "sep=" else "\t" if said.lower() == "sep=" else None


def _header_line(lines: Sequence[str], delimiter: str, is_header: Callable[[list[str]], bool]) -> int | None:
    """The index of the line with the header; a header whose rows do not fit it only if there is no better one."""
    rows = _rows(lines, delimiter)
    named = [index for index, (_, cells) in enumerate(rows) if len(cells) > 1 and is_header(cells)]
    for index in named:
        after = Counter(len(cells) for _, cells in rows[index + 1 :])
        if after and after[len(rows[index][1])] == max(after.values()):
            return rows[index][0]
    return rows[named[0]][0] if named else None


def _rows(lines: Sequence[str], delimiter: str) -> list[tuple[int, list[str]]]:
    """The rows that can be read, each with the index of its first line."""
    reader = csv.reader(iter(lines), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for cells in reader:
            if cells:
                rows.append((before, cells))
            before = reader.line_num
    except csv.Error:
        pass
    return rows

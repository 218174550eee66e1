"""A source file with the places of its syntax tree, and `Edit`, a change in one place."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

__all__ = ["Edit", "Source"]


@dataclass(frozen=True, kw_only=True)
class Edit:
    """Bytes `start` to `end` (half-open) become `new`; `operator` names the kind of fault."""

    start: int
    end: int
    new: str
    operator: str


@dataclass
class Source:
    """A file's text with the places of its syntax tree as bytes, as `ast` counts them."""

    text: str
    data: bytes = field(init=False)
    tree: ast.Module = field(init=False)

    def __post_init__(self) -> None:
        self.data = self.text.encode()
        self.tree = ast.parse(self.text)
        self._starts = [0]
        for line in self.data.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def span(self, node: ast.AST) -> tuple[int, int]:
        return (
            self._starts[node.lineno - 1] + node.col_offset,
            self._starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def of(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.data[start:end].decode()

    def line(self, place: int) -> int:
        """The number of the line, from 1, that holds the byte at `place`."""
        return self.data.count(b"\n", 0, place) + 1

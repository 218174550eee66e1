"""CSV cells that a spreadsheet would run as a formula: an apostrophe before them, and away again."""

from __future__ import annotations

import re

__all__ = ["guard", "unguard"]

_RISKY = re.compile(r"'*[=+\-@\t\r]")


def guard(cell: str) -> str:
    """Put an apostrophe before a text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a return.

    A text that already has apostrophes there gets one more, so that `unguard` always gives back the original.
    """
    return "'" + cell if _RISKY.match(cell) else cell


def unguard(cell: str) -> str:
    """Take away the apostrophe that `guard` put there; other texts stay as they are."""
    return cell[1:] if cell[:1] == "'" and _RISKY.match(cell) else cell

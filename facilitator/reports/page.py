"""The style sheets that reports and the demo page share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Number", "stylesheet"]

_FOLDER = Path(__file__).parent


class Number(NamedTuple):
    """One of the few numbers at the top of a page, in words."""

    value: str
    word: str


@cache
def stylesheet(name: str) -> str:
    """The text of a style sheet that lies beside this module, such as ``parts.css``."""
    return (_FOLDER / name).read_text(encoding="utf-8")

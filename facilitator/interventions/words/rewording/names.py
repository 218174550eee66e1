"""Whether a text names somebody who is in the debate: `names_somebody`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

__all__ = ["names_somebody"]

_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_SHORTEST = 2  # letters; one alone is a word, not a person


def names_somebody(text: str, names: Collection[str], *, beside: str) -> bool:
    """Whether one of the names, or a part of one, stands in `text` as a word.

    A word that `beside`, the catalogue's text, has too tells nothing: somebody may be called *Will*. In scripts
    without blanks any place counts.
    """
    said, harmless = _folded(text), _folded(beside)
    parts = {part for name in names for part in (_folded(name), *_folded(name).split())}
    return any(_holds(said, part) and not _holds(harmless, part) for part in parts)


def _holds(text: str, part: str) -> bool:
    if _UNSPACED.search(part):
        return part in text
    return len(part) >= _SHORTEST and f" {part} " in f" {text} "


def _folded(text: str) -> str:
    """Letters and digits in one form, everything else a blank."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", " ", plain).strip()

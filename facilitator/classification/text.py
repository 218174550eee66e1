"""How a text is made ready for a tokeniser: cut, cleaned of what tokenisers choke on, white space made single."""

from __future__ import annotations

__all__ = ["MAX_CHARACTERS", "PARENT_CHARACTERS", "READ_CHARACTERS", "ready"]

#: Characters that are looked at; the rest of a longer text (a pasted book) is never read.
READ_CHARACTERS = 16_384
#: Characters that are given to the tokeniser: far more than 128 tokens of any real text need.
MAX_CHARACTERS = 2_048
#: Of a parent, which is kept for as long as somebody may answer it.
PARENT_CHARACTERS = 1_024


def ready(text: str, limit: int = MAX_CHARACTERS) -> str:
    """The beginning of `text` as the tokeniser shall see it.

    The first `READ_CHARACTERS` are read, control characters, NUL and lone surrogates become a space, runs of white
    space one space, and the first `limit` characters of that are kept. So the work for a text of 1 MB is that for a
    text of 16 kB, and a text that begins with 16 kB of blanks counts as empty.
    """
    start = text[:READ_CHARACTERS]
    if not start.isprintable():
        start = "".join(letter if letter.isprintable() or letter in _JOINERS else " " for letter in start)
    return " ".join(start.split())[:limit]


_JOINERS = frozenset("\u200c\u200d")  # they shape words in Persian and Indic scripts, and emoji

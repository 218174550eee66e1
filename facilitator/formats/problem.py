"""What a reader or writer could not take as it was: `Problem`, and what reading gives back: `ReadResult`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from facilitator.debate import Debate

__all__ = ["About", "Problem", "ReadResult", "listing", "losses", "one_line", "show", "word_count"]


#: What of a file a problem is about; `inspect` groups by it.
About = Literal["lines", "texts", "people", "genders", "times", "replies", "debates", "files"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that was left out (`dropped`), mended or assumed, and what to do about it.

    Parameters
    ----------
    file, line
        Where it is; `line` counts from 1 (rows of a Parquet file too), `None` for the file as a whole.
    found
        What was found there, without a full stop.
    remedy
        What was done if something was mended, and what the user can do; without a full stop.
    dropped
        True if the line was left out, false if it was kept and mended, or something was assumed about it.
    about
        What of the file it is about.
    words
        How many words were left out with it; 0 if none were, `None` if nobody counted.
    count
        How many lines (rows, posts) it stands for, where one problem tells of many.
    """

    file: str
    line: int | None
    found: str
    remedy: str
    dropped: bool
    about: About = "lines"
    words: int | None = None
    count: int = 1

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{where}: {self.found}; {'left out: ' if self.dropped else ''}{self.remedy}."


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The debates of a file, in its order, and all that was dropped or mended on the way."""

    debates: tuple[Debate, ...]
    problems: tuple[Problem, ...]


def losses(problems: Iterable[Problem]) -> dict[str, int]:
    """How many lines were left out, with how many words as far as they were counted, and how many mended."""
    dropped = mended = words = 0
    for one in problems:
        if one.dropped:
            dropped += one.count
            words += one.words or 0
        else:
            mended += one.count
    return {"lines_left_out": dropped, "words_left_out": words, "lines_mended": mended}


def show(value: object) -> str:
    """`value` as it may stand in a message: quoted, on one line, at most about 40 characters."""
    text = repr(value[:60] if isinstance(value, str | bytes) else value)
    return text if len(text) <= 42 else text[:38] + "..." + text[-1]


def one_line(said: object) -> str:
    """A library's message or a file's words as they may stand inside a sentence: one line, no full stop."""
    text = " ".join(str(said).split()).rstrip(".")
    return text if len(text) <= 300 else text[:300] + "..."


def listing(names: Sequence[str], *, most: int = 30) -> str:
    """Names parted by commas, at most `most` of them, each on one line and not too long; ``none`` without any."""
    short = [
        name if len(name) <= 40 else name[:40] + "..." for name in (" ".join(name.split()) for name in names[:most])
    ]
    return ", ".join([*short, *(["..."] if len(names) > most else [])]) or "none"


def word_count(*texts: object) -> int:
    """How many words stand in texts, which may be cells run together by damage; what is no text has none."""
    return sum(len(_SEPARATORS.sub(" ", text).split()) for text in texts if isinstance(text, str))


_SEPARATORS = re.compile(r'[,;|"]')

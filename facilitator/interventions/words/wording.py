"""From a move and its evidence to a sentence: quote the post it is about, fill the slots."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["LONGEST_NAME", "Words", "duration", "fill", "isolated", "quote"]

#: Characters of a display name in a message.
LONGEST_NAME = 60
_LONGEST_LOOK = 2000
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_MARKS = str.maketrans({"“": "'", "”": "'", '"': "'", "«": "'", "»": "'", "「": "'", "」": "'"})


@dataclass(frozen=True, kw_only=True)
class Words:
    """How a message is put: a text of the catalogue with its slots open, and what they are filled with."""

    template: str
    slots: Mapping[str, str]

    @property
    def text(self) -> str:
        """The text as it goes out."""
        return fill(self.template, self.slots)


def quote(text: str, *, length: int = 110) -> str:
    """The beginning of a post, fit to stand between quotation marks: one line, at most `length` characters.

    Cut after the first sentence if that is long enough to stand alone, else between words. A full stop at the end is
    left to the sentence that quotes. Control and direction
    characters are dropped, so that a quoted post cannot change how the rest of the message looks.
    """
    flat = " ".join(_UNSEEN.sub(" ", text[:_LONGEST_LOOK]).split()).translate(_MARKS)
    sentence = re.match(r".{25,}?[.!?؟。](?=\s|$)", flat)
    if sentence and len(sentence.group()) <= length:
        return sentence.group().rstrip(".")
    if len(flat) <= length:
        return flat.rstrip(".")
    cut = flat[: length - 1].rsplit(" ", 1)[0] if " " in flat[: length - 1] else flat[: length - 1]
    return cut.rstrip(",;:- ") + "…"


def isolated(text: str, *, beside: str) -> str:
    """`text`, kept apart by invisible marks if it runs the other way than the text it is to stand in.

    Without them its full stops and brackets would jump to the wrong end. Source: Unicode Bidirectional Algorithm
    (UAX 9), first strong isolate.
    """
    runs = _direction(text)
    return f"\u2068{text}\u2069" if runs is not None and runs != _direction(beside) else text


def _direction(text: str) -> bool | None:
    """Whether the first letter runs from right to left; `None` without letters."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return None


def fill(text: str, slots: Mapping[str, Any]) -> str:
    """`text` with its slots filled. Values are put in as they are and never read as templates themselves."""
    return text.format_map(dict(slots))


def duration(seconds: float) -> str:
    """Seconds as people say them: ``40 s``, ``12 min``, ``3 h 20 min``, ``2 d 4 h``."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    hours, days = minutes // 60, minutes // 1440
    if days:
        rest = hours - 24 * days
        return f"{days} d {rest} h" if rest else f"{days} d"
    rest = minutes - 60 * hours
    return f"{minutes} min" if not hours else f"{hours} h {rest} min" if rest else f"{hours} h"

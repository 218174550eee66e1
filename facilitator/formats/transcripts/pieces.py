"""What cues show, in pieces that one person may have said: a voice's words, a line, what follows ``>>`` or a dash."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from facilitator.formats.transcripts.cues import Cue

__all__ = ["Piece", "pieces_of", "shown"]

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:[ \t]([^<>]*))?>")
_END = re.compile(r"</v\s*>")
_TAG = re.compile(
    r"<(?:/?(?:[biuc]|rt|ruby|lang|font)(?:\.[^\s<>]*)?|lang\s[^<>]*|font\s[^<>]*=[^<>]*|[0-9][0-9:.]*)\s*>"
    r"|\{\\an?\d+\}",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?:(?<=\s)|^)>>+\s*")
_ARROWS = (">>", "&gt;&gt;")
_DASH = re.compile(r"[-–—‐]\s?(?=[^\W\d]|[\"'¿¡“«(\[])")
_INLINE = re.compile(r"<[0-9]+:[0-9:.]+>")


class Piece(NamedTuple):
    """Words of one person within a cue.

    Parameters
    ----------
    cue
        Which cue, by its place.
    mark
        What says that somebody else begins: ``"voice"``, ``">>"``, ``"-"``; ``""`` for nothing.
    voice
        The name in the voice tag, ``""`` if it has none; `None` without a tag.
    text
        The words, without tags, on one line.
    """

    cue: int
    mark: str
    voice: str | None
    text: str


def pieces_of(cues: Sequence[Cue]) -> tuple[list[Piece], int]:
    """The pieces of all cues, and how many words were left out since rolling captions show them again."""
    repeated = 0
    pieces: list[Piece] = []
    lines_of: Sequence[Sequence[str]] = [cue.lines for cue in cues]
    if _may_roll(cues):
        lines_of, repeated = _unrolled([[shown(line) for line in cue.lines] for cue in cues])
    by_arrows = any(line.startswith(_ARROWS) for lines in lines_of for line in lines)
    for number, lines in enumerate(lines_of):
        if len(lines) == 1 and "<" not in lines[0] and ">" not in lines[0] and "&" not in lines[0]:
            pieces.append(Piece(number, "", None, shown(lines[0])))
        else:
            pieces += _pieces(number, lines, by_arrows)
    return pieces, repeated


def shown(raw: str) -> str:
    """A line's words without tags and entities, single blanks between them."""
    if "<" in raw or "{" in raw:
        raw = _TAG.sub("", raw)
    return " ".join((html.unescape(raw) if "&" in raw else raw).split())


def _pieces(number: int, lines: Sequence[str], by_arrows: bool) -> Iterator[Piece]:
    raw = "\n".join(lines)
    before, *spans = _VOICE.split(raw) if "<v" in raw else [raw]
    yield from _by_marks(number, before.split("\n"), by_arrows)
    for name, span in zip(spans[::2], spans[1::2], strict=True):
        said, *after = _END.split(span)
        text = " ".join(filter(None, map(shown, said.split("\n"))))
        yield Piece(number, "voice", shown(name or ""), text)
        for rest in after:
            yield from _by_marks(number, rest.split("\n"), by_arrows)


def _by_marks(number: int, lines: Sequence[str], by_arrows: bool) -> Iterator[Piece]:
    texts = [text for text in map(shown, (_END.sub("", line) for line in lines)) if text]
    dashes = [_DASH.match(text) is not None for text in texts]
    in_turns = (sum(dashes) > 1 and dashes[0]) or (dashes[1:] == [True])
    for text, dash in zip(texts, dashes, strict=True):
        if by_arrows and ">>" in text:
            first, *others = _CHANGE.split(text)
            if first.strip():
                yield Piece(number, "", None, first.strip())
            for other in others:
                yield Piece(number, ">>", None, other.strip())
        elif dash and in_turns:
            yield Piece(number, "-", None, _DASH.sub("", text, count=1))
        else:
            yield Piece(number, "", None, text)


def _may_roll(cues: Sequence[Cue]) -> bool:
    """Whether lines are shown again: times stand within them, they grow, or most cues begin with the last one shown."""
    filled = inline = again = several = grown = 0
    before: Sequence[str] = ("",)
    for cue in cues:
        if cue.lines:
            first = cue.lines[0]
            filled += 1
            inline += "<" in first + cue.lines[-1] and any(_INLINE.search(line) is not None for line in cue.lines)
            again += first in before
            grown += before[-1] != "" and first.startswith(f"{before[-1]} ")
            several += len(cue.lines) > 1
            before = cue.lines
    most = filled > 3 and 2 * (again + grown) >= filled - 1
    return 3 * inline > filled or (most and (5 * several >= 2 * filled or 3 * grown >= filled))


def _unrolled(lines_of: list[list[str]]) -> tuple[list[list[str]], int]:
    """The lines less those that were shown in the cue before, and how many words these have."""
    kept: list[list[str]] = []
    repeated = 0
    before: list[str] = []
    for lines in lines_of:
        lines = [line for line in lines if line]
        words = " ".join(lines).split()
        overlap = _overlap(before, words)
        repeated += overlap
        left = overlap
        kept.append([])
        for line in lines:
            parts = line.split()
            if left < len(parts):
                kept[-1].append(" ".join(parts[left:]))
            left = max(0, left - len(parts))
        before = lines or before
    return kept, repeated


def _overlap(before: Sequence[str], words: Sequence[str]) -> int:
    """How many of the first words are the end of what was shown, from one of its lines on."""
    for at in range(len(before)):
        tail = " ".join(before[at:]).split()
        if words[: len(tail)] == tail:
            return len(tail)
    return 0

"""WebVTT and SRT to cues, however damaged: every word of a file is in a cue or reported.

The libraries for subtitles stop a cue at its first blank line and lose what follows, or refuse a file for a comma in a
time. Here a timing begins a cue, and only another timing ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from facilitator.formats.problem import show
from facilitator.formats.source import Source

__all__ = ["Cue", "is_timing", "named_in_id", "read_cues"]

_CLOCK = r"(?:([0-9]{1,4}):)?([0-9]{1,3}):([0-9]{1,2})(?:[.,]([0-9]{1,9}))?"
_TIMING = re.compile(rf"\s*{_CLOCK}\s*[-–—]+\s?>\s*{_CLOCK}(?![\d:])(.*)", re.DOTALL)
_NEARLY = re.compile(r"[^-]{0,20}-->.{0,20}", re.DOTALL)  # short enough to be a timing written wrong
_TWO_CLOCKS = re.compile(r"\d[\w:.,]*\s*-->\s*\d[\w:.,]*")
_CLOCKLIKE = re.compile(r"\d+[:.,]\d")
_SETTINGS = re.compile(r"(?:\s+[A-Za-z]\w*:[^\s:]+)*\s*")  # align:start position:0%
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_HEADER_FIELD = re.compile(r"(?:Kind|Language|Region|X-[A-Z-]+) ?[:=]", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,9}")


class Cue(NamedTuple):
    """What is shown at one time.

    Parameters
    ----------
    start, end
        Seconds on the clock of its part.
    line
        Where its timing stands.
    lines
        Its lines with words, as they stand in the file.
    id
        What stands before its timing: a number, mostly.
    new_part
        Whether the file marks that another recording begins here.
    """

    start: float
    end: float
    line: int
    lines: tuple[str, ...]
    id: str
    new_part: bool


def is_timing(line: str) -> bool:
    """Whether the line is ``00:00:01.000 --> 00:00:04.000``, with a comma or without hours too."""
    return _TIMING.match(line) is not None


def read_cues(source: Source) -> list[Cue]:
    """The cues of a file in its order; comments, broken timings and words outside of cues are reported."""
    return list(_Reader(source).cues())


@dataclass
class _Reader:
    """The cues of a file, line after line; `waiting` holds the lines since the last timing, with their numbers."""

    source: Source
    timing: tuple[float, float, int, str] | None = None  # start, end, line, id; None before the first and if broken
    broken: tuple[int, str] | None = None
    waiting: list[tuple[int, str]] = field(default_factory=list)
    id: str = ""
    begun: bool = False
    new_part: bool = False
    starts_part: bool = False
    comments: list[tuple[int, int]] = field(default_factory=list)

    def cues(self) -> Iterator[Cue]:
        before = ""
        block = "start"  # or "header", "comment", "style", until a blank line; else ""
        for number, line in _lines(self.source):
            text = line.strip()
            if not text:
                block = "start" if block == "start" else ""
            elif ">" in text and (match := _TIMING.match(text)) is not None:
                yield from self._begin(match, number, before)
                block = ""
            elif "-->" in text and self._is_broken(text, before):
                yield from self._finish(id_before=before)
                self.broken, self.begun = (number, text), True
                block = ""
            elif block in ("start", "") and not before and _HEADER.fullmatch(text):
                yield from self._finish()
                self.starts_part = block != "start"
                block = "header"
            elif block == "header" and _HEADER_FIELD.match(text):
                pass
            elif block == "comment" or (block in ("header", "", "start") and not before and _is_comment(text)):
                block = "comment"
                self.comments.append((number, len(text.split())))
            elif block == "style" or (not before and not self.begun and text in ("STYLE", "REGION")):
                block = "style"
                self.comments.append((number, len(text.split())))
            else:
                block = "" if block == "start" else block
                self.waiting.append((number, text))
            before = text
        yield from self._finish()
        self._report_comments()

    def _begin(self, match: re.Match[str], number: int, before: str) -> Iterator[Cue]:
        yield from self._finish(id_before=before)
        self.begun = True
        parts = match.groups()
        start = _seconds(*parts[:4])
        self.timing = (start, max(start, _seconds(*parts[4:8])), number, self.id)
        rest = parts[8]
        if rest and not _SETTINGS.fullmatch(rest):
            self.waiting.append((number, rest.strip()))

    def _is_broken(self, text: str, before: str) -> bool:
        """Whether a timing was meant: there are two clocks, or it is short, has one, and stands where a timing may."""
        if _TWO_CLOCKS.fullmatch(text) is not None:
            return True
        may_stand = not before or self._takes_for_id(before)
        return may_stand and _NEARLY.fullmatch(text) is not None and _CLOCKLIKE.search(text) is not None

    def _takes_for_id(self, before: str) -> bool:
        """Whether the last line before a timing is the cue's id: after a blank line, or the next number."""
        if not self.waiting or self.waiting[-1][1] != before:
            return False
        number = self.waiting[-1][0]
        alone = len(self.waiting) == 1 or self.waiting[-2][0] < number - 1
        starts = self.timing is None and self.broken is None
        at = self.timing[2] if self.timing is not None else self.broken[0] if self.broken is not None else 0
        if _NUMBER.fullmatch(before):
            follows = _NUMBER.fullmatch(self.id) is not None and int(before) == int(self.id) + 1
            return follows or starts or (alone and number > at + 1)
        return starts or (alone and number > at + 1 and _is_label(before))

    def _finish(self, *, id_before: str = "") -> Iterator[Cue]:
        """Give out the cue so far, less its next one's id; words that belong to none are reported."""
        taken = self.waiting.pop() if id_before and self._takes_for_id(id_before) else None
        lines, timing, broken = self.waiting, self.timing, self.broken
        words = sum(len(text.split()) for _, text in lines)
        if timing is not None:
            start, end, at, name = timing
            yield Cue(start, end, at, tuple(text for _, text in lines), name, self.new_part)
            self.new_part = False
        elif broken is not None:
            found = f"no cue can be read after {show(broken[1])}"
            self.source.drop(found, "write 00:00:01.000 --> 00:00:04.000", line=broken[0], words=words)
        elif words:
            found = f"{show(lines[0][1])} stands before the first timing"
            self.source.drop(found, "write 00:00:01.000 --> 00:00:04.000 before it", line=lines[0][0], words=words)
        self.timing, self.broken, self.waiting = None, None, []
        old, self.id = self.id, taken[1] if taken is not None else ""
        again = bool(_NUMBER.fullmatch(self.id) and _NUMBER.fullmatch(old)) and int(self.id) < 2 <= int(old)
        self.new_part = self.new_part or self.starts_part or again
        self.starts_part = False
        if taken is not None and _has_words(taken[1]):
            self.comments.append((taken[0], len(taken[1].split())))

    def _report_comments(self) -> None:
        if self.comments:
            found = f"{len(self.comments)} lines hold comments, styles or titles of cues"
            words = sum(count for _, count in self.comments)
            self.source.drop(
                found, "they are no speech", line=self.comments[0][0], words=words, count=len(self.comments)
            )


_WEBEX = re.compile(r'\d+ "([^"]+)"(?: \(\d+\))?')


def _is_comment(text: str) -> bool:
    return text == "NOTE" or text.startswith(("NOTE ", "NOTE\t"))


def _has_words(name: str) -> bool:
    """Whether a cue's id is more than a number or a code: a title, or speech that stands where an id may."""
    return (" " in name or not any(map(str.isdigit, name))) and not _WEBEX.fullmatch(name)


def _is_label(text: str) -> bool:
    """Whether the line may name a cue rather than say something: one word, a number first, or no sentence."""
    return " " not in text or text[0].isdigit() or (text[-1] not in ".?!…,;。？！" and ": " not in text)


def _lines(source: Source) -> Iterator[tuple[int, str]]:
    r"""Every line with its number, ended by ``\n``, ``\r\n`` or ``\r`` alone."""
    more = 0
    for number, text in source.spoken_lines():
        text = text.rstrip("\r\n")
        if "\r" not in text:
            yield number + more, text if "\ufeff" not in text else text.replace("\ufeff", "")
            continue
        parts = text.replace("\ufeff", "").split("\r")
        for part in parts:
            yield number + more, part
            more += 1
        more -= 1


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(fraction) / 10 ** len(fraction) if fraction else float(whole)


def named_in_id(name: str) -> str | None:
    """Who speaks, if a cue's id says so, as Webex writes it: ``12 "Ada Moss" (2385736960)``."""
    match = _WEBEX.fullmatch(name) if '"' in name else None
    return match[1] if match is not None else None

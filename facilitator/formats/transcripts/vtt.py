"""Subtitle transcripts, WebVTT and SRT, as Zoom and Teams save them.

Who speaks stands in a ``<v Name>`` tag, or before the text as ``Name:``, ``[NAME]`` or ``>> NAME:``. A cue without
a name goes on with the speaker before it. Cues of one speaker with hardly a pause between them are one post.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.errors import InputError
from facilitator.formats.head import Head
from facilitator.formats.people import parse_role, split_speaker
from facilitator.formats.problem import one_line, show
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.times import clock_seconds

__all__ = ["MAX_PAUSE", "detect", "read"]

#: Seconds: a longer pause between two cues of one speaker begins a new post.
MAX_PAUSE = 1.5

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?(?:b|c|font|i|lang|rt|ruby|u|v)\b[^>]*>|<\d[\d:.]*>")
_TIMING = re.compile(r"\s*([\d:.,]+)\s*-->\s*([\d:.,]+)")


@dataclass(frozen=True)
class _Said:
    speaker: str | None
    text: str
    start: float
    end: float
    line: int | None


def detect(head: Head) -> bool:
    """Whether it begins with ``WEBVTT`` or holds a subtitle timing."""
    return head.text.startswith("WEBVTT") or any(_TIMING.match(line) for line in head.text.split("\n", 50)[:50])


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one debate of the transcript."""
    debate = RawDebate(id=source.name, title=source.name)
    last: _Said | None = None
    for said in _said(source):
        if last is not None and said.speaker == last.speaker and said.start - last.end < MAX_PAUSE:
            post = debate.posts[-1]
            post.text = f"{post.text} {said.text}"
            post.extra["end"] = said.end
        else:
            if said.speaker:
                debate.meet(said.speaker, name=said.speaker, role=parse_role(said.speaker))
            number = str(len(debate.posts) + 1)
            extra = {"end": said.end}
            post = RawPost(id=number, author=said.speaker, text=said.text, time=said.start, extra=extra, line=said.line)
            debate.posts.append(post)
        last = said
    yield debate


def _said(source: Source) -> Iterator[_Said]:
    """What each cue says and who says it; a cue may hold several voices."""
    import webvtt

    lines = [text for _, text in source.spoken_lines()]
    kind = "vtt" if lines[0].startswith("WEBVTT") else "srt"
    try:
        captions = webvtt.WebVTT.from_buffer(io.StringIO("".join(lines)), format=kind).captions
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError) as error:
        message = f"this is no {'WebVTT' if kind == 'vtt' else 'SRT'} ({one_line(error)}); save the transcript again."
        raise InputError(message, file=source.path, line=1) from error
    has_voices = any(_VOICE.search(caption.raw_text) for caption in captions)
    speaker: str | None = None
    for caption, line in zip(captions, _lines_of(captions, lines, source), strict=True):
        start, end = clock_seconds(caption.start) or 0.0, clock_seconds(caption.end) or 0.0
        for name, text in _voices(caption.raw_text) if has_voices else [_labelled(caption.raw_text)]:
            speaker = speaker if name is None else name or None
            if text:
                yield _Said(speaker, text, start, end, line)


def _lines_of(captions: Any, lines: list[str], source: Source) -> list[int | None]:
    """The line on which each cue's timing stands; timings that made no cue are reported."""
    waiting = [caption.start for caption in captions]
    found: list[int | None] = []
    for number, text in enumerate(lines, start=1):
        if "-->" not in text:
            continue
        timing = _TIMING.match(text)
        start = clock_seconds(timing[1]) if timing else None
        if len(found) < len(waiting) and start is not None and start == clock_seconds(waiting[len(found)]):
            found.append(number)
        else:
            source.drop(
                f"no cue can be read after {show(text.strip())}", "write 00:00:01.000 --> 00:00:04.000", line=number
            )
    return found + [None] * (len(waiting) - len(found))


def _voices(raw: str) -> list[tuple[str | None, str]]:
    before, *spans = _VOICE.split(raw)
    pairs: list[tuple[str | None, str]] = [(None, _plain(before))]
    pairs += [(_plain(name), _plain(text)) for name, text in zip(spans[::2], spans[1::2], strict=True)]
    return pairs


def _labelled(raw: str) -> tuple[str | None, str]:
    return split_speaker(_plain(raw))


def _plain(raw: str) -> str:
    """The text without tags, entities and line ends."""
    return " ".join(html.unescape(_TAG.sub("", raw)).split())

"""Subtitle transcripts, WebVTT and SRT, as Zoom, Teams, Webex, YouTube and speech recognisers save them.

Who speaks stands in a ``<v Name>`` tag, or before the text as ``Name:``, ``[NAME]`` or ``>> NAME:``; which of these are
names is found from the habit of the whole file. A cue without a name goes on with the speaker before it. Cues of one
speaker with hardly a pause between them are one post.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.formats.head import Head
from facilitator.formats.parts import PartClock, begins_anew
from facilitator.formats.people import parse_role
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.transcripts.cues import is_timing, read_cues
from facilitator.formats.transcripts.pieces import pieces_of
from facilitator.formats.transcripts.speakers import said_by

__all__ = ["MAX_PAUSE", "detect", "read"]

#: Seconds: a longer pause between two cues of one speaker begins a new post.
MAX_PAUSE = 1.5


def detect(head: Head) -> bool:
    """Whether it begins with ``WEBVTT`` or holds a subtitle timing."""
    start = head.text.lstrip("\ufeff \t\r\n")
    if start.startswith("WEBVTT"):
        return True
    lines = start[:16_384].replace("\r", "\n").split("\n", 200)[:200]
    return any("-->" in line and is_timing(line) for line in lines)


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one debate of the transcript."""
    debate = RawDebate(id=source.name, title=source.name, by_name=True)
    cues = read_cues(source)
    pieces, repeated = pieces_of(cues)
    if repeated:
        found = "the captions roll: cues show again what the one before showed"
        source.drop(found, "every word is read once", about="texts", words=repeated)
    clock = PartClock(by_fall=False)
    starts = [cue.start for cue in cues]
    at = last_end = 0.0
    cue_before = -1
    parts = 0
    speaker: str | None = None
    for said in said_by(pieces, cues, source):
        cue = cues[said.cue]
        if said.cue != cue_before:
            marked = cue.new_part or begins_anew(starts, said.cue)
            at = clock.place(cue.start, cue.line, end=cue.end, marked=marked)
            cue_before = said.cue
        end = at + (cue.end - cue.start)
        new_part, parts = len(clock.restarts) > parts, len(clock.restarts)
        goes_on = debate.posts and said.speaker == speaker and not said.begins and not new_part
        if goes_on and at - last_end < MAX_PAUSE:
            post = debate.posts[-1]
            post.text = f"{post.text} {said.text}"
            post.extra["end"] = end
        else:
            speaker = said.speaker
            if speaker:
                debate.meet(speaker, name=speaker, role=parse_role(speaker))
            number = str(len(debate.posts) + 1)
            extra = {"end": end}
            debate.posts.append(RawPost(id=number, author=speaker, text=said.text, time=at, extra=extra, line=cue.line))
        last_end = end
    clock.report(source, debate.id)
    yield debate

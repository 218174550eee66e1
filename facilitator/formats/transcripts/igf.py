"""Transcripts as the Internet Governance Forum publishes them: ``>> NAME:`` before each turn, no times.

The first line is the title. Lines that are only a stage note, such as ``(Applause).``, are left out and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from facilitator.formats.head import Head
from facilitator.formats.people import parse_role, split_speaker
from facilitator.formats.problem import show
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source

__all__ = ["detect", "read"]

_TURN = re.compile(r"^[ \t]*>>[ \t]*\S.{0,60}?:", re.MULTILINE)
_NOTE = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])[ .!]*")
_RULE = re.compile(r"[\W_]*")  # *** or ---: nothing to report


def detect(head: Head) -> bool:
    """Whether two turns or more begin with ``>> NAME:``, and it is no subtitle file."""
    return "-->" not in head.text and len(_TURN.findall(head.text)) > 1


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one debate of the transcript."""
    debate = RawDebate(id=source.name)
    preamble: list[int] = []
    for line, raw in source.spoken_lines():
        text = raw.strip()
        if _RULE.fullmatch(text):
            continue
        begins = text.startswith(">>")
        speaker, words = split_speaker(text) if begins else (None, text)
        if _NOTE.fullmatch(words):
            source.drop(
                f"there is only a stage note, {show(words)}", "write down what was said, if anything was", line=line
            )
        elif begins:
            _add(debate, speaker, words, line)
        elif debate.posts:
            debate.posts[-1].text = f"{debate.posts[-1].text}\n{words}"
        elif not debate.title:
            debate.title = words
        else:
            preamble.append(line)
    if preamble:
        found = f"{len(preamble)} lines stand before the first speaker"
        source.drop(found, "put >> NAME: before what was said", line=preamble[0])
    yield debate


def _add(debate: RawDebate, speaker: str | None, words: str, line: int) -> None:
    if speaker:
        debate.meet(speaker, name=speaker, role=parse_role(speaker))
    debate.posts.append(RawPost(id=str(len(debate.posts) + 1), author=speaker or None, text=words, line=line))

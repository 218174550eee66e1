"""Transcripts as the Internet Governance Forum publishes them: ``>> NAME:`` before each turn, no times.

The first line is the title. Lines that are only a stage note, such as ``(Applause).``, are left out and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from facilitator.formats.head import Head
from facilitator.formats.people import parse_role
from facilitator.formats.problem import show
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.transcripts.habits import Beginning, habit, known_keys
from facilitator.formats.transcripts.labels import Label, find_label, is_nobody, may_be_a_name

__all__ = ["detect", "read"]

_TURN = re.compile(r"^[ \t]*>>[ \t]*\S.{0,60}?:", re.MULTILINE)
_NOTE = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])[ .!]*")
_RULE = re.compile(r"[\W_]*")  # *** or ---: nothing to report


def detect(head: Head) -> bool:
    """Whether two turns or more begin with ``>> NAME:``, and it is no subtitle file."""
    return "-->" not in head.text and len(_TURN.findall(head.text)) > 1


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one debate of the transcript."""
    debate = RawDebate(id=source.name, by_name=True)
    lines = [(line, text.strip()) for line, text in source.spoken_lines() if not _RULE.fullmatch(text)]
    labels = {line: find_label(text.lstrip("> ")) for line, text in lines if text.startswith(">>")}
    names = _names(list(labels.values()), source)
    preamble: list[tuple[int, int]] = []
    for line, text in lines:
        begins = line in labels
        label = labels.get(line)
        named = label is not None and label.key in names
        words = label.words if label is not None and named else text.lstrip("> ") if begins else text
        if _NOTE.fullmatch(words):
            found = f"there is only a stage note, {show(words)}"
            source.drop(found, "write down what was said, if anything was", line=line, words=len(words.split()))
        elif begins:
            _add(debate, label.name if label is not None and named else None, words, line)
        elif debate.posts:
            debate.posts[-1].text = f"{debate.posts[-1].text}\n{words}".lstrip()  # a name may stand alone on its line
        elif not debate.title:
            debate.title = words
        else:
            preamble.append((line, len(words.split())))
    if preamble:
        found = f"{len(preamble)} lines stand before the first speaker"
        total = sum(count for _, count in preamble)
        source.drop(found, "put >> NAME: before what was said", line=preamble[0][0], words=total, count=len(preamble))
    yield debate


def _names(labels: list[Label | None], source: Source) -> set[str]:
    """The keys of what stands before a colon and is a name: here nearly every turn has one."""
    beginnings = [Beginning(label, first=True, cue=at) for at, label in enumerate(labels) if label is not None]
    known = known_keys(source.speakers)
    fitting = {beginning.label.key for beginning in beginnings if may_be_a_name(beginning.label.name)}
    return fitting | habit(beginnings, cues=len(labels), known=known, every_cue=True)


def _add(debate: RawDebate, speaker: str | None, words: str, line: int) -> None:
    speaker = None if speaker is None or is_nobody(speaker) else speaker
    if speaker:
        debate.meet(speaker, name=speaker, role=parse_role(speaker))
    debate.posts.append(RawPost(id=str(len(debate.posts) + 1), author=speaker, text=words, line=line))

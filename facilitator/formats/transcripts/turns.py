"""Recorded turns, one JSON object a line, many debates in a file: AMI meetings, US 2020 debates, Catalan sittings.

Every line has `speaker` and `text`, the debate as `meeting`, `debate` or `session`, and a time as `start` (seconds)
or `minute` (a clock). `gender` or `sex` is what the corpus's owner recorded, not what people declared; where it
comes from is kept in the debate's field `gender_source`. Who leads (AMI's project manager, moderators, chairs) has
the role facilitator.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from facilitator.formats.assemble import as_id
from facilitator.formats.head import Head
from facilitator.formats.parts import PartClock
from facilitator.formats.people import parse_role, tidy_speaker
from facilitator.formats.problem import show
from facilitator.formats.raw import RawDebate, RawPost, date_numbers
from facilitator.formats.source import Source
from facilitator.formats.tables.gender_column import gender_column
from facilitator.formats.times import clock_seconds, parse_time

__all__ = ["detect", "read"]

_DEBATE = ("meeting", "debate", "session")
_SIGNS = ("start", "minute", "turn", "is_chair")
_TABLE_SIGNS = ("author", "label", "ibis", "parent_text", "original_label")
_OWN = frozenset(["id", "speaker", "text", "reply_to", "start", "minute", "role", "role_label", "is_chair", "language"])
_OWN |= {"gender", "sex", "gender_source", "sex_source", *_DEBATE}


def detect(head: Head) -> bool:
    """Whether the lines have a speaker, a text, a debate and a sign of being recorded speech."""
    return any(
        "speaker" in record
        and "text" in record
        and any(key in record for key in _DEBATE)
        and any(key in record for key in _SIGNS)
        and not any(key in record for key in _TABLE_SIGNS)
        for record in head.records
    )


@dataclass
class _Recording:
    """One debate while it is read: its clock, and where its genders come from."""

    debate: RawDebate
    sources: dict[str, None] = field(default_factory=dict)
    clock: PartClock = field(default_factory=PartClock)

    def time(self, record: dict[str, Any], line: int) -> tuple[float | None, bool]:
        """Seconds, and whether they count from 1970; a clock that begins anew goes on from where it was."""
        clock = record.get("minute")
        if clock is None:
            moment = parse_time(record.get("start"))
            return (None, False) if moment is None else (moment.seconds, moment.dated)
        seconds = clock_seconds(clock) if isinstance(clock, str) else None
        if seconds is None:
            return None, False
        return self.clock.place(seconds, line), False


class _Declared(NamedTuple):
    """What one line records of a speaker's gender."""

    recording: _Recording
    speaker: str | None
    value: object
    stated: object
    line: int


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the debates in the order in which they begin."""
    recordings: dict[str, _Recording] = {}
    declared: list[_Declared] = []
    for line, record in source.records(of_wanted=True):
        name = next((key for key in map(as_id, map(record.get, _DEBATE)) if key is not None), None) or source.name
        if source.wants(name):
            recording = recordings.setdefault(name, _Recording(RawDebate(id=name, title=name, by_name=True)))
            _add(record, line, recording)
            value = record.get("gender", record.get("sex"))
            if value is not None:
                stated = record.get("gender_source", record.get("sex_source"))
                declared.append(_Declared(recording, tidy_speaker(record.get("speaker")), value, stated, line))
    _settle_genders(declared, source)
    date_numbers((recording.debate for recording in recordings.values()), source)
    for recording in recordings.values():
        if recording.sources:
            recording.debate.extra["gender_source"] = "; ".join(sorted(recording.sources))
        recording.clock.report(source, recording.debate.id)
        yield recording.debate


def _settle_genders(declared: list[_Declared], source: Source) -> None:
    """Give people the genders recorded for them, the codes of the file understood together."""
    column = gender_column((one.value for one in declared), given=source.genders, codebook=True)
    for found, remedy in column.assumed:
        source.assume(found, remedy, about="genders")
    told: set[str] = set()
    for one in declared:
        gender, understood = column.read(one.value)
        if not understood and (shown := show(one.value)) not in told:
            told.add(shown)
            remedy = "it was set to unknown; use F or M, or say what it means with --gender"
            source.mend(f"the gender {shown} is not understood", remedy, line=one.line, about="genders")
        if gender is not None:
            one.recording.sources[str(one.stated) if one.stated else "recorded in the corpus"] = None
            if one.speaker is not None:
                one.recording.debate.meet(one.speaker, gender=gender)


def _add(record: dict[str, Any], line: int, recording: _Recording) -> None:
    debate = recording.debate
    speaker = tidy_speaker(record.get("speaker"))
    if speaker is not None:
        stated_role = record.get("role") or record.get("role_label")
        role = "facilitator" if record.get("is_chair") is True else parse_role(record.get("role"))
        about = {"recorded_role": stated_role} if stated_role else None
        debate.meet(speaker, role=role, extra=about)
    if isinstance(record.get("language"), str):
        debate.language = record["language"]
    if isinstance(record.get("date"), str) and debate.start is None:
        debate.start = record["date"]
    time, dated = recording.time(record, line)
    debate.posts.append(
        RawPost(
            id=record.get("id"),
            text=record.get("text"),
            author=speaker,
            time=time,
            dated=dated,
            reply_to=record.get("reply_to"),
            extra={key: value for key, value in record.items() if key not in _OWN and value not in (None, [])},
            line=line,
        )
    )

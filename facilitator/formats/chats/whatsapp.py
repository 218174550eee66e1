"""Chats that WhatsApp exports as text, from Android or iOS, or the zip of such an export.

The text is written in the phone's own language and way of writing dates, which kept libraries read for a few
countries only or by way of pandas; so the reading is ours: one way of writing a file, dates by the file as a whole.
The export names no replies.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from facilitator.errors import InputError
from facilitator.formats.chats.archive import is_zip, open_archive
from facilitator.formats.chats.left_out import DELETED, EMPTY, SYSTEM, Kind, LeftOut
from facilitator.formats.chats.whatsapp_stamp import Stamp, stamp_of, without_marks
from facilitator.formats.chats.whatsapp_words import OWN, is_deleted, is_notice, tidy_text
from facilitator.formats.date_column import read_dates
from facilitator.formats.head import Head
from facilitator.formats.problem import show
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source

__all__ = ["detect", "read"]

_BEFORE = Kind("line{s} before the first message", "put a date and a name before what was said")
_PICTURE = Kind("attachment{s} (pictures, stickers, files, places)", "only the words beside them were read", "texts")
_QUOTES = re.compile(r"[\"“”«»„‟「」]")
_QUOTED = re.compile(r"[\"“«„「]([^\"“”«»„「」]+)[\"”“»」]")
_LOOKED_AT = 20


def detect(head: Head) -> bool:
    """Whether the first line, or half of the first ones, begins with a date as WhatsApp writes it."""
    if head.members:
        return _member(sorted(head.members)) is not None
    lines = [line for line in head.text.split("\n", 4 * _LOOKED_AT) if line.strip()][:_LOOKED_AT]
    stamped = [stamp_of(line[:500]) is not None for line in lines]
    return bool(stamped) and (stamped[0] or sum(stamped) * 2 >= len(stamped))


def _member(names: Sequence[str]) -> str | None:
    """The chat among the files of a zip; the others are pictures."""
    texts = [name for name in names if PurePosixPath(name).suffix.lower() == ".txt"]
    named = (name for name in texts if re.search(r"_chat\.txt$|whatsapp", PurePosixPath(name).name, re.IGNORECASE))
    return next(named, None)


@dataclass(slots=True)
class _Message:
    """What stands from one date to the next; no `name` where the application says something."""

    line: int
    stamp: Stamp
    name: str | None
    text: str
    time: float | None = None
    own: bool = False  # the application marked the whole line as its own

    @property
    def is_marked(self) -> bool:
        return self.text.startswith(OWN)


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one chat of the file."""
    left_out = LeftOut()
    messages = _messages(source, left_out)
    _date(messages, source)
    debate = RawDebate(id=source.path.resolve().parent.name if source.name == "_chat" else source.name)
    group = _group(messages)
    names = {message.name for message in messages if message.name is not None}
    unknown_marks = _said_by_several(messages)
    for index, message in enumerate(messages):
        if message.name is None or message.name == group or _is_app(message, index):
            debate.title = _title(message, group) or debate.title
            left_out.add(SYSTEM, without_marks(message.text), line=message.line)
        elif is_deleted(message.text):
            left_out.add(DELETED, without_marks(message.text), line=message.line)
        elif message.text.strip() in unknown_marks:
            left_out.add(_PICTURE, without_marks(message.text), line=message.line)
        else:
            _add(debate, message, _without_tilde(message.name, names), left_out)
    if group is not None:
        source.assume(
            f"{show(group)} says what the application says of the group",
            "it was read as the group's name and as nobody's; rename it in the file if it is a person",
            about="people",
        )
    left_out.report(source)
    yield debate


def _add(debate: RawDebate, message: _Message, name: str, left_out: LeftOut) -> None:
    text, marks = tidy_text(message.text)
    for mark in marks:
        left_out.add(_PICTURE, mark, line=message.line)
    if text:
        debate.meet(name, name=name)
        key = str(len(debate.posts) + 1)
        dated = message.time is not None
        post = RawPost(id=key, author=name, text=text, time=message.time, dated=dated, line=message.line)
        debate.posts.append(post)
    elif not marks:
        left_out.add(EMPTY, line=message.line)


def _messages(source: Source, left_out: LeftOut) -> list[_Message]:
    """The file's messages; a line that begins with a date in another way than the file's is part of one."""
    lines = [(number, text, stamp_of(text)) for number, text in _lines(source)]
    shapes = Counter(stamp.shape for _, _, stamp in lines if stamp is not None)
    least = max(3, shapes.total() // 5)
    habits = {shape for rank, (shape, count) in enumerate(shapes.most_common()) if not rank or count >= least}
    messages: list[_Message] = []
    others: list[int] = []
    for number, text, stamp in lines:
        if stamp is not None and stamp.shape in habits:
            name, words = _split(stamp.rest)
            messages.append(_Message(number, stamp, name, words, own=text.startswith(OWN)))
            continue
        if stamp is not None:
            others.append(number)
        if messages:
            messages[-1].text += f"\n{text}"
        elif text.strip():
            left_out.add(_BEFORE, without_marks(text), line=number)
    if others:
        found = f"{len(others)} lines begin with a date that is written in another way than the others"
        remedy = "they were read as words of the message before; write the date as elsewhere if they are messages"
        source.assume(found, remedy, line=others[0], about="lines")
    return messages


def _lines(source: Source) -> Iterator[tuple[int, str]]:
    if not is_zip(source.path):
        yield from ((number, text.rstrip("\r\n")) for number, text in source.spoken_lines())
        return
    with open_archive(source.path, ending=".txt") as archive:
        member = _member(archive.names)
        if member is None:
            raise InputError("there is no chat in this zip; name the text file.", file=source.path)
        content = archive.read(member)
    for number, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            yield number, raw.decode("utf-8").replace("\0", "").rstrip("\r")
        except UnicodeDecodeError:
            message = f"{member}: a byte here is not UTF-8; save the file as UTF-8."
            raise InputError(message, file=source.path, line=number) from None


def _split(rest: str) -> tuple[str | None, str]:
    """The name and the text behind a date. A name that a quote is open in is part of a system line."""
    name, colon, text = rest.partition(": ")
    if not colon and rest.rstrip().endswith(":"):
        name, colon, text = rest.rstrip()[:-1], ":", ""
    label = " ".join(without_marks(name).split())
    if not colon or not label or len(label) > 100 or len(_QUOTES.findall(label)) % 2:
        return None, rest
    return label, text


def _date(messages: list[_Message], source: Source) -> None:
    """Give every message its time, and say once what the file leaves open about it."""
    days = [day for day, _ in groupby(message.stamp.day for message in messages)]  # a chat has many messages a day
    column = read_dates(days)
    midnight = dict(zip(days, column.seconds, strict=True))
    for message in messages:
        begins, clock = midnight[message.stamp.day], message.stamp.clock
        message.time = begins + clock if begins is not None and clock is not None else None
    for assumed in column.assumed:
        source.assume(*assumed, about="times")
    for unclear in sorted({message.stamp.unclear for message in messages} - {""}):
        found = f"{show(unclear)} behind a time is no half of the day that is known"
        source.assume(found, "the hours were read as those of 24; write am or pm", about="times")
    for calendar in sorted({message.stamp.calendar for message in messages} - {""}):
        found = f"the years are those of the {calendar} calendar"
        source.assume(found, "they were counted as elsewhere; write other years to leave no doubt", about="times")


def _group(messages: list[_Message]) -> str | None:
    """The group's name, where iOS lets the group itself say what the application says.

    Whoever says that the chat is encrypted is the group, unless they say something of their own too; where the
    marks of the application's words were lost, unless only one other person speaks.
    """
    named = [(at, message) for at, message in enumerate(messages) if message.name is not None]
    by_notice = next((message.name for at, message in named if _is_notice(message, at)), None)
    if by_notice is None:
        return None
    said = [(at, message) for at, message in named if message.name == by_notice]
    if any(message.is_marked for message in messages):
        is_group = all(message.is_marked or _is_notice(message, at) for at, message in said)
    else:
        is_group = len({message.name for _, message in named}) > 2
    return by_notice if is_group else None


def _said_by_several(messages: list[_Message]) -> set[str]:
    """What stands for pictures in a language that is not known: one text in angle brackets, said by several."""
    by: dict[str, set[str | None]] = {"null": {None, "null"}}  # what is to be seen once
    for message in messages:
        text = message.text.strip()
        if text[:1] == "<" and text[-1:] == ">" and "\n" not in text:
            by.setdefault(text, set()).add(message.name)
    return {text for text, names in by.items() if len(names) > 1}


def _is_notice(message: _Message, index: int) -> bool:
    return (message.is_marked or index < 2) and is_notice(message.text)


def _is_app(message: _Message, index: int) -> bool:
    """Whether a line with a person's name holds words of the application: a missed call, a changed number."""
    if _is_notice(message, index):
        return True
    is_own = message.own and message.is_marked and "\n" not in message.text.strip()
    return is_own and not is_deleted(message.text) and not any(tidy_text(message.text)[1])


def _title(message: _Message, group: str | None) -> str:
    """The group's name, as the group itself or the last quotation in a system line gives it."""
    quoted = _QUOTED.findall(without_marks(message.text))
    return quoted[-1].strip() if quoted else (group or "")


def _without_tilde(name: str, names: set[str]) -> str:
    """A name without the tilde before those who are no contacts of the phone's owner, where it tells nobody apart."""
    bare = name.removeprefix("~").strip()
    return bare if bare and bare not in names else name

"""From the lines of a WhatsApp chat to its messages, with their times: `Message`, `messages_of`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from facilitator.formats.chats.left_out import Kind, LeftOut
from facilitator.formats.chats.whatsapp_stamp import Stamp, stamp_of, without_marks
from facilitator.formats.chats.whatsapp_words import OWN
from facilitator.formats.date_column import read_dates
from facilitator.formats.problem import show
from facilitator.formats.source import Source

__all__ = ["Message", "messages_of"]

_BEFORE = Kind("line{s} before the first message", "put a date and a name before what was said")
_QUOTES = re.compile(r"[\"“”«»„‟「」]")


@dataclass(slots=True)
class Message:
    """What stands from one date to the next; no `name` where the application says something.

    `own` tells that the application marked the whole line as its own.
    """

    line: int
    stamp: Stamp
    name: str | None
    lines: list[str]
    own: bool
    time: float | None = None
    text: str = field(init=False, default="")

    @property
    def is_marked(self) -> bool:
        """Whether the text begins with the mark of the application's own words."""
        return self.text.startswith(OWN)


def messages_of(lines: Iterable[tuple[int, str]], source: Source, left_out: LeftOut) -> list[Message]:
    """The messages of one chat; what is open about them is said, and what comes before the first is counted.

    A line that begins with a date in another way than the chat's is part of a message.
    """
    stamped = [(number, text, stamp_of(text)) for number, text in lines]
    shapes = Counter(stamp.shape for _, _, stamp in stamped if stamp is not None)
    least = max(3, shapes.total() // 5)
    habits = {shape for rank, (shape, count) in enumerate(shapes.most_common()) if not rank or count >= least}
    messages: list[Message] = []
    others: list[int] = []
    for number, text, stamp in stamped:
        if stamp is not None and stamp.shape in habits:
            name, words = _split(stamp.rest)
            messages.append(Message(number, stamp, name, [words], text.startswith(OWN)))
            continue
        if stamp is not None:
            others.append(number)
        if messages:
            messages[-1].lines.append(text)
        elif text.strip():
            left_out.add(_BEFORE, without_marks(text), line=number)
    if others:
        found = f"lines begin with a date that is written in another way than elsewhere ({len(others)})"
        remedy = "they were read as words of the message before; write the date as elsewhere if they are messages"
        source.assume(found, remedy, line=others[0], about="lines")
    for message in messages:
        message.text = "\n".join(message.lines)
    _date(messages, source)
    return messages


def _split(rest: str) -> tuple[str | None, str]:
    """The name and the text behind a date. A name that a quote is open in is part of a system line."""
    name, colon, text = rest.partition(": ")
    if not colon and rest.rstrip().endswith(":"):
        name, colon, text = rest.rstrip()[:-1], ":", ""
    label = " ".join(without_marks(name).split())
    if not colon or not label or len(label) > 100 or len(_QUOTES.findall(label)) % 2:
        return None, rest
    return label, text


def _date(messages: list[Message], source: Source) -> None:
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

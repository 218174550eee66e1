"""From the lines of a WhatsApp chat to its messages, with their times: `Message`, `messages_of`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
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
_DAY = 86_400
_MOST_COPIED = 20  # lines at a time
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
    time: float | None
    text: str = field(init=False, default="")

    @property
    def is_marked(self) -> bool:
        """Whether the text begins with the mark of the application's own words."""
        return self.text.startswith(OWN)


def messages_of(lines: Iterable[tuple[int, str]], source: Source, left_out: LeftOut) -> list[Message]:
    """The messages of one chat; what is open about them is said, and what comes before the first is counted.

    A line that begins with a date in another way than the chat's is part of a message, and one with an older date
    than those around it was copied into one.
    """
    stamped = [(number, text, stamp_of(text)) for number, text in lines]
    habits = _habits(Counter(stamp.shape for _, _, stamp in stamped if stamp is not None))
    begins = {number: stamp for number, _, stamp in stamped if stamp is not None and stamp.shape in habits}
    times = dict(zip(begins, _times(list(begins.values()), source), strict=True))
    copied = _copied(times)
    messages: list[Message] = []
    others: list[int] = []
    for number, text, stamp in stamped:
        if stamp is not None and number in begins and number not in copied:
            name, words = _split(stamp.rest)
            messages.append(Message(number, stamp, name, [words], text.startswith(OWN), times[number]))
            continue
        if stamp is not None and number not in copied:
            others.append(number)
        if messages:
            messages[-1].lines.append(f"> {text}" if number in copied else text)
        elif text.strip():
            left_out.add(_BEFORE, without_marks(text), line=number)
    for message in messages:
        message.text = "\n".join(message.lines)
    if others:
        found = f"lines begin with a date that is written in another way than elsewhere ({len(others)})"
        remedy = "they were read as words of the message before; write the date as elsewhere if they are messages"
        source.assume(found, remedy, line=others[0], about="lines")
    if copied:
        found = f"lines have a date more than a day older than those around them ({len(copied)})"
        remedy = "they were read as a quote in the message before; correct the date if they are messages"
        source.assume(found, remedy, line=min(copied), about="lines")
    return messages


def _habits(shapes: Counter[str]) -> set[str]:
    """The ways in which a chat writes its dates: the one that is there most, and any that is not rare."""
    least = max(3, shapes.total() // 5)
    return {shape for rank, (shape, count) in enumerate(shapes.most_common()) if not rank or count >= least}


def _copied(times: Mapping[int, float | None]) -> set[int]:
    """The lines whose time falls back by more than a day, if soon after them the time goes on from where it was."""
    dated = [(number, time) for number, time in times.items() if time is not None]
    copied = set()
    latest = float("-inf")
    for at, (number, time) in enumerate(dated):
        if time < latest - _DAY and any(later >= latest for _, later in dated[at + 1 : at + 1 + _MOST_COPIED]):
            copied.add(number)
        else:
            latest = time
    return copied


def _split(rest: str) -> tuple[str | None, str]:
    """The name and the text behind a date. A name that a quote is open in is part of a system line."""
    name, colon, text = rest.partition(": ")
    if not colon and rest.rstrip().endswith(":"):
        name, colon, text = rest.rstrip()[:-1], ":", ""
    label = " ".join(without_marks(name).split())
    if not colon or not label or len(label) > 100 or len(_QUOTES.findall(label)) % 2:
        return None, rest
    return label, text


def _times(stamps: list[Stamp], source: Source) -> list[float | None]:
    """Seconds since 1970 of every stamp; what the chat leaves open about them is said once."""
    days = [day for day, _ in groupby(stamp.day for stamp in stamps)]  # a chat has many messages a day
    column = read_dates(days)
    midnight = dict(zip(days, column.seconds, strict=True))
    for assumed in column.assumed:
        source.assume(*assumed, about="times")
    for unclear in sorted({stamp.unclear for stamp in stamps} - {""}):
        found = f"{show(unclear)} behind a time is no half of the day that is known"
        source.assume(found, "the hours were read as those of 24; write am or pm", about="times")
    for calendar in sorted({stamp.calendar for stamp in stamps} - {""}):
        found = f"the years are those of the {calendar} calendar"
        source.assume(found, "they were counted as elsewhere; write other years to leave no doubt", about="times")
    return [_sum(midnight[stamp.day], stamp.clock) for stamp in stamps]


def _sum(midnight: float | None, clock: float | None) -> float | None:
    return None if midnight is None or clock is None else midnight + clock

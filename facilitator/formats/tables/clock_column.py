"""What the clocks of a table's column are: hours and minutes or minutes and seconds, and when a new day begins."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facilitator.formats.date_column import Assumed
from facilitator.formats.date_forms import day_clock
from facilitator.formats.times import as_number, clock_seconds

__all__ = ["ClockColumn", "Turn", "clock_column", "is_clock"]

DAY = 86400.0
_MANY_HOURS = 6 * 3600.0  # a clock that falls back this far is past midnight; less is a line out of order
_NEARLY_A_DAY = 20 * 3600.0  # one that jumps ahead this far belongs to the day before
_MOSTLY = 0.8
_TWO = re.compile(r"\s*(\d{1,3}):(\d{2})\s*")
_NIGHT, _AWAKE = 6, 0.15  # few wall clocks, but a quarter of a short recording's, lie before 06:00
_OF_RECORDINGS = ("second", "elapsed", "offset", "duration", "position")
_OF_DAYS = ("hour", "clock", "hora", "heure", "uhrzeit")


@dataclass(frozen=True, slots=True)
class Turn:
    """How a clock goes on over midnight, in a file in order of time or, with `back`, from the newest to the oldest."""

    back: bool = False

    def days(self, seconds: float, last: float | None) -> float:
        """Seconds of a clock on the day that lies nearest to `last`, the time of the row before, days counted in."""
        if last is None:
            return seconds
        here = last // DAY * DAY + seconds
        step = (here - last) * (-1 if self.back else 1)
        forward = -DAY if self.back else DAY
        if step <= -_MANY_HOURS:
            return here + forward
        return here - forward if step >= _NEARLY_A_DAY and last // DAY != 0 else here


@dataclass(frozen=True, slots=True)
class ClockColumn:
    """How clocks are read, what had to be assumed, and how they go over midnight, `None` if they do not."""

    seconds: Callable[[object], float | None]
    assumed: list[Assumed]
    turn: Turn | None


def is_clock(text: str) -> bool:
    """Whether a text is a clock of two or three numbers, or one with AM or PM."""
    if ":" in text[:16] and clock_seconds(text) is not None:
        return True
    return len(text) < 30 and day_clock(text) is not None


def clock_column(
    values: Sequence[object],
    *,
    dated: bool = False,
    groups: Sequence[Hashable] | None = None,
    name: str = "time",
    scale: float | None = None,
) -> ClockColumn:
    """Find out what the clocks of a column are.

    Parameters
    ----------
    dated
        Whether a column of dates stands beside it, so that it is a clock of the day and no day is to be counted.
    groups
        The debate of each row.
    name
        The column's name.
    scale
        Seconds in one, where the values are numbers: hours or parts of a day.
    """
    if scale is not None:
        return _settled(lambda value: _scaled(value, scale), values, groups, dated)
    texts = [value for value in values if isinstance(value, str)]
    two = [(int(match[1]), int(match[2])) for text in texts if (match := _TWO.fullmatch(text))]
    others = [text for text in texts if not _TWO.fullmatch(text) and is_clock(text)]
    if not two:
        return _settled(_of_day, values, groups, dated)
    settled = _of_the_day(two, others, texts, name, dated=dated)
    if settled is not None:
        return _settled(_of_day, values, groups, dated) if settled else ClockColumn(_recording, [], None)
    first, *_ = (text.strip() for text in texts if _TWO.fullmatch(text))
    night = sum(hour < _NIGHT for hour, _ in two) / len(two)
    found = f"times like {first!r} are ambiguous: hours and minutes, or minutes and seconds"
    if night <= _AWAKE:
        assumed = Assumed(found, f"they were read as hours and minutes of the day; write 00:{first} to overrule")
        return _settled(_of_day, values, groups, dated, assumed)
    assumed = Assumed(found, f"they were read as minutes and seconds; write {first}:00 to overrule")
    return ClockColumn(_recording, [assumed], None)


def _of_the_day(
    two: list[tuple[int, int]], others: list[str], texts: list[str], name: str, *, dated: bool
) -> bool | None:
    """Whether clocks of two numbers are hours and minutes; `None` if nothing settles it."""
    if any(hour > 23 for hour, _ in two):
        return False
    if any(clock_seconds(text) is None for text in others):  # AM and PM beside them
        return True
    if dated:
        return True
    if others:  # 9:58 goes on as 1:00:05 in a recording, and as 10:28:15 on a wall
        by_day, by_recording = _falls(map(_of_day, texts)), _falls(map(clock_seconds, texts))
        return None if by_day == by_recording else by_day < by_recording
    says = name.lower()
    if any(word in says for word in _OF_DAYS):
        return True
    if any(word in says for word in _OF_RECORDINGS):
        return False
    over_midnight = any(before >= 20 and after <= 3 for (before, _), (after, _) in pairwise(two))
    return True if over_midnight and two[0][0] >= _NIGHT else None


def _falls(clocks: Iterable[float | None]) -> int:
    return sum(after < before for before, after in pairwise(seconds for seconds in clocks if seconds is not None))


def _settled(
    read: Callable[[object], float | None],
    values: Sequence[object],
    groups: Sequence[Hashable] | None,
    dated: bool,
    *assumed: Assumed,
) -> ClockColumn:
    """A clock of the day; whether it goes over midnight is told by how its rows are ordered."""
    if dated:
        return ClockColumn(read, list(assumed), None)
    clocks: dict[Hashable, list[float]] = defaultdict(list)
    for place, value in enumerate(values):
        seconds = read(value)
        if seconds is not None:
            clocks[groups[place] if groups else None].append(seconds)
    if any(seconds >= DAY for column in clocks.values() for seconds in column):
        return ClockColumn(read, list(assumed), None)
    steps = [after - before for column in clocks.values() for before, after in pairwise(column)]
    small = [step for step in steps if step and abs(step) < _MANY_HOURS]
    rises = sum(step > 0 for step in small)
    if rises >= _MOSTLY * len(small):
        return ClockColumn(read, list(assumed), Turn())
    return ClockColumn(read, list(assumed), Turn(back=True) if rises <= (1 - _MOSTLY) * len(small) else None)


def _of_day(value: object) -> float | None:
    """Seconds of ``hh:mm``, ``hh:mm:ss`` or a clock with AM or PM."""
    if isinstance(value, dt.time):
        value = value.isoformat()
    if not isinstance(value, str):
        return None
    match = _TWO.fullmatch(value)
    if match is not None:
        hour, minute = int(match[1]), int(match[2])
        return hour * 3600.0 + minute * 60 if minute < 60 and hour < 24 else None
    seconds = clock_seconds(value)
    if seconds is not None:
        return seconds
    read = day_clock(value)
    return None if read is None else read[0]


def _recording(value: object) -> float | None:
    """Seconds of ``mm:ss`` or ``hh:mm:ss``."""
    return clock_seconds(value) if isinstance(value, str) else None


def _scaled(value: object, scale: float) -> float | None:
    number = as_number(value)
    return round(number * scale, 3) if number is not None and 0 <= number * scale < DAY else None

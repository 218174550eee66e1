"""What the times of a table's column are, told by the column as a whole: `time_column`.

======================================  ==================================================================
written dates                           day and month by all of them together (`date_column`)
numbers of 1e8 and more                 since 1970, each by its own size; 0 and -1 among them are missing
numbers like 45383.41                   a spreadsheet's days
clocks with AM and PM, hours            hours and minutes of the day; past midnight goes on
clocks of two numbers                   by their range and order (`clock_column`)
a clock, and dates in another column    put together
other numbers                           as they stand
======================================  ==================================================================
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from facilitator.formats.date_column import Assumed, date_order, in_order
from facilitator.formats.date_forms import Written, written
from facilitator.formats.tables.clock_column import Turn, clock_column, is_clock
from facilitator.formats.times import (
    Moment,
    as_number,
    counts_from_1970,
    epoch_seconds,
    epoch_units,
    iso_moment,
    mixed_units,
    parse_time,
)

__all__ = ["DAY", "TimeColumn", "time_column"]

DAY = 86400.0
_FIRST_DAY = 25569  # 1 January 1970 as a spreadsheet counts
_SHEET_DAYS = (30000.0, 60000.0)  # 1982 to 2064
_YEARS_LATER = 3e8  # seconds since 1970: the year 1979
_YEAR_TWO = -718_798  # days before 1970
_LONGEST = 4000.0  # days: a span that a table of dates may have, and as seconds an hour
_MOST_DAYS = 400  # day 1, day 2, ... of a debate

_HOURS = ("hour", "hours", "hora", "heure", "stunde", "uur")

_Reading = Callable[[object], Moment | None]


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """How the values of a column are read, and what had to be assumed.

    Parameters
    ----------
    kind
        What they are, in the plural, for messages.
    read
        The moment that a value is, given what the date column holds in its row; `None` if it is none of this kind.
    turn
        How a clock that jumps goes on, for clocks without dates.
    dated
        Whether the values are put together with the dates beside them.
    """

    kind: str
    read: Callable[[object, object], Moment | None]
    assumed: list[Assumed] = field(default_factory=list)
    turn: Turn | None = None
    dated: bool = False


def time_column(
    values: Sequence[object],
    *,
    dates: Sequence[object] | None = None,
    groups: Sequence[Hashable] | None = None,
    name: str = "time",
) -> TimeColumn:
    """Find out what the values of a column are.

    Parameters
    ----------
    values
        What the column holds, row by row, empty cells among it.
    dates
        What a column of dates beside it holds, row by row; only clocks take it into account.
    groups
        The debate of each row, since each has a clock of its own.
    name
        The column's name.
    """
    scale = _scale(values, name, with_dates=dates is not None)
    kinds = Counter(_kind(value) for value in values) if scale is None else Counter(clock=1)
    if kinds["clock"] > kinds["date"] + kinds["number"]:
        days = _day_column(dates or ())
        clocks = clock_column(values, dated=days is not None, groups=groups, name=name, scale=scale)
        if days is None:
            assumed = list(clocks.assumed)
            if dates is not None and any(_given(value) for value in dates):
                found = f"the column of dates beside {name!r} holds no dates that can be read"
                assumed.append(Assumed(found, "times were read without it; write dates like 2024-04-03"))
            return TimeColumn("clocks", lambda value, _: _undated(clocks.seconds(value)), assumed, clocks.turn)
        of_day, assumed = days
        moments = [moment for date in dates or () if (moment := of_day(date)) is not None]
        if len({moment.seconds % DAY for moment in moments}) > 1:  # the dates have clocks of their own
            return TimeColumn("dates", lambda _, date: of_day(date), assumed)
        read, assumed = _put_together(clocks.seconds, of_day), [*assumed, *clocks.assumed]
        return TimeColumn("clocks with dates", read, assumed, dated=True)
    if kinds["number"] > kinds["date"]:
        return _numbers(values, name)
    if not kinds["date"]:
        return TimeColumn("numbers", lambda value, _: parse_time(value))
    of_date, assumed = _written(values)
    later = any((moment := of_date(value)) is not None and moment.seconds > _YEARS_LATER for value in values)
    return TimeColumn("dates", lambda value, _: _but_noughts(of_date(value), later), assumed)


def _kind(value: object) -> str:
    if not _given(value):
        return "none"
    if as_number(value) is not None:
        return "number"
    if isinstance(value, str):
        dated = not is_clock(value) and (_of_text(value, None) is not None or written(value) is not None)
        return "date" if dated else "clock" if is_clock(value) else "none"
    return "clock" if isinstance(value, dt.time) else "date" if isinstance(value, dt.date) else "none"


def _given(value: object) -> bool:
    return value is not None and value == value and (not isinstance(value, str) or bool(value.strip()))


def _scale(values: Sequence[object], name: str, *, with_dates: bool) -> float | None:
    """Seconds in one of a column's numbers, if they are hours or a spreadsheet's parts of a day; else `None`."""
    numbers = [as_number(value) for value in values if _given(value)]
    if not numbers or any(number is None for number in numbers):
        return None
    if name.lower() in _HOURS:
        return 3600.0 if all(number is not None and 0 <= number < 24 for number in numbers) else None
    parts = with_dates and all(number is not None and 0 <= number < 1 for number in numbers)
    return DAY if parts and any(numbers) else None


def _undated(seconds: float | None) -> Moment | None:
    return None if seconds is None else Moment(seconds, False)


def _put_together(clock: Callable[[object], float | None], days: _Reading) -> Callable[[object, object], Moment | None]:
    def read(value: object, date: object) -> Moment | None:
        seconds, day = clock(value), days(date)
        if seconds is None or day is None:
            return None
        return Moment(day.seconds + seconds, day.dated)

    return read


def _day_column(dates: Sequence[object]) -> tuple[_Reading, list[Assumed]] | None:
    """How the days beside a clock are read: dates, a spreadsheet's days, 20240403, or the days 1, 2, 3 of a debate."""
    given = [value for value in dates if _given(value)]
    numbers = [number for value in given if (number := as_number(value)) is not None]
    if 2 * len(numbers) <= len(given):
        read, assumed = _written(given)
        return (read, assumed) if any(read(value) is not None for value in given) else None
    if all(number in range(1, _MOST_DAYS) for number in numbers):
        first = min(numbers)
        return (lambda value: None if (day := as_number(value)) is None else Moment((day - first) * DAY, False)), []
    if all(_SHEET_DAYS[0] <= number <= _SHEET_DAYS[1] for number in numbers):
        return _of_sheet, []
    if all(_compact(number) is not None for number in numbers):
        return _compact, []
    return (_of_epoch, []) if counts_from_1970(numbers) else None


def _compact(value: object) -> Moment | None:
    """A date of digits alone: 20240403, 202404031031 or 20240403103122."""
    number = as_number(value)
    digits = "" if number is None or not number.is_integer() else f"{number:.0f}"
    if len(digits) not in (8, 12, 14) or digits[:2] not in ("19", "20"):
        return None
    clock = [*(digits[at : at + 2] for at in range(8, len(digits), 2)), "00", "00"]
    return _of_text(f"{digits[:8]} {clock[0]}:{clock[1]}:{clock[2] if len(clock) > 2 else '00'}", None)


def _numbers(values: Sequence[object], name: str) -> TimeColumn:
    numbers = [number for value in values if (number := as_number(value)) is not None]
    given = [number for number in numbers if number not in (0.0, -1.0)]
    if given and all(_compact(number) is not None for number in given):
        found = f"times are numbers like {given[0]:.0f}"
        assumed = [Assumed(found, "they were read as dates, year, month and day; write 2024-04-03 to leave no doubt")]
        return TimeColumn("dates", lambda value, _: _compact(value), assumed)
    if counts_from_1970(numbers):
        units = epoch_units(numbers)
        assumed = [Assumed(*mixed_units(units))] if len(units) > 1 else []
        return TimeColumn("dates", lambda value, _: _of_epoch(value), assumed)
    if _are_sheet_days(numbers, name):
        found = f"times are numbers like {numbers[0]:g}"
        assumed = [Assumed(found, "they were read as a spreadsheet's days, dates since 1900; write dates to overrule")]
        return TimeColumn("dates", lambda value, _: _of_sheet(value), assumed)
    return TimeColumn("numbers", _as_it_stands)


def _as_it_stands(value: object, _: object) -> Moment | None:
    if type(value) is int and -1e15 < value < 1e15:  # a shortcut: what JSON and Parquet hold mostly
        return Moment(float(value), False)
    return _undated(as_number(value))


def _are_sheet_days(numbers: Sequence[float], name: str) -> bool:
    given = [number for number in numbers if number not in (0.0, -1.0)]
    if not given or min(given) < _SHEET_DAYS[0] or max(given) > _SHEET_DAYS[1]:
        return False
    says = name.lower().replace("_", " ")
    if "second" in says or says in ("start", "start time", "offset", "elapsed"):
        return False
    whole = all(number.is_integer() for number in given)
    return ("date" in says if whole else True) and max(given) - min(given) < _LONGEST


def _of_sheet(value: object) -> Moment | None:
    number = as_number(value)
    if number is None:
        return parse_time(value) if not isinstance(value, str) or not is_clock(value) else None
    if not _SHEET_DAYS[0] <= number <= _SHEET_DAYS[1]:
        return None
    return Moment(round((number - _FIRST_DAY) * DAY, 3), True)


def _of_epoch(value: object) -> Moment | None:
    number = as_number(value)
    if number is None:
        return None if isinstance(value, str) and is_clock(value) else parse_time(value)
    seconds = epoch_seconds(number)
    return None if seconds is None else Moment(seconds, True)


def _written(values: Sequence[object]) -> tuple[_Reading, list[Assumed]]:
    """How written dates are read, their day and month settled by all of them."""
    open_dates: list[Written | None] = []
    for value in values:
        if isinstance(value, str) and _of_text(value, None) is None:
            open_dates.append(written(value))
    order, assumed = date_order(open_dates)

    def read(value: object) -> Moment | None:
        if isinstance(value, str) and value[4:5] == "-" and (moment := iso_moment(value)) is not None:
            return moment  # a shortcut: most dates are written so
        if isinstance(value, str) and as_number(value) is None:
            return None if is_clock(value) else _of_text(value, order)
        return _of_epoch(value)

    return read, assumed


def _but_noughts(moment: Moment | None, later: bool) -> Moment | None:
    """The moment, unless it is where calendars begin to count and the others are `later` by years: 1970, 1900, 1."""
    if moment is None or not later or moment.seconds > 2 * DAY:
        return moment
    days = moment.seconds / DAY
    is_nought = -1 <= days <= 1 or -_FIRST_DAY - 2 <= days <= -_FIRST_DAY + 3 or days < _YEAR_TWO
    return None if is_nought else moment


def _of_text(text: str, order: str | None) -> Moment | None:
    """A written date; with `order` also one whose form leaves open which number is the day."""
    moment = parse_time(text)
    if moment is not None:
        return moment if moment.dated else None
    one = None if order is None else written(text)
    seconds = None if one is None or order is None else in_order(one, order)
    return None if seconds is None else Moment(seconds, True)

"""Times as files write them, to seconds: numbers, clocks (``1:02:03``), dates, seconds or more since 1970."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from facilitator.formats.date_forms import written

__all__ = [
    "Moment",
    "as_number",
    "clock_seconds",
    "counts_from_1970",
    "epoch_seconds",
    "epoch_units",
    "iso",
    "parse_time",
]

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,6}))?")

# Numbers from 1970, told by their size: nano-, micro-, milliseconds and seconds; all from 1973 on.
_UNITS = (
    ("nanoseconds", 1e17, 1e9),
    ("microseconds", 1e14, 1e6),
    ("milliseconds", 1e11, 1e3),
    ("seconds", 1e8, 1.0),
)
_SURE = 9e8  # 1998: a column whose numbers lie beyond it and near 0 holds dates and gaps, no debate of 28 years
_NEAR_ZERO = 1e6


class Moment(NamedTuple):
    """A time: seconds since 1970 if `dated`, else a number as it stands in the file."""

    seconds: float
    dated: bool


def parse_time(value: object) -> Moment | None:
    """The time that a cell holds, or `None` if it is none. Dates without a zone are taken as UTC.

    A date like ``03/04/2024``, which may be of March or April, is none: only its column can tell (`read_dates`).

    >>> parse_time("1:02:03.5")
    Moment(seconds=3723.5, dated=False)
    >>> parse_time("2021-04-28T19:25:26Z")
    Moment(seconds=1619637926.0, dated=True)
    >>> parse_time("12.5")
    Moment(seconds=12.5, dated=False)
    """
    number = as_number(value)
    if number is not None:
        return Moment(number, False)
    if isinstance(value, str):
        seconds = clock_seconds(value)
        return _of_date(value) if seconds is None else Moment(seconds, False)
    if isinstance(value, dt.datetime):
        return _of_datetime(value)
    if isinstance(value, dt.date):
        return _of_datetime(dt.datetime.combine(value, dt.time()))
    return None


def counts_from_1970(numbers: Sequence[float]) -> bool:
    """Whether the numbers of a column are dates, in seconds or smaller units since 1970.

    They are if even the smallest is 1e8 or more (1973), or if nearly all are of this century and the rest is next
    to 0, as 0 and -1 stand for a missing date. One post of a long debate may well come 1e8 seconds after its start,
    so single numbers cannot tell.
    """
    if not numbers or min(numbers) >= _UNITS[-1][1]:
        return bool(numbers)
    others = [number for number in numbers if number < _SURE and number not in (0.0, -1.0)]
    dates = sum(number >= _SURE for number in numbers)
    return dates > 0 and len(others) <= dates / 4 and max(others, default=0.0) < _NEAR_ZERO


def epoch_seconds(number: float) -> float | None:
    """Seconds since 1970 of a number among dates, by its own size; `None` for 0, -1 and whatever is too small.

    >>> epoch_seconds(1712181420), epoch_seconds(1712181480000), epoch_seconds(0)
    (1712181420.0, 1712181480.0, None)
    """
    return next((number / per_second for _, least, per_second in _UNITS if number >= least), None)


def epoch_units(numbers: Iterable[float]) -> list[str]:
    """The units in which numbers among dates count, the smallest first."""
    found = {next((unit for unit, least, _ in _UNITS if number >= least), None) for number in numbers}
    return [unit for unit, _, _ in _UNITS if unit in found]


def mixed_units(units: Sequence[str]) -> tuple[str, str]:
    """What to say of a file whose dates count in several units, and what was made of it."""
    found = f"times are in {' and in '.join(units)} since 1970 in one file"
    return found, "each was read by its own size; write them all in one unit"


def as_number(value: object) -> float | None:
    """A finite number, or a text that is one; `None` for anything else.

    >>> as_number(" 12.5"), as_number("12:05"), as_number(True), as_number(float("nan"))
    (12.5, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def clock_seconds(text: str) -> float | None:
    """Seconds of ``mm:ss`` or ``hh:mm:ss``, with a fraction or without; `None` if it is no clock."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds, fraction = match.groups()
    return int(hours or 0) * 3600.0 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")


def iso(seconds: float) -> str | None:
    """Seconds since 1970 as an ISO date-time in UTC; `None` outside the years 1 to 9999."""
    try:
        moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.isoformat().replace("+00:00", "Z")


def iso_moment(text: str) -> Moment | None:
    """A date in ISO form; `None` if it is none."""
    try:
        return _of_datetime(dt.datetime.fromisoformat(text.strip().removesuffix(" UTC")))
    except ValueError:
        return None


def _of_date(text: str) -> Moment | None:
    moment = iso_moment(text)
    if moment is not None:
        return moment
    one = written(text)
    seconds = one.seconds(one.orders[0]) if one is not None and len(one.orders) == 1 else None
    return None if seconds is None else Moment(seconds, True)


def _of_datetime(moment: dt.datetime) -> Moment | None:
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return Moment(zoned.timestamp(), True)

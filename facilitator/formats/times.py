"""Times as files write them, to seconds: numbers, clocks (``1:02:03``), dates, seconds or more since 1970."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Moment", "clock_seconds", "epoch_unit", "iso", "parse_time"]

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,6}))?")

# A column whose every number is at least this large counts from 1970: in nano-, micro-, milliseconds, seconds.
_UNITS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3), (1e8, 1.0))


class Moment(NamedTuple):
    """A time: seconds since 1970 if `dated`, else a number as it stands in the file."""

    seconds: float
    dated: bool


def parse_time(value: object) -> Moment | None:
    """The time that a cell holds, or `None` if it is none. Dates without a zone are taken as UTC.

    >>> parse_time("1:02:03.5")
    Moment(seconds=3723.5, dated=False)
    >>> parse_time("2021-04-28T19:25:26Z")
    Moment(seconds=1619637926.0, dated=True)
    >>> parse_time("12.5")
    Moment(seconds=12.5, dated=False)
    """
    if isinstance(value, str):
        try:
            return _of_number(float(value))
        except ValueError:
            seconds = clock_seconds(value)
            return _of_date(value) if seconds is None else Moment(seconds, False)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return _of_number(float(value))
        except OverflowError:
            return None
    if isinstance(value, dt.datetime):
        return _of_datetime(value)
    if isinstance(value, dt.date):
        return _of_datetime(dt.datetime.combine(value, dt.time()))
    return None


def epoch_unit(numbers: Iterable[float]) -> float | None:
    """How many of a column's units make a second, if its numbers count from 1970; `None` if they do not.

    They do if even the smallest is 1e8 or more (1973). One post of a long debate may well come 1e8 seconds
    after its start, so single numbers cannot tell.
    """
    least = min(numbers, default=0.0)
    return next((per_second for bound, per_second in _UNITS if least >= bound), None)


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


def _of_number(number: float) -> Moment | None:
    return Moment(number, False) if math.isfinite(number) else None


def _of_date(text: str) -> Moment | None:
    try:
        return _of_datetime(dt.datetime.fromisoformat(text.strip().removesuffix(" UTC")))
    except ValueError:
        return None


def _of_datetime(moment: dt.datetime) -> Moment | None:
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return Moment(zoned.timestamp(), True)

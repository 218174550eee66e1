"""Written dates of one file, understood together: `read_dates`.

``03/04/2024`` may be the third of April or the fourth of March. In one file all dates are written one way, so a
single ``13/04/2024`` settles it for all; where no date does, their order in the file may; where neither does, the
way that is taken is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from facilitator.formats.date_forms import Written, written

__all__ = ["Assumed", "DateColumn", "date_order", "in_order", "read_dates"]

_FORMS = {"day": "day/month/year", "month": "month/day/year", "year": "year/month/day"}
_FAR = 30  # times as long: a span of years where another reading has one of days
_REMEDY = "write the year first (2024-04-03) to leave no doubt"


class Assumed(NamedTuple):
    """What was found and what was made of it, as `Source.assume` takes them."""

    found: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.found}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class DateColumn:
    """Seconds since 1970 for each text, `None` where it is no date, and what had to be assumed."""

    seconds: list[float | None]
    assumed: list[Assumed]


def read_dates(texts: Sequence[str], *, day_first: bool | None = None) -> DateColumn:
    """Read the dates of one file, in the file's order; those without a zone are taken as UTC.

    Parameters
    ----------
    day_first
        True if ``03/04/2024`` is known to be in April, false if in March; `None` to find out.

    >>> read_dates(["03/04/2024, 10:31 PM", "13/04/2024, 9:00 AM"]).seconds
    [1712183460.0, 1712998800.0]
    """
    parse = lru_cache(maxsize=None)(written)
    found = [parse(text) for text in texts]
    order, assumed = date_order(found, day_first=day_first)
    seconds = [None if one is None else in_order(one, order) for one in found]
    return DateColumn(seconds, assumed)


def in_order(one: Written, order: str) -> float | None:
    """Seconds since 1970 of a date in a file that writes them in this order."""
    return one.seconds(one.orders[0] if len(one.orders) == 1 else order)


def date_order(found: Iterable[Written | None], *, day_first: bool | None = None) -> tuple[str, list[Assumed]]:
    """The order in which a file writes day, month and year, and what had to be assumed about it."""
    open_dates = [one for one in found if one is not None and len(one.orders) > 1]
    if day_first is not None:
        return ("day" if day_first else "month"), []
    if not open_dates:
        return "day", []
    read = {order: [one.seconds(order) for one in open_dates] for order in ("day", "month", "year")}
    fits = {order: sum(seconds is not None for seconds in column) for order, column in read.items()}
    most = max(fits.values())
    possible = [order for order in read if fits[order] == most]
    doubtful = [one for one in open_dates if len({one.seconds(order) for order in possible}) > 1]
    if len(possible) == 1 or not doubtful:
        return possible[0], []
    shown = "/".join(f"{number:02}" for number in doubtful[0].numbers)
    possible, certain = _year_last(possible, read)
    rising = [order for order in possible if _in_file_order(read[order])]
    if len(possible) > 1 and len(rising) == 1:
        why = f"dates like {shown} can be read in several ways, and are in order in only one of them"
        return rising[0], [Assumed(why, f"they were read as {_FORMS[rising[0]]}; {_REMEDY}")]
    order = "month" if "month" in possible and all(one.american for one in open_dates) else possible[0]
    why = f"dates like {shown} are ambiguous and no other date settles which number is the day"
    return order, [] if certain else [Assumed(why, f"they were read as {_FORMS[order]}; {_REMEDY}")]


def _year_last(possible: list[str], read: dict[str, list[float | None]]) -> tuple[list[str], bool]:
    """Whether a year of two digits comes first, which it seldom does: only if otherwise the days lie far apart.

    Returns the orders that remain, and whether the one that remains is certain.
    """
    others = [order for order in possible if order != "year"]
    if "year" not in possible or not others:
        return possible, False
    first, last = _span(read["year"]), min(_span(read[order]) for order in others)
    if _FAR * first < last:
        return ["year"], False
    return others, len(others) == 1 and first > _FAR * last


def _span(column: Sequence[float | None]) -> float:
    times = [seconds for seconds in column if seconds is not None]
    return max(times) - min(times) if times else 0.0


def _in_file_order(column: Sequence[float | None]) -> bool:
    """Whether times only rise, or only fall, as in a list of the newest first, and are not all one."""
    times = [seconds for seconds in column if seconds is not None]
    if len(set(times)) < 2:
        return False
    return all(a <= b for a, b in pairwise(times)) or all(a >= b for a, b in pairwise(times))

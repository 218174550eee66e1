"""Dates and times of day as people and programs write them, taken apart: `Written` and `written`.

``2024-04-03T10:31Z``, ``3.4.24, 10:31``, ``[03/04/2024, 10:31:22 PM]``, ``Apr 3, 2024 at 10:31 p.m.``,
``2024年4月3日 下午10:31``, ``Wed, 03 Apr 2024 10:31:22 +0200``. Only fixed forms are read and nothing is guessed:
which of three numbers is the day is left open here, for one date alone seldom tells.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from facilitator.formats.month_names import month_number

__all__ = ["ORDERS", "Order", "Written", "day_clock", "written"]

#: Where year, month and day stand among three numbers.
Order = tuple[int, int, int]
ORDERS: dict[str, Order] = {"day": (2, 1, 0), "month": (2, 0, 1), "year": (0, 1, 2)}

_EARLIEST, _LATEST = 1600, 2200  # years of other calendars (1403, 2567) must not pass for ours

_AM = r"a\.?\s?m\.?|午前|上午|凌晨|早上|오전|ص|ق\.\s?ظ\.?|पूर्वाह्न|πμ|π\.μ\.|f\.?m\.?|öö|sa"
_PM = r"p\.?\s?m\.?|午後|下午|晚上|오후|م|ب\.\s?ظ\.?|अपराह्न|μμ|μ\.μ\.|e\.?m\.?|ös|ch"
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "jst": 9}
_ZONES |= {"est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_CLOCK = re.compile(
    rf"(?:(?<!\w)(?:(?P<am1>{_AM})|(?P<pm1>{_PM}))\s*)?"
    r"(?<![\d:.])(?P<h>\d{1,2})(?::(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?"
    rf"|(?=\s?(?:{_AM}|{_PM})(?!\w))|(?<=[\s,]\d\d)\.(?P<m2>\d\d)(?:\.(?P<s2>\d\d))?$|\s?h\s?(?P<m3>\d\d)?"
    rf"|\.(?P<m4>\d\d)(?=\s?(?:{_AM}|{_PM})(?!\w)))(?!\d)"
    rf"(?:\s*(?:(?P<am2>{_AM})|(?P<pm2>{_PM}))(?!\w))?"
    rf"(?:\s*(?P<zone>{'|'.join(_ZONES)})?(?!\w)(?P<off>[+-]\d{{1,2}}(?::?\d{{2}})?(?!\d))?)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?(?:\s?\([^\W\d]{1,12}\.?\))?")
_EAST_ASIAN = re.compile(r"(\d{2,4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?,?\s?\(?[^\W\d]{0,3}\)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_WEEKDAY = re.compile(r"^(?:[^\W\d]{2,12}[.,]{1,2}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\s+(?=\S)", re.IGNORECASE)
_JOINS = re.compile(
    r"[\s,;|–—-]*(?:(?<![^\W\d])(?:at|um|à|kl\.?|om|alle|a las|às|klo|в|о|t))?[\s,;|–—-]*$", re.IGNORECASE
)
_SAID_AFTER = re.compile(r"^[\s,;|–—-]*(?:(?:uhr|hrs?|h|ч)\b\.?)?[\s,;|–—-]*", re.IGNORECASE)
_LINKS = frozenset(["de", "del", "of", "the", "d", "г", "st", "nd", "rd", "th", "º", "er", "e"])
_PARTS = re.compile(r"\d+|[^\W\d_]+(?:[\u0900-\u0963]+)?")


class Written(NamedTuple):
    """A date as it is written: three numbers, in which order they may stand, and the time of day.

    Parameters
    ----------
    numbers
        Day, month and year in the order in which they stand, or in that of `orders` where only one is possible.
    orders
        The names in `ORDERS` that the form leaves open.
    clock
        Seconds of the day; `None` if only a day is given.
    offset
        Seconds by which the time's zone is ahead of UTC; `None` if no zone is given.
    american
        Whether it is written as in the United States: slashes, no leading zero, and AM or PM in capitals.
    """

    numbers: tuple[int, int, int]
    orders: tuple[str, ...]
    clock: float | None = None
    offset: int | None = None
    american: bool = False

    def seconds(self, order: str) -> float | None:
        """Seconds since 1970 with the numbers in this order, UTC unless a zone is given; `None` if that is no day."""
        if order not in self.orders:
            return None
        year, month, day = (self.numbers[place] for place in ORDERS[order])
        if year < 100:
            year += 2000 if year < 70 else 1900
        if not _EARLIEST <= year <= _LATEST:
            return None
        try:
            midnight = dt.datetime(year, month, day, tzinfo=dt.UTC).timestamp()
        except ValueError:
            return None
        return midnight + (self.clock or 0.0) - (self.offset or 0)


def written(text: str) -> Written | None:
    """Take a written date apart; `None` if it has no form that is known."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(char for char in plain if unicodedata.category(char) != "Cf").strip().strip("[]").strip()
    if len(plain) > 80:
        return None
    plain = re.sub(r"(?<=\S)\s*\([A-Z][\w\s]{1,40}\)$", "", plain)  # (CEST) after an offset
    clock = offset = None
    shown = ""
    match = _CLOCK.search(plain)
    if match is not None:
        clock = _seconds_of_day(match)
        if clock is None:
            return None
        offset = _offset(match)
        shown = match["pm2"] or match["am2"] or ""
        before, after = plain[: match.start()], plain[match.end() :]
        plain = f"{_JOINS.sub('', before)} {_SAID_AFTER.sub('', after)}".strip()
    plain = _WEEKDAY.sub("", _JOINS.sub("", plain))
    return _date(plain, clock, offset, american=shown.isupper())


def day_clock(text: str) -> tuple[float, bool] | None:
    """Seconds of the day of a clock without a date, and whether it says AM or PM; `None` if it is no clock.

    >>> day_clock("12:10:00 a.m."), day_clock("下午1:05"), day_clock("24:10")
    ((600.0, True), (47100.0, True), None)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _CLOCK.fullmatch(plain)
    seconds = None if match is None else _seconds_of_day(match)
    if match is None or seconds is None:
        return None
    return seconds, any(match[name] for name in ("am1", "am2", "pm1", "pm2"))


def _date(plain: str, clock: float | None, offset: int | None, *, american: bool) -> Written | None:
    if match := _NUMBERS.fullmatch(plain):
        first, mark, second, third = match.groups()
        if len(first) == 3 or len(third) == 3 or (len(first) == 4 and len(third) > 2):
            return None
        orders: tuple[str, ...] = ("year",) if len(first) == 4 else ("day", "month")
        if len(first) == 2 and len(third) <= 2:
            orders = ("day", "month", "year")
        bare = mark == "/" and american and first[0] != "0" and second[0] != "0"
        return Written((int(first), int(second), int(third)), orders, clock, offset, bare)
    whole = _EAST_ASIAN.fullmatch(plain) or (_COMPACT.fullmatch(plain) if clock is not None else None)
    if whole:
        return Written((int(whole[1]), int(whole[2]), int(whole[3])), ("year",), clock, offset)
    return _in_words(plain, clock, offset)


def _in_words(plain: str, clock: float | None, offset: int | None) -> Written | None:
    """A date whose month is a word: ``3 Apr 2024``, ``April 3rd, 2024``, ``3 de abril de 2024``, ``2024-Apr-03``."""
    parts = [part for part in _PARTS.findall(plain) if part.casefold() not in _LINKS]
    words = [(place, part) for place, part in enumerate(parts) if not part.isdecimal()]
    months = [(place, number) for place, part in words if (number := month_number(part)) is not None]
    numbers = [part for part in parts if part.isdecimal()]
    if len(numbers) != 2 or not months or len(words) > 2 or (len(words) == 2 and words[0][0] != 0):
        return None
    first, last = numbers
    if len(first) == 4 and len(last) <= 2:
        first, last = last, first
    if len(first) > 2 or len(last) not in (2, 4):
        return None
    return Written((int(last), months[-1][1], int(first)), ("year",), clock, offset)


def _seconds_of_day(match: re.Match[str]) -> float | None:
    hour, minute = int(match["h"]), int(match["m"] or match["m2"] or match["m3"] or match["m4"] or 0)
    second = int(match["s"] or match["s2"] or 0)
    before_noon, after_noon = match["am1"] or match["am2"], match["pm1"] or match["pm2"]
    if before_noon or after_noon:
        if hour > 12 and before_noon:
            return None
        hour = hour % 12 + (12 if after_noon else 0) if hour <= 12 else hour
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour * 3600.0 + minute * 60 + second + float(f"0.{match['f'] or 0}")


def _offset(match: re.Match[str]) -> int | None:
    if match["zone"] is None and match["off"] is None:
        return None
    ahead = 3600 * _ZONES[match["zone"].lower()] if match["zone"] else 0
    if match["off"]:
        digits = match["off"][1:].replace(":", "")
        hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        ahead += (hours * 3600 + minutes * 60) * (-1 if match["off"][0] == "-" else 1)
    return ahead

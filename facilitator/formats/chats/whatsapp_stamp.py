"""The date and time that begin a message in a WhatsApp export, as phones of many countries write them: `stamp_of`.

``03/04/2024, 10:31 - `` on Android, ``[03.04.24, 22:31:22] `` on iOS; days, months and years in any order, digits of
any script, the half of the day before or behind the hour.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

__all__ = ["MARKS", "Stamp", "stamp_of", "without_marks"]

#: Marks of the direction of writing, which phones put around names, dates and words of their own.
MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_NO_MARKS = dict.fromkeys(map(ord, MARKS))

_B = r"[ \u00a0\u202f\u2009]"  # blanks, some of which do not break
_DATE = rf"(\d{{1,4}}){_B}?([/.\-年년]){_B}?(\d{{1,2}}){_B}?[/.\-月월]{_B}?(\d{{1,4}})[.日일]?"
_WORD = r"[^\W\d_]{1,10}\.?"
_HALF = rf"{_WORD}(?:{_B}?{_WORD}){{0,2}}"
_TIME = rf"(?:({_HALF}){_B}?)?(\d{{1,2}})[:.٫](\d{{2}})(?:[:.٫](\d{{2}}))?(?:{_B}?({_HALF}))?"
_BEGINS = rf"{_DATE}(?:{_B}?г\.)?[,،、]?{_B}?{_TIME}"
_BRACKET = re.compile(rf"\[{_BEGINS}\]{_B}?")
_COPIED = re.compile(rf"\[{_TIME}[,،、]{_B}{_DATE}\]{_B}?")  # by hand, from the desktop application
_LONGEST = 100
_DASH = re.compile(rf"{_BEGINS}{_B}[-–—]{_B}")

_HALVES = {  # in letters only
    "pm": "pm م مساء بظ بعدازظهر 下午 晚上 中午 오후 午後 μμ ös öös nm ch du em popołudniu odp",
    "am": "am ص صباحا قظ قبلازظهر 上午 凌晨 早上 清晨 오전 午前 πμ öö vm sa de fm rano dop",
}
_HALF_OF = {word: half for half, words in _HALVES.items() for word in words.split()}


class Stamp(NamedTuple):
    """The beginning of a message, and what follows it.

    `day` is the date in Western digits with midnight behind it, written with or without AM as the time is: the order
    of day and month goes by that. `clock` is the seconds since then, `None` if there is no such time of day.
    `shape` is the way of writing, one in all of a file; `unclear` is a half of the day that was not understood, and
    `calendar` the name of one that counts other years.
    """

    day: str
    clock: float | None
    shape: str
    rest: str
    unclear: str = ""
    calendar: str = ""


def without_marks(text: str) -> str:
    """The text without marks of direction."""
    return text if text.isascii() else text.translate(_NO_MARKS)


def stamp_of(line: str) -> Stamp | None:
    """The stamp that a line begins with, or `None`.

    >>> stamp_of("[3/4/24, 10:31:22 p. m.] Noor: yes")
    Stamp(day='3/4/24 00:00', clock=81082.0, shape='[/:', rest='Noor: yes', unclear='', calendar='')
    """
    plain = without_marks(line[:_LONGEST])
    in_brackets = plain[:1] == "["
    match = _BRACKET.match(plain) if in_brackets else _DASH.match(plain) if plain[:1].isdecimal() else None
    copied = match is None and in_brackets
    match = _COPIED.match(plain) if copied else match
    if match is None:
        return None
    parts = match.groups()[5:] + match.groups()[:5] if copied else match.groups()
    first, separator, second, third, before, hour, minute, sec, behind = parts
    half = _HALF_OF.get(_letters(behind or before or ""), "")
    unclear = behind if behind and not half else ""
    day, calendar = _day(first, second, third, separator if separator in "/.-" else "-")
    day += " 12:00 AM" if behind in ("AM", "PM") else " 00:00"
    hours, minutes, seconds = _of_day(int(hour), half), int(minute), int(sec or 0)
    is_time = hours < 24 and minutes < 60 and seconds < 60
    clock = hours * 3600.0 + minutes * 60 + seconds if is_time else None
    shape = ("[copied" if copied else "[" if in_brackets else "-") + separator + (":" if sec else "")
    return Stamp(day, clock, shape, _behind(line, match.end()), unclear, calendar)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalpha())


def _of_day(hour: int, half: str) -> int:
    return hour + 12 if half == "pm" and hour < 12 else 0 if half == "am" and hour == 12 else hour


def _day(first: str, second: str, third: str, separator: str) -> tuple[str, str]:
    """The three numbers of a date, years of other calendars counted as in the West, and that calendar's name."""
    numbers = [int(first), int(second), int(third)]
    year = 0 if len(first) == 4 else 2
    if 2400 <= numbers[year] < 2700:
        numbers[year] -= 543
        return separator.join(map(str, numbers)), "Buddhist"
    if 1300 <= numbers[year] < 1500:
        return _of_persian(numbers[year], numbers[1], numbers[2 - year]), "Persian"
    written = (f"{number:0{len(digits)}}" for number, digits in zip(numbers, (first, second, third), strict=True))
    return separator.join(written), ""


def _of_persian(year: int, month: int, day: int) -> str:
    """A day of the Persian calendar, which has six months of 31 days and then some of 30."""
    since = year - 979  # which began on 1600-03-20
    days = 365 * since + since // 33 * 8 + (since % 33 + 3) // 4
    days += (month - 1) * 31 - max(0, month - 7) + day - 1
    return dt.date.fromordinal(dt.date(1600, 3, 20).toordinal() + days).isoformat().replace("-", "/")


def _behind(line: str, characters: int) -> str:
    """What follows the first so many characters of a line that are no marks; marks behind them are kept."""
    if line.isascii():
        return line[characters:]
    place = 0
    while characters:
        characters -= line[place] not in MARKS
        place += 1
    return line[place:]

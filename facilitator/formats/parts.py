"""Several recordings in one file: a clock that begins anew goes on from where it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from facilitator.formats.problem import show
from facilitator.formats.raw import RawDebate
from facilitator.formats.source import Source

__all__ = ["PartClock", "begins_anew", "part_recordings"]

_RESTART = 60.0  # seconds: a clock that falls back this far may have begun anew, less is cross-talk
_LEAST = 3  # posts in a part of a table: a single row out of order begins none
_EARLY = 0.1  # of the time before: where a clock that begins anew may begin, later is a time written wrong


@dataclass
class PartClock:
    """The clock of one debate while its file is read.

    A part begins where the clock falls back to near its beginning, or where the file marks one and the clock does
    not go on. A single time that is wrong by minutes is none: what follows it stands where it stood. Who can look
    ahead marks parts by `begins_anew`, with `by_fall` off.
    """

    by_fall: bool = True
    last: float = 0.0
    end: float = 0.0
    offset: float = 0.0
    restarts: list[int] = field(default_factory=list)

    def place(self, start: float, line: int, *, end: float | None = None, marked: bool = False) -> float:
        """The time since the beginning of the first part for `start`, which counts in its own part."""
        fell = self.last - start
        near = start <= max(_RESTART, _EARLY * self.last)
        if fell > 0 and (marked or (self.by_fall and fell > _RESTART and near)):
            self.offset += max(self.last, self.end)
            self.restarts.append(line)
            self.end = 0.0
        self.last = start
        self.end = max(self.end, start if end is None else end)
        return self.offset + start

    def report(self, source: Source, debate: str) -> None:
        """Say once that the parts were put one after the other."""
        if self.restarts:
            found = f"the clock of debate {show(debate)} begins anew"
            remedy = "the parts were put one after the other; give one clock"
            source.mend_all(self.restarts, found, remedy, about="times")


def begins_anew(starts: Sequence[float], at: int) -> bool:
    """Whether the clock falls back at this place and goes on from there, rather than one time being written wrong.

    >>> begins_anew([600, 900, 1200, 400, 500], 3), begins_anew([600, 900, 3600, 960], 3)
    (True, False)
    """
    if at == 0 or starts[at - 1] - starts[at] <= _RESTART:
        return False
    now, last, before = starts[at], starts[at - 1], starts[max(0, at - 2)]
    if at < 3 or now < before:
        near = now <= max(_RESTART, _EARLY * last)
        return near or (at + 1 < len(starts) and now < starts[at + 1] < last)
    return False


def part_recordings(debate: RawDebate, source: Source) -> None:
    """Where the rows of a table are two recordings, one below the other, put them one after the other in time too.

    Each part has three posts or more that stand in order of time; rows that are simply out of order are left to be
    sorted.
    """
    posts = [post for post in debate.posts if post.time is not None and not post.dated]
    times = [post.time or 0.0 for post in posts]
    starts = [at for at in range(1, len(times)) if begins_anew(times, at)]
    bounds = [0, *starts, len(times)]
    in_order = all(
        end - begin >= _LEAST and all(one <= other for one, other in pairwise(times[begin:end]))
        for begin, end in pairwise(bounds)
    )
    if not starts or not in_order:
        return
    clock = PartClock(by_fall=False)
    for at, post in enumerate(posts):
        post.time = clock.place(times[at], post.line or 0, marked=at in starts)
    clock.report(source, debate.id)

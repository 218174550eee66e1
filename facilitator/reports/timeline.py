"""The debate from left to right: one lane for the agent and one for each type, a shape for every post.

Posts stand in their order, not by the clock: a debate over days would else be a few crowded spots. The clock is
told below, and long pauses are drawn. From `LIMIT` posts on, shapes would cover each other, so columns show how
many there were in each hundredth of the debate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from facilitator.reports.kinds import KINDS
from facilitator.reports.svg import Bar, Chart, Empty, Line, Part, Shape, Words
from facilitator.reports.text import count, elapsed, listing, rough

__all__ = ["LIMIT", "Mark", "Said", "timeline"]

LIMIT = 240
_BINS = 100
_TOP, _LANE, _AXIS = 22, 30, 26
_PAUSES = 3


class Mark(NamedTuple):
    """A post: its type, its time in seconds (`None` where the debate has no clock), and what to show on pointing."""

    kind: str
    time: float | None
    tip: str = ""
    unsure: bool = False


class Said(NamedTuple):
    """A message of the agent: how many posts were before it, whether it was private, what to show on pointing."""

    after: int
    private: bool
    tip: str = ""


def timeline(posts: Sequence[Mark], said: Sequence[Said]) -> Chart | Empty:
    """The chart, or a sentence where there are no posts."""
    if not posts:
        return Empty("There are no posts to draw.")
    lanes = (["agent"] if said else []) + list(KINDS)
    bottom = _TOP + _LANE * len(lanes)
    parts: list[Part] = [*_pauses(posts, bottom), *_clock(posts, bottom), *_lanes(lanes, posts, said)]
    draw = _shapes if len(posts) <= LIMIT else _columns
    parts += draw(lanes, posts, said)
    return Chart(
        title="Timeline of the debate",
        description=_description(posts, said),
        height=bottom + _AXIS,
        parts=tuple(parts),
        css="gutter",
    )


def _description(posts: Sequence[Mark], said: Sequence[Said]) -> str:
    seen = Counter(post.kind for post in posts)
    kinds = [count(seen[kind], look.word, look.plural) for kind, look in KINDS.items() if seen[kind]]
    private = sum(message.private for message in said)
    shown = f"The agent would have spoken {count(len(said), 'time')}, {private} of them privately."
    return f"{count(len(posts), 'post')} in their order from left to right: {listing(kinds)}. {shown}"


def _lane(lanes: list[str], name: str) -> float:
    return _TOP + _LANE * (lanes.index(name) + 0.5)


def _lanes(lanes: list[str], posts: Sequence[Mark], said: Sequence[Said]) -> Iterator[Part]:
    seen = Counter(post.kind for post in posts)
    for name in lanes:
        y = _lane(lanes, name)
        total = len(said) if name == "agent" else seen[name]
        label = "agent" if name == "agent" else KINDS[name].plural
        yield Line(x1=0, x2=100, y1=y, y2=y, css="rule")
        yield Words(text=f"{label} {total:,}", x=0, dx=-12, y=y + 4, css="label", anchor="end")


def _shapes(lanes: list[str], posts: Sequence[Mark], said: Sequence[Said]) -> Iterator[Part]:
    for place, post in enumerate(posts):
        css = f"k-{post.kind}{' unsure' if post.unsure else ''}"
        x = 100 * (place + 0.5) / len(posts)
        yield Shape(name=KINDS[post.kind].shape, x=x, y=_lane(lanes, post.kind), css=css, tip=post.tip)
    for message in said:
        x = 100 * min(message.after, len(posts)) / len(posts)
        css = "k-agent private" if message.private else "k-agent"
        yield Line(x1=x, x2=x, y1=_lane(lanes, "agent"), y2=_TOP + _LANE * len(lanes), css="drop")
        yield Shape(name="bubble", x=x, y=_lane(lanes, "agent"), css=css, tip=message.tip)


def _columns(lanes: list[str], posts: Sequence[Mark], said: Sequence[Said]) -> Iterator[Part]:
    bins: Counter[tuple[str, int]] = Counter()
    for place, post in enumerate(posts):
        bins[post.kind, place * _BINS // len(posts)] += 1
    for message in said:
        bins["agent", min(_BINS - 1, message.after * _BINS // len(posts))] += 1
    tallest = max(number for (name, _), number in bins.items() if name != "agent")
    busiest = max((number for (name, _), number in bins.items() if name == "agent"), default=1)
    for (name, place), number in sorted(bins.items()):
        height = (_LANE - 4) * number / (busiest if name == "agent" else tallest)
        tip = f"{number:,} here"
        y = _lane(lanes, name) + _LANE / 2 - 2 - height
        yield Bar(x=place + 0.1, y=y, width=0.8, height=height, css=f"k-{name}", tip=tip)


def _clock(posts: Sequence[Mark], bottom: float) -> Iterator[Part]:
    y = bottom + 18
    if posts[0].time is None:
        yield Words(text="first post", x=0, y=y, css="tick")
        yield Words(text="last post", x=100, y=y, css="tick", anchor="end")
        return
    for step, anchor in ((0, "start"), (1, "middle"), (2, "middle"), (3, "middle"), (4, "end")):
        post = posts[round(step / 4 * (len(posts) - 1))]
        if len(posts) > 4 or step in (0, 4):
            css = "tick wide" if step in (1, 3) else "tick"
            yield Words(text=elapsed(post.time or 0), x=25 * step, y=y, css=css, anchor=anchor)


def _pauses(posts: Sequence[Mark], bottom: float) -> Iterator[Part]:
    times = [post.time for post in posts if post.time is not None]
    if len(times) < 8:
        return
    waits = [later - earlier for earlier, later in pairwise(times)]
    least = max(10 * median(waits), 0.08 * (times[-1] - times[0]))
    drawn: list[float] = []
    for wait, place in sorted(((wait, place) for place, wait in enumerate(waits)), reverse=True)[:_PAUSES]:
        x = 100 * (place + 1) / len(posts)
        if wait > least and all(abs(x - other) > 22 for other in drawn):
            drawn.append(x)
            anchor = "start" if x < 12 else "end" if x > 88 else "middle"
            yield Line(x1=x, x2=x, y1=_TOP - 6, y2=bottom, css="pause")
            css = "tick wide" if len(drawn) > 2 else "tick"
            yield Words(text=f"{rough(wait)} pause", x=x, y=_TOP - 10, css=css, anchor=anchor)

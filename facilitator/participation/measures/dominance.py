"""When somebody dominates: windows that slide over the talk, and the passages in which one person has most of it.

The idea is that of ConvoKit's TalkTimeSharing (Zhang et al. 2025), which has two sides; here there may be any number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from facilitator.errors import InputError

__all__ = ["WINDOW", "Episode", "Window", "episodes", "windows"]

#: Posts in a window of the tables, and of what is kept up while a debate runs.
WINDOW = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """Posts `first` to `last` (places, both included): who said most there, and which share of it (0 to 1).

    `leader` is `None` if two or more said most.
    """

    first: int
    last: int
    leader: Hashable | None
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Episode:
    """Posts `first` to `last` (places, both included), in whose windows `speaker` had the lion's share throughout."""

    speaker: Hashable
    first: int
    last: int
    share: float


def windows(authors: Sequence[Hashable], amounts: Sequence[float], *, size: int, step: int = 1) -> list[Window]:
    """Windows of `size` posts, one every `step` posts, with the leader of each; fewer posts are one window.

    Parameters
    ----------
    authors, amounts
        Who wrote each post, and how much (words, seconds, or 1 for posts). Windows in which nothing was said at all are
        left out.
    """
    if size < 1 or step < 1:
        raise InputError(f"windows of {size} posts every {step} posts were asked for; give 1 or more.")
    size = min(size, len(authors))
    said: Counter[Hashable] = Counter()
    found: list[Window] = []
    for place, (author, amount) in enumerate(zip(authors, amounts, strict=True)):
        said[author] += amount  # type: ignore[assignment]  # a Counter holds numbers of any kind
        start = place - size + 1
        if start > 0:
            said[authors[start - 1]] -= amounts[start - 1]  # type: ignore[assignment]
        if start >= 0 and start % step == 0 and (total := sum(said.values())) > 0:
            most = max(said.values())
            leaders = [person for person, amount in said.items() if amount == most]
            leader = leaders[0] if len(leaders) == 1 else None
            found.append(Window(first=start, last=place, leader=leader, share=most / total))
    return found


def episodes(found: Sequence[Window], *, threshold: float = 0.5) -> list[Episode]:
    """Rows of neighbouring windows with the same leader at `threshold` of the talk or more; `share` is their mean."""
    if not 0 < threshold <= 1:
        raise InputError(f"the threshold is {threshold}; give a share above 0, at most 1.")
    rows: list[list[Window]] = []
    before: Window | None = None
    for window in found:
        dominated = window.leader is not None and window.share >= threshold
        if dominated and rows and before is rows[-1][-1] and before.leader == window.leader:
            rows[-1].append(window)
        elif dominated:
            rows.append([window])
        before = window
    return [
        Episode(
            speaker=row[0].leader,
            first=row[0].first,
            last=row[-1].last,
            share=sum(window.share for window in row) / len(row),
        )
        for row in rows
    ]

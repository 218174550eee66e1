"""When women's share of the talk changed for good: `change_points`, by PELT from the library ruptures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from facilitator.errors import InputError

__all__ = ["ChangePoint", "change_points"]

_BINS = 100
_PENALTY = 3.0


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePoint:
    """From place `first` on (0 is the beginning), a share of `after` follows one of `before` (0 to 1)."""

    first: int
    before: float
    after: float


def change_points(marks: Sequence[bool], *, fewest: int = 10) -> list[ChangePoint] | None:
    """Lasting changes in the share of true `marks`, such as "this post is by a woman", in time order.

    The marks are put into bins of at least `fewest`; PELT (Killick, Fearnhead and Eckley 2012) then finds the levels
    of the bins' shares that cost least, squared error plus ``3 s^2 ln(bins)`` a change, with ``s^2 = p (1 - p) /
    size`` the variance of a bin's share if nothing changed. Where nothing changes it finds a change in less than one in
    twenty sequences of independent marks. A change is dated to within a bin.

    Returns
    -------
    list of ChangePoint or None
        `None` if there are fewer than four bins: too short to say.
    """
    if fewest < 1:
        raise InputError(f"bins of {fewest} posts were asked for; give 1 or more.")
    size = max(fewest, -(-len(marks) // _BINS))
    bins = len(marks) // size
    if bins < 4:
        return None
    kept = np.asarray(marks[: bins * size], dtype=np.float64)
    shares = kept.reshape(bins, size).mean(axis=1)
    spread = float(kept.mean() * (1 - kept.mean())) / size
    if spread == 0:
        return []
    import ruptures  # takes a while to load; only a debate that is long enough waits for it

    search = ruptures.Pelt(model="l2", min_size=2, jump=1).fit(shares[:, None])
    ends = [0, *search.predict(pen=_PENALTY * spread * np.log(bins))]
    levels = [float(shares[start:end].mean()) for start, end in pairwise(ends)]
    return [
        ChangePoint(first=start * size, before=before, after=after)
        for start, before, after in zip(ends[1:-1], levels[:-1], levels[1:], strict=True)
    ]

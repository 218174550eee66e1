"""What a post costs: time and memory, and whether the cost grows with the debate."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np

from facilitator.statistics.bootstrap import Floats, Statistic
from facilitator.statistics.clusters import Clusters
from facilitator.statistics.estimate import Estimate, missing

__all__ = ["blank", "peak_mb", "score"]

_NO_POSTS = "there are no posts to time"
_FEWEST_FOR_FLATNESS = 100


def blank(reason: str = _NO_POSTS) -> dict[str, Estimate]:
    """Every metric of the suite without a value."""
    names = ("posts_per_second", "ms_per_post_p50", "ms_per_post_p95", "peak_mb", "flatness")
    return {name: missing(reason) for name in names}


def score(seconds: Sequence[Sequence[float]], *, peak: float | None, seed: int) -> dict[str, Estimate]:
    """The metrics, from the time that each post of each debate took.

    Parameters
    ----------
    seconds
        A list a debate, in its order; each value at least 0.
    peak
        The most memory that was held, in MB (2 ** 20 bytes); `None` if the system does not tell.

    Returns
    -------
    dict
        `posts_per_second`; `ms_per_post_p50` and `ms_per_post_p95` in milliseconds; `peak_mb`; `flatness`, the
        median time of the last tenth of the posts of the longest debate over that of the first tenth: 1 means that
        the cost does not grow. Intervals draw posts, as if each cost were independent of the others.
    """
    times = np.array([value for debate in seconds for value in debate], dtype=np.float64)
    found = blank()
    if len(times):
        # one machine, one run: there is no larger unit to draw than the post
        posts = Clusters(np.arange(len(times)), len(times), "post", seed, resamples=200)
        found["posts_per_second"] = posts.estimate(_rate(times), n=len(times), reason="the clock did not move")
        for quantile in (50, 95):
            statistic = _quantile(times * 1000, quantile)
            found[f"ms_per_post_p{quantile}"] = posts.estimate(statistic, n=len(times), reason=_NO_POSTS)
        found["flatness"] = _flatness(max(seconds, key=len))
    found["peak_mb"] = (
        missing("this system does not tell how much memory was held")
        if peak is None
        else Estimate(value=peak, n=len(times))
    )
    return found


def _rate(times: Floats) -> Statistic:
    def statistic(draws: Floats) -> Floats:
        return np.asarray(draws.sum(axis=1) / (draws @ times))

    return statistic


def _quantile(times: Floats, percent: int) -> Statistic:
    """The smallest time that at least `percent` of the drawn posts do not exceed."""
    order = np.argsort(times, kind="stable")
    ranked = times[order]

    def statistic(draws: Floats) -> Floats:
        reached = np.cumsum(draws[:, order], axis=1)
        return np.asarray(ranked[(reached >= percent / 100 * reached[:, -1:]).argmax(axis=1)])

    return statistic


def _flatness(times: Sequence[float]) -> Estimate:
    if len(times) < _FEWEST_FOR_FLATNESS:
        return missing(f"the longest debate has {len(times)} posts; {_FEWEST_FOR_FLATNESS} are needed", n=len(times))
    tenth = len(times) // 10
    first, last = float(np.median(times[:tenth])), float(np.median(times[-tenth:]))
    if first <= 0:
        return missing("the clock is too coarse for single posts", n=len(times))
    return Estimate(value=last / first, n=len(times))


def peak_mb() -> float | None:
    """The most memory that this process has held so far, in MB of 2 ** 20 bytes; `None` where nobody counts it."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kibibytes on Linux
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20

"""A hundred thousand posts through the tracker, a snapshot after each: what one costs, and what is kept."""

from __future__ import annotations

import gc
import time
import tracemalloc
from typing import Any

import numpy as np

from facilitator import Participant, Post
from facilitator.participation import Tracker
from facilitator.participation.running.reception_log import Target

LABELS = ("issue", "idea", "pro", "con", "other")
GENDERS = ("woman", "man", "non-binary", None)


def stream(posts: int, people: int, *, seed: int, measure: bool) -> tuple[np.ndarray, float]:
    """Seconds of processor time a post, and megabytes kept (0 unless asked to `measure`, which slows it down)."""
    rng = np.random.default_rng(seed)
    weights = rng.pareto(1.2, people) + 0.01  # a few write most, as people do
    authors = rng.choice(people, posts, p=weights / weights.sum())
    others = rng.integers(0, people, posts)
    kinds = rng.integers(0, 5, posts)
    gc.collect()
    if measure:
        tracemalloc.start()
    tracker = Tracker([Participant(id=f"u{n}", gender=GENDERS[n % 4]) for n in range(people)])
    seconds = np.zeros(posts)
    for place in range(posts):
        post = Post(id=f"p{place}", author=f"u{authors[place]}", text="four words of text", time=float(place))
        target = Target(author=f"u{others[place]}", answered=place % 3 > 0) if place % 4 else None
        began = time.process_time()
        tracker.add(post, LABELS[kinds[place]], target=target)
        tracker.snapshot()
        seconds[place] = time.process_time() - began
    kept = 0.0
    if measure:
        gc.collect()
        kept = tracemalloc.get_traced_memory()[0] / 2**20
        tracemalloc.stop()
    return seconds, kept


def report(*, posts: int, people: int, seed: int) -> dict[str, Any]:
    seconds, _ = stream(posts, people, seed=seed, measure=False)
    deciles = [float(part.mean() * 1e6) for part in np.array_split(seconds, 10)]
    kept = {
        f"{count} posts, {crowd} people": round(stream(count, crowd, seed=seed, measure=True)[1], 2)
        for count, crowd in ((posts // 10, people), (posts // 2, people), (posts // 2, 4 * people))
    }
    return {
        "posts": posts,
        "people": people,
        "microseconds_by_decile": [round(one, 1) for one in deciles],
        "last_over_first": round(deciles[-1] / deciles[0], 3),
        "megabytes_kept": kept,
    }

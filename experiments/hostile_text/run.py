"""Does any text break the agent or make it slow? Random bytes, floods, scripts from right to left, whole books.

    .venv/bin/python experiments/hostile_text/run.py [--byte-strings 10000] [--scale 100000]

Every post goes through the classifier with its units, and through a live debate. Prints a table and writes
results.json beside this file. Quote the ratios, not the milliseconds.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from posts import hostile_posts  # the file beside this one

from facilitator import Debate, Facilitator, Participant, Post
from facilitator.classification.protocols import TypeInput
from facilitator.classification.roll_up import type_posts
from facilitator.provenance import revision, versions

SEED = 7
#: Fills 128 tokens and has ten units, like the longest posts of real debates.
LONG_POST = "We should close the lower road in spring, because it floods. " * 12


def measured(posts: Sequence[str], treat: Callable[[str], object]) -> dict[str, object]:
    """Crashes and processor time of each post by itself; the longest counts, not the mean."""
    spent, crashes = [], []
    for post in posts:
        began = time.process_time()
        try:
            treat(post)
        except Exception as error:  # any: that there is none is what is measured
            crashes.append(f"{type(error).__name__}: {error}"[:200])
        spent.append(1000 * (time.process_time() - began))
    return {"crashes": crashes, "median_ms": float(np.median(spent)), "longest_ms": float(np.max(spent))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--byte-strings", type=int, default=10_000)
    parser.add_argument("--scale", type=int, default=100_000, help="words or signs of the longest posts")
    options = parser.parse_args()
    agent = Facilitator.load()
    agent.start(Debate(id="hostile", question="What about the road?", participants=(Participant(id="p", name="P"),)))
    count = 0

    def classify(text: str) -> None:
        (typed,) = type_posts([(TypeInput("What about the road?", text), False)], agent.models.types, languages=["en"])
        if not abs(sum(typed.probabilities) - 1) < 1e-5:
            raise ValueError(f"the probabilities are {typed.probabilities}")

    def observe(text: str) -> None:
        nonlocal count
        count += 1
        agent.observe(Post(id=str(count), author="p", text=text, time=60.0 * count))

    ways = {"classify with units": classify, "live": observe}
    usual = {name: measured([LONG_POST] * 30, treat)["median_ms"] for name, treat in ways.items()}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = []
    print(f"{'posts':15} {'n':>6} {'through':20} {'crashes':>7} {'median':>8} {'longest':>8}   times a long real post")
    for kind, posts in hostile_posts(byte_strings=options.byte_strings, scale=options.scale, seed=SEED).items():
        for name, treat in ways.items():
            found = measured(posts, treat)
            ratio = {key: round(found[f"{key}_ms"] / usual[name], 2) for key in ("median", "longest")}
            row = {"posts": kind, "n": len(posts), "through": name, "crashes": len(found["crashes"]), **ratio}
            rows.append({**row, "first_crashes": found["crashes"][:3]})
            print("{posts:15} {n:>6} {through:20} {crashes:>7} {median:>8} {longest:>8}".format(**row), flush=True)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    total = sum(row["n"] for row in rows)
    print(f"{sum(row['crashes'] for row in rows)} crashes in {total:,}; the peak of memory grew by {grown:.0f} MB")
    report = {
        "config": {"byte_strings": options.byte_strings, "scale": options.scale, "seed": SEED},
        "n": total,
        "interval": "none: these are counts and the longest of all times",
        "unit": "processor time over that of a real post of 128 tokens and twelve units",
        "memory_growth_mb": round(grown, 1),
        "rows": rows,
        "provenance": {
            "model": dict(agent.reader.description),
            "data_sha256": None,
            "versions": versions(),
            "revision": revision(),
        },
    }
    (Path(__file__).parent / "results.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Does a post cost the same after 20,000 posts? AMI meetings, one after the other, as one debate.

    .venv/bin/python experiments/long_debate/run.py [--posts 20000] [--stand-ins]

Prints a table and writes results.json beside this file. Quote the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from facilitator import Debate, Facilitator, read
from facilitator.provenance import data_hash, revision, versions
from facilitator.resources import data_folder

BLOCK = 2000


def one_debate(path: Path, posts: int) -> Debate:
    """The meetings of AMI as one debate of so many posts; each begins a minute after the one before."""
    people, found, start = {}, [], 0.0
    for meeting in read(path).debates:
        for person in meeting.participants:
            people.setdefault(person.id, person)
        ids = {post.id: f"{meeting.id}/{post.id}" for post in meeting.posts}
        for post in meeting.posts:
            answered = None if post.reply_to is None else ids[post.reply_to]
            found.append(replace(post, id=ids[post.id], reply_to=answered, time=start + post.time))
        start = found[-1].time + 60.0
        if len(found) >= posts:
            break
    return Debate(id="ami", question="", participants=tuple(people.values()), posts=tuple(found[:posts]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--stand-ins", action="store_true", help="without trained models: the agent's own cost")
    options = parser.parse_args()
    folder = data_folder()
    if folder is None:
        raise SystemExit("There is no folder of corpora; set FACILITATOR_DATA.")
    source = folder / "debates" / "ami" / "turns.jsonl.gz"
    debate = one_debate(source, options.posts)
    if options.stand_ins:
        from facilitator.classification import HashEmbedder, KeywordModel
        from facilitator.models import Models

        agent = Facilitator(Models(embedder=HashEmbedder(), types=KeywordModel()))
    else:
        agent = Facilitator.load()
    agent.start(debate)
    seconds, memory, messages = [], [], 0
    for number, post in enumerate(debate.posts, start=1):
        began = time.perf_counter()
        said = agent.silence_before(post.time)
        observation = agent.observe(post)
        seconds.append(time.perf_counter() - began)
        messages += (said is not None) + (observation.intervention is not None)
        if number % BLOCK == 0:
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    blocks = [np.array(seconds[at : at + BLOCK]) * 1000 for at in range(0, len(seconds), BLOCK)]
    print(f"{'posts':>15} {'mean ms':>9} {'median':>8} {'p95':>8} {'peak MB':>9}")
    rows = []
    for place, block in enumerate(blocks):
        row = {
            "from": place * BLOCK,
            "to": place * BLOCK + len(block),
            "mean_ms": round(float(block.mean()), 3),
            "median_ms": round(float(np.median(block)), 3),
            "p95_ms": round(float(np.percentile(block, 95)), 3),
            "peak_mb": round(memory[place], 1) if place < len(memory) else None,
        }
        rows.append(row)
        print(
            f"{row['from']:>7}-{row['to']:<7} {row['mean_ms']:>9} {row['median_ms']:>8} {row['p95_ms']:>8} "
            f"{row['peak_mb'] or '':>9}"
        )
    ratio = round(rows[-1]["mean_ms"] / rows[1]["mean_ms"], 3) if len(rows) > 1 else None
    print(f"mean of the last {BLOCK} posts over that of posts {BLOCK}-{2 * BLOCK}: {ratio}; {messages} messages")
    result = {
        "config": {"posts": len(debate.posts), "people": len(debate.participants), "stand_ins": options.stand_ins},
        "ratio_last_to_second": ratio,
        "messages": messages,
        "rows": rows,
        "provenance": {
            "data_sha256": data_hash([source])[0],
            "seed": agent.seed,
            "model": {key: agent.reader.description.get(key) for key in ("name", "version")},
            "versions": versions(),
            "revision": revision(),
        },
    }
    name = "results-stand-ins.json" if options.stand_ins else "results.json"
    (Path(__file__).parent / name).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

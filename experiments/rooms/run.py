"""What a room costs: fifty rooms on one set of models, reading together, restoring from a log, what a reading keeps.

    .venv/bin/python experiments/rooms/run.py [--rooms 50] [--posts 50]

Prints tables and writes results.json beside this file. Quote ratios, not seconds; let nothing else run.
"""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from facilitator import Debate, Facilitator, Observation, Post, read
from facilitator.evaluation.remembered import RememberingReader
from facilitator.events import Event, read_event, write_event
from facilitator.models import Models, load_models
from facilitator.processors import use_threads
from facilitator.provenance import data_hash, revision, versions
from facilitator.reading import Reading, Request, requests
from facilitator.resources import data_folder
from facilitator.resources import resource as shipped
from facilitator.room import rebuild
from facilitator.statistics.intervals import wilson

RESTORED = (500, 5_000)
MEETINGS = ("ES2002a",)
BATCH = 50


class Halved(RememberingReader):
    """Readings whose embeddings went through two bytes a number."""

    def read(self, posts: list[Request]) -> list[Reading]:
        return [_halved(reading) for reading in super().read(posts)]


def _halved(reading: Reading) -> Reading:
    return replace(reading, embedding=reading.vector.astype("<f2").astype("<f4").tobytes())


def rooms_of(debates: list[Debate], rooms: int, posts: int) -> list[Debate]:
    """So many rooms of so many posts, cut from recorded debates, each with the header of the one it comes from."""
    found = []
    for number in range(rooms):
        debate = debates[number % len(debates)]
        start = (number // len(debates)) * posts
        part = debate.posts[start : start + posts]
        ids = {post.id for post in part}
        cut = tuple(replace(post, reply_to=post.reply_to if post.reply_to in ids else None) for post in part)
        found.append(replace(debate, id=f"{debate.id}/{number}", posts=cut))
    return found


def memory() -> float:
    """Megabytes of this process now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def together(models: Models, debates: list[Debate]) -> dict[str, Any]:
    """Rooms that go on side by side: one post of each room in turn, read one by one and in batches."""
    agents = [Facilitator(models) for _ in debates]
    before = memory()
    for agent, debate in zip(agents, debates, strict=True):
        agent.start(debate)
    opened = memory()
    reader = models.reader()

    def one_by_one() -> None:
        for column in _columns(debates):
            for place, post in column:
                agents[place].take(post, reader.read([agents[place].post(post)])[0])

    def in_batches() -> None:
        for column in _columns(debates):
            for at in range(0, len(column), BATCH):
                part = column[at : at + BATCH]
                readings = reader.read([agents[place].post(post) for place, post in part])
                for (place, post), reading in zip(part, readings, strict=True):
                    agents[place].take(post, reading)

    reader.read([Request(text="Good morning.")])
    single = timed(one_by_one)
    full = memory()
    agents = [Facilitator(models) for _ in debates]
    for agent, debate in zip(agents, debates, strict=True):
        agent.start(debate)
    batched = timed(in_batches)
    posts = sum(len(debate.posts) for debate in debates)
    return {
        "rooms": len(debates),
        "posts": posts,
        "one_by_one_s": round(single, 2),
        "in_batches_s": round(batched, 2),
        "times_as_many_posts_per_second": round(single / batched, 2),
        "mb_models_alone": round(before, 1),
        "mb_rooms_opened": round(opened - before, 1),
        "mb_rooms_full": round(full - before, 1),
        "kb_a_room_pickled": round(np.mean([len(pickle.dumps(agent.room)) for agent in agents]) / 1024, 1),
    }


def _columns(debates: list[Debate]) -> Iterator[list[tuple[int, Post]]]:
    longest = max(len(debate.posts) for debate in debates)
    for row in range(longest):
        yield [(place, debate.posts[row]) for place, debate in enumerate(debates) if row < len(debate.posts)]


def restored(models: Models, debate: Debate, posts: int) -> dict[str, Any]:
    """A room of so many posts made again from its written log, and from a pickle, without a text model."""
    log: list[Event] = []
    agent = Facilitator(models, reader=RememberingReader(models.reader()), log=log)
    part = replace(debate, posts=debate.posts[:posts])
    asked = list(requests(part))
    for at in range(0, len(asked), BATCH):
        agent.reader.read(asked[at : at + BATCH])
    for _ in agent.replay(part):
        pass
    lines = [write_event(event) for event in log]
    kept = pickle.dumps(agent.room)
    parse = timed(lambda: [read_event(line) for line in lines])
    again = min(timed(lambda: rebuild(log, linker=models.linker, gate=models.gate)) for _ in range(3))
    return {
        "posts": len(part.posts),
        "threaded": any(post.reply_to for post in part.posts),
        "events": len(log),
        "log_mb": round(sum(len(line.encode()) for line in lines) / 2**20, 2),
        "read_log_s": round(parse, 3),
        "rebuild_s": round(again, 3),
        "pickle_mb": round(len(kept) / 2**20, 2),
        "unpickle_s": round(min(timed(lambda: pickle.loads(kept)) for _ in range(3)), 3),
    }


def halves(models: Models, debates: list[Debate]) -> dict[str, Any]:
    """What changes if an embedding is kept with two bytes a number instead of four."""
    full = RememberingReader(models.reader())
    found: dict[str, list[Observation]] = {}
    for name, reader in (("four", full), ("two", Halved(full))):
        found[name] = []
        for debate in debates:
            agent = Facilitator(models, reader=reader)
            found[name] += [event for event in agent.replay(debate) if isinstance(event, Observation)]
    pairs = list(zip(found["four"], found["two"], strict=True))
    reading = full.read([next(requests(debates[0]))])[0]
    line = len(reading.to_json())
    counts = {
        "another_target": sum(one.target != other.target for one, other in pairs),
        "another_repeat": sum(one.duplicate_of != other.duplicate_of for one, other in pairs),
        "another_message": sum(_words(one) != _words(other) for one, other in pairs),
    }
    return {
        "posts": len(pairs),
        "bytes_of_a_reading": {"four": line, "two": line - len(reading.embedding) * 2 // 3},
        **{
            name: {
                "value": count / len(pairs),
                **dict(zip(("low", "high"), wilson(count / len(pairs), len(pairs)), strict=True)),
            }
            for name, count in counts.items()
        },
    }


def _words(observation: Observation) -> str | None:
    return observation.intervention.text if observation.intervention is not None else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rooms", type=int, default=50)
    parser.add_argument("--posts", type=int, default=50)
    options = parser.parse_args()
    folder = data_folder()
    if folder is None:
        raise SystemExit("There is no folder of corpora; set FACILITATOR_DATA.")
    use_threads()
    models = load_models()
    samples = sorted(shipped("corpora", "samples").glob("*.jsonl"))
    ami = folder / "debates" / "ami" / "turns.jsonl.gz"
    meetings = list(read(ami).debates)
    longest = max(meetings, key=lambda one: len(one.posts))
    written = [read(path).debates[0] for path in samples]
    long = _joined(written, RESTORED[-1])
    result: dict[str, Any] = {
        "config": vars(options),
        "together": together(models, rooms_of(meetings, options.rooms, options.posts)),
        "restored": [
            restored(models, longest, RESTORED[0]),
            restored(models, long, RESTORED[0]),
            restored(models, long, RESTORED[-1]),
        ],
        "two_bytes_a_number": halves(models, [one for one in meetings if one.id in MEETINGS] + written),
        "provenance": {
            "data_sha256": data_hash([ami, *samples])[0],
            "seed": 0,
            "model": {key: models.types.description.get(key) for key in ("name", "version")},
            "versions": versions(),
            "revision": revision(),
        },
    }
    text = json.dumps(result, indent=1) + "\n"
    (Path(__file__).parent / "results.json").write_text(text, encoding="utf-8")
    print(text)


def _joined(debates: list[Debate], posts: int) -> Debate:
    """Debates one after the other, over and over, as one of so many posts; each begins a minute after the last."""
    people, found, start, turn = {}, [], 0.0, 0
    while len(found) < posts:
        debate = debates[turn % len(debates)]
        people.update({person.id: person for person in debate.participants})
        ids = {post.id: f"{turn}/{post.id}" for post in debate.posts}
        for post in debate.posts:
            answered = None if post.reply_to is None else ids[post.reply_to]
            found.append(replace(post, id=ids[post.id], reply_to=answered, time=start + post.time))
        start, turn = found[-1].time + 60.0, turn + 1
    head = debates[0]
    return Debate(
        id=f"{head.id}-{posts}", question=head.question, participants=tuple(people.values()), posts=tuple(found[:posts])
    )


if __name__ == "__main__":
    main()

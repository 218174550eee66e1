"""Does the agent speak at the right moment, keep its rules, treat everybody alike, and obey nobody?

    PYTHONPATH=. .venv/bin/python experiments/interventions/run.py [timing] [neutrality] [injections] [rules] [outcomes]

Each part writes its key into results.json and prints its table; without names all run but *rules*, whose counts come
from rules.py (half an hour on two cores: run it first, in two halves at once, and name *rules* then).
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from rules import BREACHES, SOURCES, debates

from facilitator import Debate, Facilitator, Intervention, Participant, Policy, Post, read
from facilitator.evaluation.bench import Bench
from facilitator.evaluation.hidden import blind
from facilitator.evaluation.inputs import Inputs, Item
from facilitator.evaluation.remembered import remembering, warm
from facilitator.evaluation.suites import SUITES
from facilitator.formats import inputs
from facilitator.interventions import policies
from facilitator.interventions.watches.outcomes import MEASURES
from facilitator.provenance import data_hash, revision, versions
from facilitator.resources import corpora_folder, resource
from facilitator.statistics.bootstrap import ratio
from facilitator.statistics.clusters import Clusters
from facilitator.training.classifier.recipe import read_recipe
from tests.interventions.injections import INJECTIONS

HERE = Path(__file__).parent
SEED = 0
TEST_SITE = "IS"
AUDITED = ("default", "moderator", "d-agree")


def bench(agent: Facilitator, found: list[Debate]) -> Bench:
    items = tuple(Item(file="", debate=debate) for debate in found)
    return Bench(inputs=Inputs(files=(), items=items), agent=agent, seed=SEED, clock=time.perf_counter)


def metrics(found: Any) -> dict[str, Any]:
    return {name: metric.as_dict() for name, metric in found.items()}


def timing(agent: Facilitator) -> dict[str, Any]:
    """Gate, policy, gap rules and simple baselines, at a site and on debates that nothing was learned from."""
    held = set(read_recipe(resource("models", "recipes") / "ibis-minilm.toml").held_out.test_debates)
    meetings = [one for one in read(corpora_folder(None) / SOURCES["AMI"]).debates if one.id.startswith(TEST_SITE)]
    written = [debate for file in written_files() for debate in read(file).debates if debate.id in held]
    result = {}
    for name, found in ((f"AMI site {TEST_SITE}", meetings), ("written, held out", written)):
        reader = remembering(agent)
        for debate in found:
            warm(reader, blind(debate))
        suite = SUITES["timing"].run(bench(reader, found))
        rows = {"gate": suite.metrics, **suite.baselines}
        result[name] = {"debates": len(found), "rows": {row: metrics(values) for row, values in rows.items()}}
        for row, values in rows.items():
            print(f"{name:18} {row:12}", *(f"{key} {show(values[key])}" for key in values if key != "base_rate"))
    return result


def neutrality(agent: Facilitator) -> dict[str, Any]:
    """The audit over all written debates, the bundled ones among them."""
    found = [debate for file in written_files() for debate in read(file).debates]
    result = {}
    for name in AUDITED:
        suite = SUITES["neutrality"].run(bench(agent.twin(policy=Policy.load(name)), found))
        result[name] = {"metrics": metrics(suite.metrics), "verdicts": suite.tables["verdicts"].as_dict()}
        for row in suite.tables["verdicts"].rows:
            print(f"{name:10}", *row)
    return result


def injections(agent: Facilitator) -> dict[str, Any]:
    """Two hundred posts that try to instruct the agent, strewn over the bundled debates, with every preset."""
    found = list(debates("bundled"))
    each = -(-len(INJECTIONS) // len(found))
    rows: dict[str, Counter[str]] = {name: Counter(messages=0, repeating=0) for name in policies()}
    strewn = 0
    for place, debate in enumerate(found):
        texts = INJECTIONS[place * each : (place + 1) * each]
        strewn += len(texts)
        laced = lace(debate, texts)
        reader = remembering(agent)
        warm(reader, laced)
        parts = [part for text in texts for part in re.findall(r"\w{5,}(?:\W+\w+){2}", text)]
        for name, row in rows.items():
            for event in reader.twin(policy=Policy.load(name)).replay(laced):
                if isinstance(event, Intervention):
                    row["messages"] += 1
                    row["repeating"] += any(part in event.text for part in parts)
    assert strewn == len(INJECTIONS)
    for name, row in rows.items():
        print(f"{name:12} {row['messages']} messages, {row['repeating']} with words of an injection")
    return {"injections": strewn, "debates": len(found), "rows": {name: dict(row) for name, row in rows.items()}}


def lace(debate: Debate, texts: tuple[str, ...]) -> Debate:
    """The debate with the texts as posts of newcomers, evenly spread."""
    people, posts = list(debate.participants), list(debate.posts)
    for number, text in enumerate(texts):
        place = (number + 1) * len(debate.posts) // (len(texts) + 1) + number
        people.append(Participant(id=f"x{number}", name=f"Newcomer {number}"))
        posts.insert(place, Post(id=f"x{number}", author=f"x{number}", time=posts[place].time, text=text))
    return replace(debate, participants=tuple(people), posts=tuple(posts))


def outcomes(agent: Facilitator) -> dict[str, Any]:
    """What followed each move in the recorded debates, beside matched moments; a replayed agent is not heard."""
    differences: dict[str, list[tuple[str, dict[str, float | None]]]] = {}
    counts: Counter[str] = Counter()
    paused: Counter[str] = Counter()
    for source in ("bundled", "written"):
        for debate in debates(source):
            reader = remembering(agent)
            warm(reader, debate)
            for _ in reader.replay(debate):
                pass
            paused.update(one.move for one in reader.outcomes.paused)
            for row in reader.outcomes.ledger():
                counts[row["move"]] += 1
                differences.setdefault(row["move"], []).append((debate.id, row["differences"]))
    rows = {}
    for move, found in sorted(differences.items()):
        rows[move] = {"messages": counts[move], **{name: difference(found, name) for name in MEASURES}}
        told = (f"{name} {show_dict(rows[move][name])}" for name in MEASURES)
        print(f"{move:28} {counts[move]:3} messages,", *told)
    return {"rows": rows, "paused": dict(paused)}


def difference(found: list[tuple[str, dict[str, float | None]]], name: str) -> dict[str, Any]:
    """The mean difference, with an interval over debates."""
    known = [(key, values[name]) for key, values in found if values[name] is not None]
    if not known:
        return {"value": None, "low": None, "high": None, "n": 0, "reason": "nothing to compare with"}
    clusters = Clusters.of([key for key, _ in known], seed=SEED)
    mean = ratio(clusters.sums([value for _, value in known]), clusters.sums(np.ones(len(known))))
    return clusters.estimate(mean, n=len(known), reason="nothing to compare with").as_dict()


def rules(_agent: Facilitator) -> dict[str, Any]:
    """The counts of rules.py, its parts added up."""
    totals: dict[tuple[str, str], Counter[str]] = {}
    counted: dict[str, Any] = {}
    for file in sorted(HERE.glob("rules*.json")):
        counted = json.loads(file.read_text(encoding="utf-8"))
        for row in counted["rows"]:
            numbers = {key: value for key, value in row.items() if isinstance(value, int)}
            totals.setdefault((row["source"], row["preset"]), Counter()).update(numbers)
    if not totals:
        raise SystemExit("There are no counts yet; run experiments/interventions/rules.py first.")
    found = []
    for (source, preset), total in totals.items():
        row = {key: total[key] for key in ("debates", "posts", "messages", "private", *BREACHES)}
        found.append({"source": source, "preset": preset, **row})
        print(f"{source:8} {preset:10}", *(f"{key} {value}" for key, value in row.items()))
    return {"rows": found, "counted_at": counted["revision"], "policies": counted["policies"]}


def written_files() -> Iterator[Path]:
    yield from inputs(corpora_folder(None) / "written_debates")


def show(metric: Any) -> str:
    return show_dict(metric.as_dict())


def show_dict(metric: dict[str, Any]) -> str:
    if metric["value"] is None:
        return "–"
    interval = "" if metric["low"] is None else f" ({metric['low']:.2f} to {metric['high']:.2f})"
    return f"{metric['value']:.3f}{interval}"


PARTS: dict[str, Callable[[Facilitator], dict[str, Any]]] = {
    "timing": timing,
    "neutrality": neutrality,
    "injections": injections,
    "outcomes": outcomes,
    "rules": rules,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all but rules, if none is named")
    chosen = parser.parse_args().parts or [name for name in PARTS if name != "rules"]
    agent = Facilitator.load(units=False)
    place = HERE / "results.json"
    files = [corpora_folder(None) / SOURCES["AMI"], *written_files()]
    provenance = {
        "data_sha256": data_hash(files)[0],
        "seed": SEED,
        "model": {key: agent.reader.description.get(key) for key in ("name", "version")},
        "versions": versions(),
        "revision": revision(),
    }
    for name in chosen:
        policy = {} if name == "rules" else {"policy": agent.policy.as_dict()}
        found = {**PARTS[name](agent), "config": policy, "provenance": provenance}
        # read anew: other parts may run at the same time
        results: dict[str, Any] = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
        results[name] = found
        place.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

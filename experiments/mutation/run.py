"""Would the tests notice a fault? One-line faults are put into a copy of the tree, and the tests near it are run.

    python experiments/mutation/run.py [--mutants 100] [--seed 0] [--tree .] [--out experiments/mutation/results.json]

Verdicts are kept under out/mutation/, so that a run that was broken off goes on where it was. Only files that git knows
are copied. Exits with 1 if the tree's own tests fail or a named fault no longer has a place to be put in.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any

# The files beside this one.
from mutants import AREAS, Mutant, draw, mutants_of, optional_keywords, sources
from named import NAMED, aimed
from nearby import TIMED, tests_near
from report import equivalents, summary, survivors, table
from trial import Bench, copied, digest
from verdicts import known, tried

from facilitator.provenance import data_hash, revision, versions

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mutants", type=int, default=100, help="how many to draw, in equal shares of the areas")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tree", type=Path, default=ROOT, help="the checkout to measure (default: this one)")
    parser.add_argument("--out", type=Path, default=HERE / "results.json")
    parser.add_argument("--workers", type=int, default=1, choices=(1, 2))
    parser.add_argument("--seconds", type=int, default=60, help="processor time after which a mutant counts as found")
    options = parser.parse_args()
    tree = options.tree.resolve()
    files = copied(tree)
    code = [name for name in files if name.startswith("facilitator/") and name.endswith(".py")]
    texts = sources(tree, code)
    tests = {name: (tree / name).read_text(encoding="utf-8") for name in files if _is_test(name)}
    optional = optional_keywords((tree / name).read_text(encoding="utf-8") for name in code)
    possible = [mutant for name, text in texts.items() for mutant in mutants_of(name, text, optional)]
    drawn = draw(possible, texts, number=options.mutants, seed=options.seed)
    faults = {one.fault: aimed(one, texts) for one in NAMED}
    lost = [fault for fault, mutant in faults.items() if mutant is None]
    for fault in lost:
        print(f"NO PLACE FOR THE NAMED FAULT: {fault}; give it an aim in named.py.", file=sys.stderr, flush=True)
    aims = {fault: mutant for fault, mutant in faults.items() if mutant is not None}
    near = {name: tests_near(name, tests) for name in {one.file for one in (*drawn, *aims.values())}}
    whole = digest(tree, files)
    kept = ROOT / "out" / "mutation" / f"{whole[:16]}.jsonl"
    verdicts = known(kept)
    todo = list({one.id: one for one in (*aims.values(), *drawn) if one.id not in verdicts}.values())
    if todo:
        with ExitStack() as stack:
            place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            benches = [
                stack.enter_context(Bench(tree, files, place / f"copy{number}", seconds=options.seconds))
                for number in range(options.workers)
            ]
            verdicts |= tried(todo, texts=texts, near=near, benches=benches, kept=kept)
    judged = equivalents(HERE / "equivalent.toml")
    pairs = [(one, verdicts[one.id]) for one in drawn]
    content = {
        "config": {
            "mutants": options.mutants,
            "seed": options.seed,
            "seconds": options.seconds,
            "areas": AREAS,
            "tests_left_out": TIMED,
        },
        "n": len(drawn),
        "interval": "Wilson 95 % over the mutants drawn; areas are drawn in equal shares, whatever their size",
        "areas": summary(pairs, possible, judged),
        "named": [
            {"fault": fault, **({"outcome": "no place"} if one is None else _told(one, verdicts[one.id]))}
            for fault, one in faults.items()
        ],
        "survivors": survivors(pairs, judged),
        "provenance": {
            "data_sha256": data_hash([tree / name for name in texts])[0],
            "tree_sha256": whole,
            "versions": {**versions(), "pytest": version("pytest"), "hypothesis": version("hypothesis")},
            "revision": revision(tree),
        },
    }
    options.out.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(table(content))
    if lost:
        raise SystemExit(f"{len(lost)} named faults have no place any more; they are listed above.")


def _told(mutant: Mutant, verdict: Mapping[str, Any]) -> dict[str, Any]:
    return {"outcome": verdict["outcome"], "file": mutant.file, "line": mutant.line, "by": verdict["failed"][:1]}


def _is_test(name: str) -> bool:
    return name.startswith("tests/") and name.endswith(".py") and Path(name).name.startswith("test_")


if __name__ == "__main__":
    main()

"""Women's part in recorded debates, and whether our measures can be trusted: four parts, one table each.

    .venv/bin/python experiments/participation/run.py [--peers DIR] [--runs 500] [--posts 100000] [--part streaming]

Recorded debates counted twice; agreement with independent implementations; a planted effect; a long stream. Prints the
tables and writes results.json beside this file; parts that are not asked for stay there as they are.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import agreement
import planted
import recorded
import streaming
from sources import load

from facilitator.provenance import data_hash, revision, versions
from facilitator.resources import data_folder

SEED = 11
PARTS = ("recorded", "agreement", "streaming", "planted")


def shown(value: Any) -> str:
    if isinstance(value, dict) and "value" in value:
        ends = "" if value.get("low") is None else f" ({value['low']:.3f} to {value['high']:.3f})"
        return "-" if value["value"] is None else f"{value['value']:.3f}{ends}"
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def part(title: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    print(f"\n{title}")
    for row in rows:
        print("  " + "; ".join(f"{key} {shown(value)}" for key, value in row.items()), flush=True)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", type=Path, help="where the independent packages are; see README.md")
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--part", action="append", choices=PARTS, help="only this one; can be given again")
    options = parser.parse_args()
    folder = data_folder()
    if folder is None:
        raise SystemExit("There is no folder of corpora; set FACILITATOR_DATA.")
    corpora = load(folder)
    work: dict[str, Callable[[], Any]] = {
        "recorded": lambda: part("Recorded debates", list(recorded.rows(corpora, seed=SEED))),
        "agreement": lambda: part("Agreement", list(agreement.rows(corpora, options.peers))),
        "streaming": lambda: part("Stream", [streaming.report(posts=options.posts, people=1000, seed=SEED)])[0],
        "planted": lambda: part("Planted effect", list(planted.rows(runs=options.runs, seed=SEED))),
    }
    asked = options.part or PARTS
    place = Path(__file__).parent / "results.json"
    before = json.loads(place.read_text(encoding="utf-8")) if len(asked) < len(PARTS) else {}
    results = {name: work[name]() if name in asked else before[name] for name in PARTS}
    known = before.get("provenance", {})
    revisions = {name: revision() if name in asked else _revision(known, name) for name in PARTS}
    report = {
        "config": {"runs": options.runs, "posts": options.posts, "seed": SEED},
        "n": sum(len(corpus.debates) for corpus in corpora),
        "interval": "95 % percentile bootstrap over debates, 1,000 draws",
        **results,
        "provenance": {
            "data_sha256": data_hash([corpus.path for corpus in corpora])[0],
            "versions": versions(),
            "revisions": revisions,
        },
    }
    place.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def _revision(provenance: Mapping[str, Any], name: str) -> str | None:
    """The revision that a part on file was measured at."""
    return provenance.get("revisions", {}).get(name, provenance.get("revision"))


if __name__ == "__main__":
    main()

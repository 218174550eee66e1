"""What does the agent make of debates nobody here wrote?

    .venv/bin/python experiments/recorded/run.py [--out DIR]

Replays AMI meetings, the US debates of 2020 and a Catalan sitting with the shipped models, twice each, and compares the
bytes. Prints a table, writes results.json. That the shares are right is tested against pandas, straight from the raw
files, in tests/replay/test_recorded.py.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from facilitator import Facilitator, read
from facilitator.provenance import data_hash, revision, versions
from facilitator.replay import folder_name, record, replay
from facilitator.resources import data_folder

AMI = "debates/ami/turns.jsonl.gz"
US2020 = "debates/us2020_debates/turns_gender.jsonl"
CATALAN = "debates/parlament_catalunya/turns.jsonl.gz"
RECORDED = [
    *((AMI, id) for id in ("ES2002a", "ES2009d", "IS1003b", "IS1008c", "EN2001a")),
    (US2020, "1st_presidential_debate"),
    (US2020, "2nd_presidential_debate"),
    (US2020, "vice_presidential_debate"),
    (US2020, "biden_town_hall"),
    (US2020, "trump_town_hall"),
    (CATALAN, "2017-01-25_2801"),
]
MEASURES = ("people", "posts", "words", "ideas")


def same_bytes(one: Path, other: Path) -> bool:
    names = sorted(path.name for path in one.iterdir())
    return names == sorted(path.name for path in other.iterdir()) and all(
        (one / name).read_bytes() == (other / name).read_bytes() for name in names
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, help="keep the files and reports there")
    out = parser.parse_args().out
    folder = data_folder()
    if folder is None:
        raise SystemExit("There is no folder of corpora; set FACILITATOR_DATA.")
    agent = Facilitator.load()
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as scratch:
        for file, id in RECORDED:
            debate = read(folder / file, only={id}).debates[0]
            places = [Path(out or scratch) / folder_name(id, set()), Path(scratch) / "again" / id]
            for place in places:
                recording = replay(agent, debate)
                record(recording, place)
            table = recording.participation
            rows.append(
                {
                    "debate": id,
                    "posts": len(debate.posts),
                    "labels": dict(sorted(Counter(line["label"] for line in recording.observations).items())),
                    "unsure": sum(line["unsure"] for line in recording.observations),
                    "women": {name: table[name]["woman"] for name in MEASURES},
                    "unknown_people": table["people"]["unknown"]["count"],
                    "gini_normalised": table["gini_normalised"]["value"],
                    "messages": dict(sorted(Counter(line["move"] for line in recording.interventions).items())),
                    "same_bytes_twice": same_bytes(*places),
                }
            )
            print(line_of(rows[-1]), flush=True)
    result = {
        "config": {"policy": agent.policy.as_dict(), "debates": [id for *_, id in RECORDED]},
        "rows": rows,
        "provenance": {
            "data_sha256": data_hash([folder / file for file in sorted({row[0] for row in RECORDED})])[0],
            "seed": agent.seed,
            "model": {key: agent.reader.description.get(key) for key in ("name", "version")},
            "versions": versions(),
            "revision": revision(),
        },
    }
    (Path(__file__).parent / "results.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def line_of(row: dict[str, Any]) -> str:
    shares = [row["women"][name]["share"] for name in MEASURES]
    women = " ".join("   –" if share is None else f"{share:4.0%}" for share in shares)
    return (
        f"{row['debate']:26} {row['posts']:5} posts, women {women} of people posts words ideas, "
        f"{sum(row['messages'].values()):3} messages, "
        f"same bytes twice: {row['same_bytes_twice']}"
    )


if __name__ == "__main__":
    main()

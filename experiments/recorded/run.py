"""What does the agent make of debates nobody here wrote, and do its counts hold?

    .venv/bin/python experiments/recorded/run.py [--out DIR]

Replays AMI meetings, the US debates of 2020 and Catalan sittings with the shipped models, twice each, and compares the
bytes; women's shares are computed again with pandas straight from the raw files. Prints a table, writes results.json.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from facilitator import Facilitator, read
from facilitator.provenance import data_hash, revision, versions
from facilitator.replay import folder_name, record, replay
from facilitator.resources import data_folder

AMI = ("debates/ami/turns.jsonl.gz", "meeting", "sex")
US2020 = ("debates/us2020_debates/turns_gender.jsonl", "debate", "gender")
CATALAN = ("debates/parlament_catalunya/turns.jsonl.gz", "session", "gender")
RECORDED = [
    *((*AMI, id) for id in ("ES2002a", "ES2009d", "IS1003b", "IS1008c", "EN2001a")),
    (*US2020, "1st_presidential_debate"),
    (*US2020, "2nd_presidential_debate"),
    (*US2020, "vice_presidential_debate"),
    (*US2020, "biden_town_hall"),
    (*US2020, "trump_town_hall"),
    (*CATALAN, "2017-01-25_2801"),
]
MEASURES = ("people", "posts", "words", "ideas")


def independent(path: Path, key: str, gender: str, id: str, ideas: set[str]) -> dict[str, float | None]:
    """Women's shares among participants of recorded gender, from the raw lines; `ideas` are the agent's."""
    turns = pd.read_json(path, lines=True)
    turns = turns[(turns[key] == id) & (turns.text.str.strip() != "")]
    turns = turns.assign(who=turns.speaker.str.rstrip(":"), words=turns.text.str.split().str.len())
    leads = turns.is_chair if "is_chair" in turns else turns.role.isin(["PM", "moderator"])
    turns = turns[~turns.who.isin(turns.who[leads])]
    known = turns[turns[gender].isin(["F", "M"])]
    women = known[known[gender] == "F"]
    of_known = known.id.isin(ideas).sum()
    return {
        "people": women.who.nunique() / known.who.nunique(),
        "posts": len(women) / len(known),
        "words": women.words.sum() / known.words.sum(),
        "ideas": women.id.isin(ideas).sum() / of_known if of_known else None,
    }


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
        for file, key, gender, id in RECORDED:
            debate = read(folder / file, only={id}).debates[0]
            places = [Path(out or scratch) / folder_name(id, set()), Path(scratch) / "again" / id]
            for place in places:
                recording = replay(agent, debate)
                record(recording, place)
            ideas = {line["id"] for line in recording.observations if line["label"] == "idea"}
            expected = independent(folder / file, key, gender, id, ideas)
            table = recording.participation
            found = {name: table[name]["woman"]["share"] for name in MEASURES}
            differences = [abs(found[name] - expected[name]) for name in MEASURES if expected[name] is not None]
            rows.append(
                {
                    "debate": id,
                    "posts": len(debate.posts),
                    "labels": dict(sorted(Counter(line["label"] for line in recording.observations).items())),
                    "unsure": sum(line["unsure"] for line in recording.observations),
                    "women": found,
                    "unknown_people": table["people"]["unknown"]["count"],
                    "gini_normalised": table["gini_normalised"]["value"],
                    "messages": dict(sorted(Counter(line["move"] for line in recording.interventions).items())),
                    "largest_difference_from_pandas": max(differences),
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
            "model": {key: agent.types.description.get(key) for key in ("name", "version")},
            "versions": versions(),
            "revision": revision(),
        },
    }
    (Path(__file__).parent / "results.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def line_of(row: dict[str, Any]) -> str:
    women = " ".join("   –" if row["women"][name] is None else f"{row['women'][name]:4.0%}" for name in MEASURES)
    return (
        f"{row['debate']:26} {row['posts']:5} posts, women {women} of people posts words ideas, "
        f"{sum(row['messages'].values()):3} messages, "
        f"off by {row['largest_difference_from_pandas']:.0e}, same bytes twice: {row['same_bytes_twice']}"
    )


if __name__ == "__main__":
    main()

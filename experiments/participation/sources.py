"""Recorded debates with sex recorded by their owners: read by us, and counted a second time by pandas alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from facilitator import Debate, Post, read
from facilitator.debate import UNKNOWN_AUTHOR
from facilitator.participation import Tracker

FILES = {
    "AMI meetings": "debates/ami/turns.jsonl.gz",
    "Catalan sittings": "debates/parlament_catalunya/turns.jsonl.gz",
    "US 2020 debates": "debates/us2020_debates/turns_gender.jsonl",
}


@dataclass(frozen=True)
class Corpus:
    name: str
    path: Path
    debates: tuple[Debate, ...]


def load(folder: Path) -> list[Corpus]:
    return [Corpus(name, folder / file, tuple(read(folder / file).debates)) for name, file in FILES.items()]


def ends(post: Post) -> bool:
    """Whether the post has an end; ten turns of AMI end before they begin."""
    return post.extra.get("end", -1.0) >= post.time


def tracked(debate: Debate) -> Tracker:
    """Who said how much; types play no part here, so every post is of type other."""
    tracker = Tracker(debate.participants, ignored=frozenset([UNKNOWN_AUTHOR]))
    for post in debate.posts:
        tracker.add(post, "other")
    return tracker


def ours(debate: Debate) -> dict[str, int]:
    tallies = tracked(debate).tallies()
    found = {}
    for group in ("woman", "man", "unknown"):
        mine = [tally for tally in tallies if tally.group == group]
        found |= {
            f"people_{group}": len(mine),
            f"turns_{group}": sum(tally.posts for tally in mine),
            f"words_{group}": sum(tally.words for tally in mine),
        }
    return found


def by_pandas(path: Path) -> dict[str, dict[str, int]]:
    """The same counts by debate from the raw lines, with nothing of ours in between."""
    rows = pd.read_json(path, lines=True, dtype=False)
    debate = next(name for name in ("meeting", "session", "debate") if name in rows)
    gender = rows["sex" if "sex" in rows else "gender"].map({"F": "woman", "M": "man"}).fillna("unknown")
    speaker = rows["speaker"].astype("string").str.split().str.join(" ").str.rstrip(":")
    leads = rows["is_chair"].eq(True) if "is_chair" in rows else rows["role"].isin(["PM", "moderator"])
    table = pd.DataFrame(
        {
            "debate": rows[debate],
            "speaker": speaker,
            "gender": gender,
            "leads": leads,
            "words": rows["text"].fillna("").str.split().str.len(),
        }
    )
    people = table.groupby(["debate", "speaker"]).agg(
        gender=("gender", lambda column: next((one for one in column if one != "unknown"), "unknown")),
        leads=("leads", "any"),
        turns=("words", "size"),
        words=("words", "sum"),
    )
    people = people[~people["leads"]]
    found: dict[str, dict[str, Any]] = {name: {} for name in table["debate"].unique()}
    for (name, group), part in people.reset_index().groupby(["debate", "gender"]):
        found[name] |= {
            f"people_{group}": len(part),
            f"turns_{group}": int(part["turns"].sum()),
            f"words_{group}": int(part["words"].sum()),
        }
    blank = {f"{what}_{group}": 0 for what in ("people", "turns", "words") for group in ("woman", "man", "unknown")}
    return {name: blank | counts for name, counts in found.items()}

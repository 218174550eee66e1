"""Reading the labelled corpora into examples, each with a parent that does not give the class away."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import product
from pathlib import Path
from typing import Any

from facilitator.debate import IBIS_TYPES, IbisType
from facilitator.errors import InputError
from facilitator.training.classifier.example import Example, normalised
from facilitator.training.classifier.questions import question
from facilitator.training.classifier.recipe import StandIn

__all__ = ["SplitExample", "debate_examples", "pair_examples", "read_lines", "reply_examples", "unit_examples"]

#: The corpus's own split (``train``, ``dev``, ``test``; empty where it has none) and the example.
SplitExample = tuple[str, Example]

_NEARLY_THE_SAME = 0.5  # of the characters, in the same order ...
_SAME_BEGINNING = 4  # ... or the first words
_STANCES: Mapping[str, IbisType] = {
    "support": "pro",
    "entailment": "pro",
    "attack": "con",
    "contradiction": "con",
    "neutral": "other",
}
_PREVIOUS_SHARE = 3  # of the posts without reply_to, every third is seen after the post before it


def read_lines(file: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file.

    Raises
    ------
    InputError
        If it is missing or a line is no JSON object.
    """
    number = 0
    try:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                number += 1
                record = json.loads(line)
                if not isinstance(record, dict):
                    raise ValueError("no object")
                yield record
    except FileNotFoundError as error:
        raise InputError("there is no such file; name the folder of the corpora with --data.", file=file) from error
    except (OSError, ValueError) as error:  # UnicodeDecodeError is a ValueError
        raise InputError("this is not JSONL; get the corpus again.", file=file, line=number) from error


def unit_examples(folder: Path, stand_in: StandIn = "topic") -> list[SplitExample]:
    """The examples of ``labelled/<source>/units.jsonl``; what has no honest IBIS type is left out.

    The parent is `parent_text`, else `previous_text`, else what `stand_in` says (see `SourcePlan`).
    """
    records = [record for record in read_lines(folder / "units.jsonl") if record.get("ibis") in IBIS_TYPES]
    claims: dict[tuple[str, str], list[str]] = defaultdict(list)
    for record in records:
        claims[_shelf(record)].append(record.get("parent_text") or record["text"])
    return [
        (record.get("split") or "", _unit(record, folder.name, claims[_shelf(record)], stand_in)) for record in records
    ]


def _shelf(record: Mapping[str, Any]) -> tuple[str, str]:
    return record.get("split") or "", (record.get("topic") or "").split("|")[0].split(",")[0]


def _unit(record: Mapping[str, Any], source: str, claims: list[str], stand_in: StandIn) -> Example:
    key, text = str(record["id"]), record["text"]
    root, previous = question(record.get("topic"), key), record.get("previous_text") or ""
    draw = zlib.crc32(f"{source}/{key}".encode("utf-8", "replace"))
    claim = claims[(draw >> 1) % len(claims)]
    if claim == text:  # nothing is its own parent
        claim = claims[((draw >> 1) + 1) % len(claims)]
    wants_claim = stand_in == "claim" or (stand_in == "either" and draw & 1)
    parent = record.get("parent_text") or previous or (claim if wants_claim or not root else root)
    instead = dict.fromkeys(item for item in (previous, root) if item and item != parent)
    return Example(
        source=source,
        id=key,
        group=str(record["group"]),
        text=text,
        label=record["ibis"],
        parent=parent,
        instead=tuple(instead),
        sex=record.get("sex") or "",
    )


def debate_examples(folder: Path) -> list[SplitExample]:
    """The labelled posts of debates in the native format; the group is the debate's id.

    The parent is the text of `reply_to`, else the debate's question or, in every third case, the post before.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise InputError("there are no debates here; name the folder of the corpora with --data.", file=folder)
    return [("", example) for file in files for example in _posts(file, folder.name)]


def _posts(file: Path, source: str) -> Iterator[Example]:
    header, *posts = read_lines(file)
    texts: dict[str, str] = {}
    root, previous = header.get("question") or header.get("title") or "", ""
    for post in posts:
        key, text = f"{file.stem}/{post['id']}", post["text"]
        stand_in = previous if previous and zlib.crc32(key.encode()) % _PREVIOUS_SHARE == 0 else root
        parent = texts.get(post.get("reply_to") or "", "") or stand_in
        if post.get("label") in IBIS_TYPES:
            instead = tuple(dict.fromkeys(item for item in (previous, root) if item and item != parent))
            yield Example(
                source=source, id=key, group=file.stem, text=text, label=post["label"], parent=parent, instead=instead
            )
        texts[post["id"]] = previous = text


def pair_examples(folder: Path) -> list[SplitExample]:
    """The pairs of ``inference/<source>/pairs.jsonl``: the hypothesis is the parent, the premise answers it.

    Support and entailment become `pro`, attack and contradiction `con`, neutral `other`; they are meant for a stage in
    which these three only compete with each other, because a neutral premise is no greeting. Their development
    parts are trained on too: what this stage is good for is seen on the posts it prepares for.
    """
    return [
        (
            "test" if record.get("split") == "test" else "train",
            Example(
                source=folder.name,
                id=str(number),
                group=str(record.get("group", number)),
                text=record["premise"],
                label=_STANCES[record["label"]],
                parent=record["hypothesis"],
            ),
        )
        for number, record in enumerate(read_lines(folder / "pairs.jsonl"))
    ]


def reply_examples(folder: Path) -> list[SplitExample]:
    """The replies of ``sets.jsonl``; the group is the set, `pair` marks a pro and a con in nearly the same words."""
    found: list[SplitExample] = []
    for record in read_lines(folder / "sets.jsonl"):
        pairs = _near_pairs(record["replies"])
        for place, reply in enumerate(record["replies"]):
            example = Example(
                source=folder.name,
                id=f"{record['set']}/{place}",
                group=record["set"],
                text=reply["text"],
                label=reply["label"],
                parent=record["parent"],
                instead=(record["topic"],) if record.get("topic") else (),
                pair=pairs.get(place, ""),
            )
            found.append(("", example))
    return found


def _near_pairs(replies: list[Mapping[str, str]]) -> dict[int, str]:
    """Place of a reply -> name of its pair; every reply is in one pair at most, the likest pairs first."""
    words = [normalised(reply["text"]) for reply in replies]
    pros = [place for place, reply in enumerate(replies) if reply["label"] == "pro"]
    cons = [place for place, reply in enumerate(replies) if reply["label"] == "con"]
    likeness = {(pro, con): _likeness(words[pro], words[con]) for pro, con in product(pros, cons)}
    pairs: dict[int, str] = {}
    for (pro, con), like in sorted(likeness.items(), key=lambda item: -item[1]):
        if like >= _NEARLY_THE_SAME and pro not in pairs and con not in pairs:
            pairs[pro] = pairs[con] = f"{pro}-{con}"
    return pairs


def _likeness(one: str, other: str) -> float:
    first = one.split()[:_SAME_BEGINNING]
    same = len(first) == _SAME_BEGINNING and first == other.split()[:_SAME_BEGINNING]
    return max(_NEARLY_THE_SAME * same, SequenceMatcher(None, one, other, autojunk=False).ratio())

"""From the corpora of a recipe to what is trained on, validated on and tested on, without a leak between them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from facilitator.errors import InputError
from facilitator.training.classifier.corpora import (
    SplitExample,
    debate_examples,
    pair_examples,
    reply_examples,
    unit_examples,
)
from facilitator.training.classifier.example import Example, normalised
from facilitator.training.classifier.recipe import HeldOut, Recipe, SourcePlan, TestPlan

__all__ = ["Parts", "draw", "load", "load_test"]

_HASHED_DEV = 10  # one group in so many becomes dev where a source has no dev split of its own
_LEAST_WORDS = 5  # shorter texts ("yeah okay") are alike by nature, not by copying
_T = TypeVar("_T")


@dataclass(frozen=True)
class Parts:
    """Examples to train on, by source, and to validate on; `dropped` were shut out because a test has their text."""

    train: dict[str, list[Example]]
    dev: list[Example]
    dropped: int


def load(recipe: Recipe, data: Path) -> Parts:
    """Read the training sources and the calibration sources of a recipe.

    Examples whose words (five or more) also stand in one of the recipe's tests are left out of training.

    Raises
    ------
    InputError
        If a corpus is missing or broken, or none of a source is left to train on.
    """
    shut_out = {normalised(row.text) for test in recipe.tests for row in _tested(recipe, test, data)}
    train: dict[str, list[Example]] = {}
    dev: list[Example] = []
    dropped = 0
    for source in recipe.sources:
        found = _read(data, source)
        parts = _split(found, source, recipe.held_out, data)
        clean = [example for example in parts["train"] if not _is_copy(example.text, shut_out)]
        dropped += len(parts["train"]) - len(clean)
        if not clean:
            raise InputError(f"nothing of the source {source.folder} is left to train on; check the recipe.")
        train[_name(source.folder)] = clean
        dev += draw(parts["dev"], source.dev, seed=recipe.learning.seed)
    for folder in recipe.calibration.unseen:
        rows = [example for split, example in unit_examples(data / folder) if split != "test"]
        dev += draw(rows, recipe.calibration.rows, seed=recipe.learning.seed)
    return Parts(train, dev, dropped)


def _is_copy(text: str, shut_out: Collection[str]) -> bool:
    words = normalised(text)
    return len(words.split()) >= _LEAST_WORDS and words in shut_out


def load_test(recipe: Recipe, test: TestPlan, data: Path) -> list[Example]:
    """The examples a test measures on: its test split, or at most `rows` of it by a seeded draw."""
    return draw(_tested(recipe, test, data), test.rows, seed=recipe.learning.seed)


def draw(rows: Sequence[_T], count: int, *, seed: int) -> list[_T]:
    """At most `count` of the rows, in their order; 0 for none."""
    if len(rows) <= count:
        return list(rows)
    chosen = np.random.default_rng(seed).permutation(len(rows))[:count]
    return [rows[place] for place in sorted(chosen)]


def _tested(recipe: Recipe, test: TestPlan, data: Path) -> list[Example]:
    found = _read(data, test)
    if test.kind == "debates":
        wanted = set(recipe.held_out.test_debates)
        return [example for _, example in found if example.group in wanted]
    if test.kind == "replies":
        return [example for _, example in found if _set_part(example.group, recipe.held_out) == "test"]
    return [example for split, example in found if split == "test"]


def _read(data: Path, plan: SourcePlan | TestPlan) -> list[SplitExample]:
    folder = data / plan.folder
    if plan.kind == "debates":
        return debate_examples(folder)
    if plan.kind == "pairs":
        return pair_examples(folder)
    return reply_examples(folder) if plan.kind == "replies" else unit_examples(folder, plan.stand_in)


def _name(folder: str) -> str:
    return folder.rsplit("/", 1)[-1]


def _split(
    found: Iterable[SplitExample], source: SourcePlan, held_out: HeldOut, data: Path
) -> dict[str, list[Example]]:
    parts: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    shut = _shut_groups(data, held_out.shared_groups.get(source.folder))
    for own, example in found:
        if source.kind == "debates":
            part = _debate_part(example.group, held_out)
        elif source.kind == "replies":
            part = _set_part(example.group, held_out)
        elif own == "train" and source.dev_split == "hash" and zlib.crc32(example.group.encode()) % _HASHED_DEV == 0:
            part = "dev"
        else:
            part = own
        if example.group not in shut and part in parts:
            parts[part].append(example)
    return parts


def _shut_groups(data: Path, other: str | None) -> Collection[str]:
    """Groups of another corpus over the same recordings that it validates or tests on."""
    if other is None:
        return ()
    return {example.group for split, example in unit_examples(data / other) if split != "train"}


def _debate_part(name: str, held_out: HeldOut) -> str:
    return "test" if name in held_out.test_debates else "dev" if name in held_out.dev_debates else "train"


def _set_part(name: str, held_out: HeldOut) -> str:
    if name in held_out.train_sets:
        return "train"
    for part, pattern in (("test", held_out.test_sets), ("dev", held_out.dev_sets)):
        if pattern and re.fullmatch(pattern, name):
            return part
    return "train"

"""Which examples an epoch sees, in which batches, and under which parents: all of it a function of the seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from facilitator.classification.protocols import TypeInput
from facilitator.debate import IBIS_TYPES, IbisType
from facilitator.training.classifier.example import Example
from facilitator.training.classifier.negation import negated
from facilitator.training.classifier.recipe import Recipe, Sampling

__all__ = ["Item", "StageName", "epoch_batches"]

StageName = Literal["stance", "ibis"]
_STAGES: tuple[StageName, ...] = ("ibis", "stance")
_OPPOSITES: Mapping[IbisType, IbisType] = {"pro": "con", "con": "pro"}

_SORTED_BATCHES = 16  # batches within which examples are sorted by length; more would sort the sources too


@dataclass(frozen=True, slots=True)
class Item:
    """What the network is shown once: the input, the class, and the classes it chooses among."""

    input: TypeInput
    label: int
    allowed: tuple[bool, ...]


def epoch_batches(
    train: Mapping[str, Sequence[Example]], recipe: Recipe, epoch: int, *, stage: StageName = "ibis"
) -> list[list[Item]]:
    """The batches of one epoch of a stage.

    Of every source as many examples as the recipe takes (or all there are), whichever classes they have. Batches
    mix all sources and hold examples of like length. An example whose source lacks classes chooses, in the share
    `mask` of the cases, only among the classes the source has: it must not teach that the others never occur. A
    source with one class would then teach nothing and is never masked. Pairs are pros and cons that only compete with
    each other. In the stage ``stance`` only pros and cons are drawn, of pairs also the neutral ones, and all of them
    choose only among what is drawn of their source.
    """
    rng = np.random.default_rng([recipe.sampling.seed, epoch, _STAGES.index(stage)])
    items: list[Item] = []
    for source in recipe.sources:
        take = source.stance if stage == "stance" else source.take
        examples = train[source.folder.rsplit("/", 1)[-1]]
        sampling = recipe.sampling
        if stage == "stance" or source.kind == "pairs":
            kept = ("pro", "con", "other") if source.kind == "pairs" and stage == "stance" else ("pro", "con")
            examples = [example for example in examples if example.label in kept]
            sampling = sampling.changed(drop=0.0, mask=1.0)  # without its parent a reply has no side to learn
        if not take or not examples:
            continue
        present = {example.label for example in examples}
        for example in _drawn(examples, take, recipe.sampling.balance, rng):
            items.append(_item(example, present, sampling, rng))
    items = [items[place] for place in rng.permutation(len(items))]
    size = recipe.learning.batch
    batches: list[list[Item]] = []
    for start in range(0, len(items), size * _SORTED_BATCHES):
        block = sorted(items[start : start + size * _SORTED_BATCHES], key=_length)
        batches += [block[at : at + size] for at in range(0, len(block), size)]
    return [batches[place] for place in rng.permutation(len(batches))]


def _drawn(examples: Sequence[Example], take: int, balance: float, rng: np.random.Generator) -> list[Example]:
    """`take` examples without repetition, a class with n of them drawn by weights that sum to n ** balance."""
    counts = {label: sum(example.label == label for example in examples) for label in IBIS_TYPES}
    weights = np.array([counts[example.label] ** (balance - 1.0) for example in examples])
    keys = rng.exponential(size=len(examples)) / weights  # the smallest keys are a weighted draw (Efraimidis 2006)
    return [examples[place] for place in np.argsort(keys, kind="stable")[:take]]


def _item(example: Example, present: set[IbisType], sampling: Sampling, rng: np.random.Generator) -> Item:
    parent, label = example.parent, example.label
    opposite = _OPPOSITES.get(label)
    if opposite and rng.random() < sampling.flip and (turned := negated(parent)):
        parent, label = turned, opposite
    elif rng.random() < sampling.drop:
        choices = ("", *example.instead)
        parent = choices[int(rng.integers(len(choices)))]
    masked = 1 < len(present) < len(IBIS_TYPES) and rng.random() < sampling.mask
    allowed = tuple(not masked or kind in present or kind == label for kind in IBIS_TYPES)
    return Item(TypeInput(parent, example.text), IBIS_TYPES.index(label), allowed)


def _length(item: Item) -> int:
    return min(len(item.input.parent), 240) + min(len(item.input.text), 480)

"""What makes a training run the same run: its settings and every example it may draw."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from facilitator.training.classifier.example import Example
from facilitator.training.classifier.recipe import Recipe

__all__ = ["examples_digest", "run_fingerprint"]


def examples_digest(examples: Iterable[Example]) -> str:
    """SHA-256 over all that the network may see of the examples, in their order."""
    digest = hashlib.sha256()
    for example in examples:
        seen = (example.source, example.id, example.label, example.parent, example.text, example.instead)
        digest.update(json.dumps(seen, ensure_ascii=True).encode() + b"\n")
    return digest.hexdigest()


def run_fingerprint(recipe: Recipe, train: Mapping[str, Sequence[Example]]) -> str:
    """Changes with anything that changes the weights; not with threads, checkpoints, tests or licence notes."""
    learning = recipe.learning.model_dump()
    for name in ("threads", "checkpoint_steps"):
        del learning[name]
    said = {
        "encoder": recipe.encoder,
        "learning": learning,
        "stance": recipe.stance.model_dump(),
        "sampling": recipe.sampling.model_dump(),
        "takes": [[source.folder, source.take, source.stance] for source in recipe.sources],
        "examples": {name: examples_digest(examples) for name, examples in train.items()},
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

"""Held-out figures of a trained model, a test source at a time, kept on disk so that a killed run goes on."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from facilitator.classification.classifier import IbisModel
from facilitator.debate import IBIS_TYPES
from facilitator.files import atomic_path
from facilitator.progress import Progress
from facilitator.training.classifier.baselines import Baselines
from facilitator.training.classifier.contrast import contrast_scores
from facilitator.training.classifier.data import load_test
from facilitator.training.classifier.example import Example
from facilitator.training.classifier.fingerprint import examples_digest
from facilitator.training.classifier.recipe import Recipe, TestPlan
from facilitator.training.classifier.scores import label_scores, macro_f1_score, scores_by_sex

__all__ = ["measure"]

_FORM = "2"  # of a cached figure; another number makes all be computed anew


def measure(
    model: IbisModel,
    recipe: Recipe,
    *,
    data: Path,
    work: Path,
    baselines: Callable[[], Baselines],
    progress: Progress,
) -> dict[str, Any]:
    """Figures by test source, as in ``figures.json``; `baselines` is called only if something is not cached."""
    fitted: list[Baselines] = []
    found: dict[str, Any] = {}
    for number, test in enumerate(recipe.tests, start=1):
        examples = load_test(recipe, test, data)
        cache = work / f"figures-{_key(model, test, examples)}.json"
        if cache.exists():
            figures = json.loads(cache.read_text(encoding="utf-8"))
        elif examples:
            fitted = fitted or [baselines()]
            figures = _figures(model, test, examples, fitted[0], seed=recipe.learning.seed)
            with atomic_path(cache) as temporary:
                temporary.write_text(json.dumps(figures), encoding="utf-8")
        else:
            figures = {"n": 0, "reason": "the recipe holds nothing of it out"}
        found[test.folder] = figures
        progress("testing", number, len(recipe.tests))
    return found


def _key(model: IbisModel, test: TestPlan, examples: Sequence[Example]) -> str:
    said = json.dumps([_FORM, dict(model.description), test.folder, test.unseen, examples_digest(examples)])
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def _figures(
    model: IbisModel, test: TestPlan, examples: Sequence[Example], baselines: Baselines, *, seed: int
) -> dict[str, Any]:
    inputs = [example.input for example in examples]
    gold = np.array([IBIS_TYPES.index(example.label) for example in examples], dtype=np.intp)
    groups = [example.group for example in examples]
    chances = model.predict_proba(inputs)
    unsure = model.unsure(chances)
    others = baselines.predict(inputs)
    return {
        **label_scores(gold, chances, unsure, groups, seed=seed),
        "unseen_source": test.unseen,
        "gold": dict(Counter(example.label for example in examples)),
        "baselines": {
            name: {"macro_f1": macro_f1_score(gold, predicted, groups, seed=seed)} for name, predicted in others.items()
        },
        "by_sex": scores_by_sex(gold, chances.argmax(axis=1), [one.sex for one in examples], groups, seed=seed),
        "contrast": contrast_scores(examples, chances, unsure, seed=seed),
    }

"""From a recipe to a model folder: read, train, calibrate, write, measure, describe."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from facilitator.classification.base import BASE_NAME, BASE_SHA256, find_base
from facilitator.classification.calibration import coverage_threshold, softmax
from facilitator.classification.classifier import IbisModel
from facilitator.classification.encoder import Encoder
from facilitator.classification.memory import keep_freed_memory
from facilitator.classification.model_files import ModelSettings, write_model
from facilitator.classification.network import build, difference
from facilitator.classification.pairs import MAX_TOKENS
from facilitator.classification.scaling import Scaling, fit_scaling
from facilitator.debate import IBIS_TYPES
from facilitator.progress import Progress, silent
from facilitator.provenance import versions
from facilitator.resources import corpora_folder
from facilitator.statistics.calibration import expected_calibration_error
from facilitator.training.classifier.baselines import Baselines
from facilitator.training.classifier.card import write_card
from facilitator.training.classifier.data import Parts, load
from facilitator.training.classifier.example import Example
from facilitator.training.classifier.figures import measure
from facilitator.training.classifier.fingerprint import examples_digest, run_fingerprint
from facilitator.training.classifier.fit import fit
from facilitator.training.classifier.recipe import Recipe, read_recipe

__all__ = ["train"]


def train(recipe: Path, *, data: Path | None = None, out: Path | None = None, progress: Progress = silent) -> Path:
    """Train a classifier by a recipe, calibrate it, and measure it on what the recipe holds out.

    Parameters
    ----------
    recipe
        A TOML file; see `Recipe`. What a file of the same name ending in ``.md`` says goes into the card.
    data
        Folder of the corpora; ``$FACILITATOR_DATA`` or ``../shared/data`` if `None`.
    out
        Folder of the model; beside the recipe's folder, under the recipe's name, if `None`.

    Returns
    -------
    Path
        The folder, with ``model.json``, ``difference.safetensors``, ``figures.json`` and the card ``README.md``.

    A run that was killed goes on where it stood when started again: its state is in ``.work/<name>`` beside the
    model's folder until it is done.

    Raises
    ------
    InputError
        If the recipe or a corpus is missing or wrong.
    WorkError
        If the disk refuses.
    """
    plan = read_recipe(Path(recipe))
    corpora = corpora_folder(data)
    folder = out or Path(recipe).resolve().parent.parent / plan.name
    work = folder.parent / ".work" / folder.name
    keep_freed_memory()
    parts = load(plan, corpora)
    run = run_fingerprint(plan, parts.train)
    network = build(find_base(plan.encoder or None), seed=plan.learning.seed)
    start = {name: tensor.clone() for name, tensor in network.model.state_dict().items()}
    fit(network, parts.train, plan, work=work, run=run, progress=progress)
    settings = ModelSettings(
        name=plan.name,
        version=plan.version,
        encoder=plan.encoder or None,
        max_tokens=max(MAX_TOKENS, plan.learning.max_tokens),
        provenance=_provenance(plan, Path(recipe), parts, run),
    )
    change = difference(network, start)
    raw = work / "uncalibrated"
    write_model(raw, settings, change)  # calibrated as it will be used: read back from float16
    progress("calibrating", 0, 1)
    scaling, threshold, about = _calibrated(IbisModel.load(raw), parts.dev, plan.calibration.coverage)
    settings = replace(settings, temperature=scaling.temperature, side=scaling.side, threshold=threshold)
    write_model(folder, settings, change)
    tests = measure(
        IbisModel.load(folder),
        plan,
        data=Path(corpora),
        work=work,
        baselines=lambda: Baselines.of(plan, parts.train, Encoder.load(plan.encoder or None)),
        progress=progress,
    )
    beside = Path(recipe).with_suffix(".md")
    notes = beside.read_text(encoding="utf-8") if beside.is_file() else ""
    figures = {"calibration": about, "tests": tests, "provenance": dict(settings.provenance)}
    write_card(folder, plan, figures, notes=notes)
    shutil.rmtree(work, ignore_errors=True)
    return folder


def _calibrated(model: IbisModel, dev: Sequence[Example], coverage: float) -> tuple[Scaling, float, dict[str, Any]]:
    """Scaling and threshold on the development examples, every source counting the same."""
    if not dev:
        return Scaling(), 0.0, {"n": 0, "reason": "the recipe has no development data"}
    scores = model.scores([example.input for example in dev])
    gold = np.array([IBIS_TYPES.index(example.label) for example in dev])
    names = [example.source for example in dev]
    weights = np.array([1 / names.count(name) for name in names])
    fitted = fit_scaling(scores, gold, weights)
    scaling = Scaling(round(fitted.temperature, 4), round(fitted.side, 4))
    chances = scaling.probabilities(scores)
    confidence, right = chances.max(axis=1), chances.argmax(axis=1) == gold
    threshold = round(coverage_threshold(confidence, coverage, weights), 4)
    before = softmax(scores).max(axis=1)
    return (
        scaling,
        threshold,
        {
            "n": len(dev),
            "sources": {name: names.count(name) for name in dict.fromkeys(names)},
            "temperature": scaling.temperature,
            "side": scaling.side,
            "threshold": threshold,
            "coverage": round(float(weights[confidence >= threshold].sum() / weights.sum()), 4),
            "accuracy": round(float(right.mean()), 4),
            "accuracy_kept": round(float(right[confidence >= threshold].mean()), 4),
            "ece": round(expected_calibration_error(confidence, right), 4),
            "ece_before": round(expected_calibration_error(before, right), 4),
        },
    )


def _provenance(plan: Recipe, file: Path, parts: Parts, run: str) -> dict[str, Any]:
    takes = {source.folder.rsplit("/", 1)[-1]: source.take for source in plan.sources}
    return {
        "recipe": plan.model_dump(),
        "recipe_sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "run": run,
        "seed": plan.learning.seed,
        "base": {"name": BASE_NAME, "sha256": BASE_SHA256} if not plan.encoder else {"name": plan.encoder},
        "data": {name: _about(examples, takes[name]) for name, examples in parts.train.items()},
        "left_out_as_copies_of_test_posts": parts.dropped,
        "versions": versions(),
    }


def _about(examples: Sequence[Example], take: int) -> Mapping[str, Any]:
    return {"examples": len(examples), "per_epoch": min(take, len(examples)), "sha256": examples_digest(examples)}

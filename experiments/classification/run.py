"""How good is the classifier on what it never saw? All tests of the recipe, beside baselines and targets.

    .venv/bin/python experiments/classification/run.py [--model DIR] [--recipe FILE] [--rows 3000]

Nothing is trained but the baselines, which learn from the recipe's own training examples. Prints a table and writes
results.json beside this file.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from facilitator.classification.classifier import IbisModel
from facilitator.classification.encoder import Encoder
from facilitator.provenance import revision, versions
from facilitator.resources import data_folder, resource
from facilitator.training.classifier.baselines import Baselines
from facilitator.training.classifier.data import load
from facilitator.training.classifier.figures import measure
from facilitator.training.classifier.fingerprint import examples_digest
from facilitator.training.classifier.recipe import read_recipe

#: Test -> (figure, target): macro-F1 over the classes present, or pro against con alone.
TARGETS = {
    "labelled/ami_argument": ("macro_f1", 0.62),
    "labelled/adr_madr": ("macro_f1", 0.80),
    "labelled/perspectrum": ("macro_f1", 0.78),
    "labelled/ibm_kpa2021": ("macro_f1", 0.88),
    "labelled/ibm_claim_stance": ("macro_f1", 0.68),
    "labelled/ukpconvarg1": ("pro_or_con", 0.65),
    "labelled/createdebate_threads": ("macro_f1", 0.55),
    "labelled/civic_statements": ("macro_f1", 0.62),
    "written_debates": ("macro_f1", 0.78),
    "written_replies": ("macro_f1", 0.70),
}
ECE, CONTRAST = 0.05, 0.65


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=None, help="a model's folder; else the shipped one")
    parser.add_argument("--recipe", type=Path, default=resource("models", "recipes") / "ibis-minilm.toml")
    parser.add_argument("--rows", type=int, default=3000, help="at most so many posts of a test")
    options = parser.parse_args()
    data = data_folder()
    if data is None:
        raise SystemExit("There is no folder of corpora; set FACILITATOR_DATA.")
    recipe = read_recipe(options.recipe)
    recipe = recipe.changed(tests=tuple(test.changed(rows=options.rows) for test in recipe.tests))
    model = IbisModel.load(options.model)
    parts = load(recipe, data)
    with tempfile.TemporaryDirectory() as work:
        found = measure(
            model,
            recipe,
            data=data,
            work=Path(work),
            baselines=lambda: Baselines.of(recipe, parts.train, Encoder.load()),
            progress=lambda stage, done, total: print(f"\r{stage} {done} of {total}", end="", flush=True),
        )
    rows = [row(name, figures) for name, figures in found.items() if figures["n"]]
    print()
    table(rows)
    unseen = [one["test"] for one in rows if one["unseen"] and one["ece"] <= ECE]
    contrast = found["written_replies"]["contrast"]
    summary = {
        "targets_met": sum(one["met"] is True for one in rows),
        "targets": len(TARGETS),
        "ece_at_most_0.05_on_unseen": unseen,
        "contrast": contrast,
        "contrast_met": contrast["accuracy"] >= CONTRAST,
    }
    print(json.dumps(summary, indent=1))
    report = {
        "config": {"recipe": recipe.name, "rows": options.rows, "seed": recipe.learning.seed},
        "n": sum(one["n"] for one in rows),
        "interval": "95 %, percentile bootstrap over groups, over posts where there are fewer than ten",
        "summary": summary,
        "rows": rows,
        "figures": found,
        "provenance": {
            "model": dict(model.description),
            "data_sha256": {name: examples_digest(examples) for name, examples in parts.train.items()},
            "versions": versions(),
            "revision": revision(),
        },
    }
    (Path(__file__).parent / "results.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def row(name: str, figures: dict) -> dict:
    which, target = TARGETS.get(name, ("macro_f1", None))
    said = figures[which]
    return {
        "test": name,
        "n": figures["n"],
        "figure": which,
        "value": said["value"],
        "low": said["low"],
        "high": said["high"],
        "target": target,
        "met": None if target is None else said["value"] >= target,
        "unseen": figures["unseen_source"],
        "ece": figures["ece"],
        "accuracy": figures["accuracy"],
        "coverage": figures["coverage"],
        "accuracy_kept": figures["accuracy_kept"],
        "kept_80": figures["kept_80"]["accuracy"],
        **{baseline: one["macro_f1"]["value"] for baseline, one in figures["baselines"].items()},
    }


def table(rows: list[dict]) -> None:
    columns = ["test", "n", "figure", "value", "low", "high", "target", "met", "ece", "accuracy", "kept_80"]
    columns += ["coverage", "accuracy_kept", "majority", "tfidf", "frozen"]
    widths = [max(len(name), *(len(text(row.get(name))) for row in rows)) for name in columns]
    for cells in ([*columns], *([text(row.get(name)) for name in columns] for row in rows)):
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)))


def text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()

"""The model card and ``figures.json``: what was measured, in a form for people and one for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

from facilitator.classification.model_files import DIFFERENCE_FILE, read_settings
from facilitator.debate import IBIS_TYPES
from facilitator.files import atomic_path
from facilitator.training.classifier.recipe import Recipe

__all__ = ["write_card"]

_TEMPLATE = Path(__file__).with_name("card_template.md")
_SYNTHETIC = ("debates", "replies")


def write_card(folder: Path, recipe: Recipe, figures: Mapping[str, Any], *, notes: str = "") -> None:
    """Write ``figures.json`` and ``README.md`` into the folder of a model; `notes` go below the figures as they are."""
    with atomic_path(folder / "figures.json") as temporary:
        temporary.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    template = Template(_TEMPLATE.read_text(encoding="utf-8"))
    with atomic_path(folder / "README.md") as temporary:
        temporary.write_text(
            template.substitute(_words(folder, recipe, figures), notes=notes.strip()), encoding="utf-8"
        )


def _words(folder: Path, recipe: Recipe, figures: Mapping[str, Any]) -> dict[str, Any]:
    settings, held, origin = read_settings(folder), recipe.held_out, figures["provenance"]
    tests = {name: found for name, found in figures["tests"].items() if found["n"]}
    data = origin["data"]
    synthetic = {plan.folder.rsplit("/", 1)[-1] for plan in recipe.sources if plan.kind in _SYNTHETIC}
    return {
        "name": settings.name,
        "version": settings.version,
        "max_tokens": settings.max_tokens,
        "temperature": f"{settings.temperature:.2f}",
        "side": f"{settings.side:.2f}",
        "threshold": f"{settings.threshold:.2f}",
        "size": f"{(folder / DIFFERENCE_FILE).stat().st_size / 1e6:.1f}",
        "encoder": origin["base"]["name"],
        "rows": max((test.rows for test in recipe.tests), default=0),
        "seed": recipe.learning.seed,
        "table": _results(tests) if tests else "The recipe names no tests.",
        "by_type": _by_type(tests) if tests else "",
        "contrast": _contrast(tests),
        "by_sex": _by_sex(tests),
        "confusion": _confusion(tests),
        "calibration": _calibration(figures["calibration"]),
        "sources": _sources(recipe, data),
        "drop": round(100 * recipe.sampling.drop),
        "flip": round(100 * recipe.sampling.flip),
        "dropped": origin["left_out_as_copies_of_test_posts"],
        "dev_debates": _listed(held.dev_debates),
        "test_debates": _listed(held.test_debates),
        "dev_sets": held.dev_sets or "none",
        "test_sets": held.test_sets or "none",
        "train_sets": f", but for {_listed(held.train_sets)}" if held.train_sets else "",
        "synthetic": f"{sum(data[name]['per_epoch'] for name in synthetic):,}",
        "all_examples": f"{sum(about['per_epoch'] for about in data.values()):,}",
        "steps": f"{recipe.learning.epochs} epochs, batches of {recipe.learning.batch}",
        "recipe_sha": origin["recipe_sha256"],
        "run": origin["run"],
        "versions": ", ".join(f"{name} {number}" for name, number in origin["versions"].items()),
    }


def _results(tests: Mapping[str, Any]) -> str:
    scores = ("macro-F1", "interval", "majority", "TF-IDF", "frozen", "pro or con")
    trust = ("ECE", "AURC", "accuracy", "on the surest 80 %", "sure", "accuracy if sure")
    head = ("test", "n", *scores, *trust)
    return _table(head, [_result(name, found) for name, found in tests.items()])


def _result(name: str, found: Mapping[str, Any]) -> tuple[str, ...]:
    score, others, sided = found["macro_f1"], found["baselines"], found["pro_or_con"]
    short = name.rsplit("/", 1)[-1]
    return (
        f"**{short}**" if found["unseen_source"] else short,
        f"{found['n']:,}",
        f"**{_number(score['value'])}**",
        f"{_number(score['low'])}-{_number(score['high'])}",
        _number(others["majority"]["macro_f1"]["value"]),
        _number(others["tfidf"]["macro_f1"]["value"]),
        _number(others["frozen"]["macro_f1"]["value"]),
        _number(None if sided is None else sided["value"]),
        _number(found["ece"]),
        _number(found["aurc"]),
        _number(found["accuracy"]),
        f"{_number(found['kept_80']['accuracy'])} ({_signed(found['kept_80']['gain'])})",
        _number(found["coverage"]),
        _number(found["accuracy_kept"]),
    )


def _by_type(tests: Mapping[str, Any]) -> str:
    rows = [(name.rsplit("/", 1)[-1], *(_of_type(found, kind) for kind in IBIS_TYPES)) for name, found in tests.items()]
    return _table(("test", *IBIS_TYPES), rows)


def _of_type(found: Mapping[str, Any], kind: str) -> str:
    score = found["f1"][kind]
    return "-" if score is None else f"{_number(score)} ({found['gold'][kind]})"


def _by_sex(tests: Mapping[str, Any]) -> str:
    lines = []
    for name, found in tests.items():
        if (sexes := found["by_sex"]) is not None:
            scores = " and ".join(
                f"{_number(sexes[sex]['value'])} ({_number(sexes[sex]['low'])}-{_number(sexes[sex]['high'])}, "
                f"n {sexes['n'][sex]}) on {word} posts"
                for sex, word in (("F", "women's"), ("M", "men's"))
            )
            gap = _signed(sexes["women_minus_men"], "interval ")
            lines.append(f"**By recorded sex** ({name.rsplit('/', 1)[-1]}): macro-F1 {scores}; women minus men {gap}.")
    return "\n\n".join(lines)


def _confusion(tests: Mapping[str, Any]) -> str:
    rows = [
        (name.rsplit("/", 1)[-1], kind, *map(str, counts))
        for name, found in tests.items()
        for kind, counts in zip(IBIS_TYPES, found["confusion"], strict=True)
        if sum(counts)
    ]
    return _table(("test", "label", *IBIS_TYPES), rows)


def _contrast(tests: Mapping[str, Any]) -> str:
    lines = []
    for name, found in tests.items():
        if (pairs := found["contrast"]) is not None:
            ordered = pairs["ordered"]
            lines.append(
                f"**Nearly the same words, opposite labels** ({name.rsplit('/', 1)[-1]}, {pairs['pairs']} pairs under "
                f"one parent): the pro leans more to pro than the con does in {_number(ordered['value'])} of the pairs "
                f"(interval {_number(ordered['low'])}-{_number(ordered['high'])}, chance .50); both labels are right "
                f"in {_number(pairs['both_right'])}; the model is unsure of {_number(pairs['unsure'])} of these posts; "
                f"where it is sure of both ({pairs['sure_pairs']} pairs), the order is right in "
                f"{_number(pairs['ordered_when_sure'])}."
            )
    return "\n\n".join(lines)


def _calibration(about: Mapping[str, Any]) -> str:
    if not about["n"]:
        return f"Not calibrated: {about['reason']}."
    sources = ", ".join(f"{name} {count}" for name, count in about["sources"].items())
    return (
        f"Temperature and threshold come from {about['n']:,} development posts that were not trained on ({sources}), "
        f"every source counting the same: ECE (15 bins) {_number(about['ece_before'])} before, "
        f"{_number(about['ece'])} after; sure of {_number(about['coverage'])}, accuracy {_number(about['accuracy'])} "
        f"on all and {_number(about['accuracy_kept'])} on what it is sure of. On new sources it is less well "
        "calibrated: see the column ECE."
    )


def _sources(recipe: Recipe, data: Mapping[str, Any]) -> str:
    rows = []
    for plan in recipe.sources:
        name = plan.folder.rsplit("/", 1)[-1]
        counts = f"{data[name]['examples']:,}", f"{data[name]['per_epoch']:,}"
        rows.append((name, *counts, plan.labelled_by or "not said", plan.terms))
    return _table(("source", "training examples", "an epoch", "whose labels", "terms"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _number(value: float | None) -> str:
    return "-" if value is None else "1.00" if value >= 0.995 else f"{value:.2f}".lstrip("0")


def _signed(gain: Mapping[str, Any], word: str = "") -> str:
    if gain["value"] is None:
        return "-"
    if gain["low"] is None:
        return f"{gain['value']:+.2f}, no interval"
    return f"{gain['value']:+.2f}, {word}{gain['low']:+.2f} to {gain['high']:+.2f}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"

"""Does the classifier learn the class or the source? Each source in turn is left out of training and then tested on.

    .venv/bin/python experiments/left_out/run.py [--share 0.33] [--sources written_debates adr_madr ...]

For every source named, a short training (one epoch over `--share` of what the recipe takes) without it, measured on its
development posts, which nothing was chosen on; once by the recipe's sampling and once plainly: no source's missing
classes left out of the choice (`mask`), no parents dropped, no claims denied. Minutes a training. The figure is
macro-F1 over the classes present. Prints a table and writes results.json beside this file after every training; what is
there already is not trained again.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np

from facilitator.classification.base import find_base
from facilitator.classification.batches import length_batches, padded
from facilitator.classification.network import Network, build
from facilitator.classification.pairs import pair_tokens
from facilitator.debate import IBIS_TYPES
from facilitator.provenance import revision, versions
from facilitator.resources import data_folder, resource
from facilitator.training.classifier.data import Parts, load
from facilitator.training.classifier.example import Example
from facilitator.training.classifier.fingerprint import examples_digest
from facilitator.training.classifier.fit import fit
from facilitator.training.classifier.recipe import Recipe, read_recipe
from facilitator.training.classifier.scores import macro_f1_score

SOURCES = ("written_debates", "written_replies", "ami_argument", "perspectrum", "adr_madr", "civic_statements")
SEED = 11


def short(recipe: Recipe, *, without: str | None, share: float, plain: bool) -> Recipe:
    """The recipe for one epoch over a share of its examples, without a source."""
    sources = tuple(
        source.changed(take=max(1, round(share * source.take)))
        for source in recipe.sources
        if source.folder.rsplit("/", 1)[-1] != without
    )
    sampling = recipe.sampling.changed(mask=0.0, drop=0.0, flip=0.0) if plain else recipe.sampling
    return recipe.changed(sources=sources, sampling=sampling, learning=recipe.learning.changed(epochs=1))


def predicted(network: Network, examples: list[Example]) -> np.ndarray:
    """The most probable class of every example."""
    import torch

    tokens = pair_tokens([example.input for example in examples], network.tokenizer)
    found = np.zeros(len(examples), dtype=int)
    with torch.inference_mode():
        for batch in length_batches([len(one["input_ids"]) for one in tokens]):
            scores = network.model(**padded([tokens[place] for place in batch], network.tokenizer)).logits
            found[batch] = scores.argmax(1).numpy()
    return found


def trained(recipe: Recipe, parts: Parts, *, work: Path, name: str) -> Network:
    network = build(find_base(recipe.encoder or None), seed=recipe.learning.seed)
    wanted = {source.folder.rsplit("/", 1)[-1] for source in recipe.sources}
    train = {source: examples for source, examples in parts.train.items() if source in wanted}
    fit(
        network,
        train,
        recipe,
        work=work,
        run=name,
        progress=lambda stage, done, total: print(f"\r{name}: {stage} {done} of {total}", end="", flush=True),
    )
    print()
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--share", type=float, default=0.33)
    parser.add_argument("--sources", nargs="+", default=list(SOURCES))
    options = parser.parse_args()
    data = data_folder()
    if data is None:
        raise SystemExit("There is no folder of corpora; set FACILITATOR_DATA.")
    recipe = read_recipe(resource("models", "recipes") / "ibis-minilm.toml")
    parts = load(recipe, data)
    place = Path(__file__).parent / "results.json"
    config = {"recipe": f"{recipe.name} {recipe.version}", "share": options.share, "epochs": 1, "seed": SEED}
    kept = json.loads(place.read_text("utf-8")) if place.is_file() else {}
    rows = kept["rows"] if kept.get("config") == config else {}
    jobs = [(None, False), *((source, plain) for source in options.sources for plain in (False, True))]
    for without, plain in jobs:
        name = f"{'without ' + without if without else 'with all'}, {'plain' if plain else 'as the recipe'}"
        if name in rows:
            continue
        with tempfile.TemporaryDirectory() as work:
            plan = short(recipe, without=without, share=options.share, plain=plain)
            network = trained(plan, parts, work=Path(work), name=name)
        for source in [without] if without else options.sources:
            examples = [example for example in parts.dev if example.source == source]
            gold = np.array([IBIS_TYPES.index(example.label) for example in examples])
            groups = [example.group for example in examples]
            figure = macro_f1_score(gold, predicted(network, examples), groups, seed=SEED)
            rows.setdefault(name, {})[source] = {**figure, "n": len(examples)}
        report = {
            "config": config,
            "interval": "95 %, percentile bootstrap over groups, over posts where there are fewer than ten",
            "rows": rows,
            "provenance": {
                "data_sha256": {source: examples_digest(examples) for source, examples in parts.train.items()},
                "versions": versions(),
                "revision": revision(),
            },
        }
        place.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    table(rows, options.sources)


def table(rows: dict[str, dict[str, dict[str, float]]], sources: list[str]) -> None:
    print(f"{'source':18}  {'n':>4}  seen  left out: recipe            plain")
    for source in sources:
        seen = rows["with all, as the recipe"][source]
        ways = [rows[f"without {source}, {how}"][source] for how in ("as the recipe", "plain")]
        said = "  ".join(f"{one['value']:.3f} ({one['low']:.3f}-{one['high']:.3f})" for one in ways)
        print(f"{source:18}  {seen['n']:4}  {seen['value']:.3f}  {said}")


if __name__ == "__main__":
    main()

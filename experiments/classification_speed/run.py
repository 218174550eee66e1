"""How quick is the classifier beside `transformers.pipeline`, and beside the products of matrices alone?

    .venv/bin/python experiments/classification_speed/run.py [--posts 512] [--threads 2] [--rounds 5]

Prints a table and writes results.json beside this file. Quote the ratios, not the seconds. With one thread the time
of the processor is taken and not that of the wall, which holds while other work goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np

from facilitator import read
from facilitator.classification import TypeInput
from facilitator.classification.batches import padded
from facilitator.classification.classifier import IbisModel
from facilitator.classification.pairs import pair_tokens
from facilitator.debate import IBIS_TYPES
from facilitator.provenance import data_hash, revision, versions
from facilitator.resources import data_folder

GEMM_ROWS = (256, 512, 1024, 2048)


def real_posts(folder: Path) -> tuple[list[TypeInput], list[Path]]:
    """Posts with what they answer: the written debates, and the forum posts of UKPConvArg1."""
    files = sorted((folder / "written_debates").glob("*.jsonl"))
    found = []
    for file in files:
        for debate in read(file).debates:
            texts = {post.id: post.text for post in debate.posts}
            found += [TypeInput(texts.get(post.reply_to or "", debate.question), post.text) for post in debate.posts]
    forum = folder / "labelled" / "ukpconvarg1" / "units.jsonl"
    if forum.exists():
        rows = map(json.loads, forum.read_text("utf-8").splitlines())
        found += [TypeInput(row["parent_text"] or row["topic"], row["text"]) for row in rows]
        files.append(forum)
    return list(dict.fromkeys(found)), files


def seconds(work, clock) -> float:
    began = clock()
    work()
    return clock() - began


def products(config, tokens: int, clock) -> float:
    """Seconds that the products of the whole network take for so many tokens, at the best size of a block."""
    import torch

    size, wide = config.hidden_size, config.intermediate_size
    shapes = ((size, 3 * size), (size, size), (size, wide), (wide, size))
    best = []
    with torch.inference_mode():
        for inputs, outputs in shapes:
            weight, bias = torch.randn(outputs, inputs), torch.randn(outputs)
            found = []
            for rows in GEMM_ROWS:
                x = torch.randn(rows, inputs)
                times = [
                    seconds(lambda x=x, w=weight, b=bias: torch.nn.functional.linear(x, w, b), clock) for _ in range(7)
                ]
                found.append(float(np.median(times[1:])) / rows)
            best.append(min(found))
    return sum(best) * config.num_hidden_layers * tokens


def ratio(over: list[float], under: list[float], rng) -> dict[str, float]:
    """The median of the rounds' ratios, with a 95 % bootstrap interval over the rounds."""
    ratios = np.array(over) / np.array(under)
    draws = np.median(rng.choice(ratios, (2000, len(ratios))), axis=1)
    low, high = np.percentile(draws, [2.5, 97.5])
    return {"value": round(float(np.median(ratios)), 3), "low": round(float(low), 3), "high": round(float(high), 3)}


def live(model: IbisModel, inputs: list[TypeInput], clock) -> dict[str, float]:
    """One post at a time, taking turns with the bare forward pass of transformers on its finished tensors."""
    import torch

    whole, bare = [], []
    network = model.network
    for item in inputs:
        batch = padded(pair_tokens([item], network.tokenizer, max_tokens=model._settings.max_tokens), network.tokenizer)
        whole.append(seconds(lambda item=item: model.predict_proba([item]), clock))
        with torch.inference_mode():
            bare.append(seconds(lambda batch=batch: network.model(**batch), clock))
    shares = {f"p{at}": float(np.percentile(whole, at) / np.percentile(bare, at)) for at in (50, 95)}
    return {"n": len(inputs), **{name: round(value, 3) for name, value in shares.items()}}


def agreement(exact: np.ndarray, other: np.ndarray) -> dict[str, float]:
    return {
        "n": len(exact),
        "largest_difference": round(float(np.abs(exact - other).max()), 5),
        "same_label": round(float((exact.argmax(1) == other.argmax(1)).mean()), 5),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=512)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--live", type=int, default=100)
    parser.add_argument("--compared", type=int, default=512, help="posts on which the precisions are compared")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folder = data_folder()
    if folder is None or not (folder / "written_debates").is_dir():
        raise SystemExit("There are no written debates; set FACILITATOR_DATA to the folder of corpora.")
    import torch
    from transformers import pipeline

    torch.set_num_threads(options.threads)
    clock = time.process_time if options.threads == 1 else time.perf_counter
    inputs, files = real_posts(folder)
    random.Random(options.seed).shuffle(inputs)
    inputs = inputs[: options.posts]
    model = IbisModel.load(precision="float32")
    network, settings = model.network, model._settings
    theirs = pipeline("text-classification", model=network.model, tokenizer=network.tokenizer, device="cpu")
    given = [{"text": item.parent, "text_pair": item.text} for item in inputs]
    tokens = pair_tokens(inputs, network.tokenizer, max_tokens=settings.max_tokens)
    lengths = np.array([len(row["input_ids"]) for row in tokens])

    def run_pipeline() -> object:  # truncation, else it fails at its 512th token; all else as it comes
        return theirs(given, batch_size=32, truncation=True)

    def run_cut() -> object:  # at the classifier's own length: less work than it does by itself
        return theirs(given, batch_size=32, truncation=True, max_length=settings.max_tokens)

    ways = {"pipeline": run_pipeline, "pipeline, same cut": run_cut, "ours": lambda: model.predict_proba(inputs)}
    model.predict_proba(inputs[:32])
    theirs(given[:8], batch_size=8, truncation=True)
    times: dict[str, list[float]] = {name: [] for name in (*ways, "products")}
    for _ in range(options.rounds):
        for name, work in ways.items():
            times[name].append(seconds(work, clock))
        times["products"].append(products(network.model.config, int(lengths.sum()), clock))
    print(f"{len(inputs)} posts, {lengths.mean():.0f} tokens on average, {options.threads} thread(s)")
    for name, found in times.items():
        print(f"{name:>20} {len(inputs) / float(np.median(found)):>9.1f} posts/s", flush=True)
    rng = np.random.default_rng(options.seed)
    exact = model.predict_proba(inputs)
    said = theirs(given, batch_size=32, truncation=True)
    precisions = {
        name: agreement(
            exact[: options.compared],
            IbisModel(network, settings, precision=name).predict_proba(inputs[: options.compared]),
        )
        for name in ("bfloat16",)
    }
    results = {
        "times_pipeline": ratio(times["pipeline"], times["ours"], rng),
        "times_pipeline_same_cut": ratio(times["pipeline, same cut"], times["ours"], rng),
        "share_of_products": ratio(times["products"], times["ours"], rng),
        "live_over_bare": live(model, inputs[: options.live], clock),
        "same_label_as_pipeline": round(
            float(np.mean([one["label"] == IBIS_TYPES[row.argmax()] for one, row in zip(said, exact, strict=True)])), 5
        ),
        "precisions": precisions,
    }
    for name, value in results.items():
        print(f"{name:>24} {value}")
    report = {
        "config": vars(options) | {"clock": clock.__name__, "tokens_mean": round(float(lengths.mean()), 2)},
        "n": len(inputs),
        "interval": "95 %, percentile bootstrap over the rounds",
        "results": results,
        "provenance": {
            "data_sha256": data_hash(files)[0],
            "seed": options.seed,
            "model": {key: model.description.get(key) for key in ("name", "version", "weights", "precision")},
            "versions": versions(),
            "revision": revision(),
        },
    }
    (Path(__file__).parent / "results.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

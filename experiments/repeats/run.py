"""From which cosine on do two posts say the same? Recall of paraphrases against false merges of new thoughts.

    .venv/bin/python experiments/repeats/run.py [--nodes 50]

Perspectrum has thoughts on a claim and, for many, what crowd workers wrote to say the same in other words. A paraphrase
is looked for among the thoughts on its claim, filled up with thoughts of the same topic, as in a debate; the thought
itself is looked for among all the others. Nothing should be found there, but many thoughts of one claim do say the same
without being marked so; false merges are therefore also counted in the written debates, whose issues and ideas are all
their own. The threshold is chosen on the train split and the debates not held out, and measured on the rest. Besides,
claims are denied by rule, and neither may be taken for the other.
Prints a table and writes results.json beside this file.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from facilitator import read
from facilitator.classification.encoder import Encoder
from facilitator.ibis.repeats import Repeats, denies
from facilitator.provenance import data_hash, revision, versions
from facilitator.resources import data_folder, resource
from facilitator.statistics.bootstrap import ratio
from facilitator.statistics.clusters import Clusters
from facilitator.training.classifier.negation import negated
from facilitator.training.classifier.recipe import read_recipe

SEED = 5
THRESHOLDS = np.round(np.arange(0.60, 0.961, 0.02), 2)
LEAST_RIGHT = 0.85  # of the paraphrases that are merged, those merged with the thought they repeat
MOST_FALSE = 0.005  # of the issues and ideas of written debates, those taken for an earlier one
FEWEST_WORDS = 5


@dataclass
class Thought:
    text: str
    claim: str
    topic: str
    said_again: list[str] = field(default_factory=list)


def thoughts(rows: Sequence[Mapping[str, str]]) -> list[Thought]:
    """The file has each thought followed by its paraphrases."""
    found: list[Thought] = []
    for row in rows:
        if row["ibis"] not in ("pro", "con"):
            continue
        if row["source"] != "paraphrase":
            found.append(Thought(row["text"], row["group"], row["topic"]))
        elif found and found[-1].claim == row["group"]:
            found[-1].said_again.append(row["text"])
    return [one for one in found if long_enough(one.text)]


def long_enough(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS


def own_thoughts(files: Sequence[Path], encoder: Encoder) -> dict[str, np.ndarray]:
    """For every issue and idea of whole debates the debate, and the cosine of the nearest one before it."""
    names, cosines = [], []
    for file in files:
        for debate in read(file).debates:
            vectors: dict[str, np.ndarray] = {}
            for label in ("issue", "idea"):
                texts = [post.text for post in debate.posts if post.label == label and long_enough(post.text)]
                vectors.update(zip(texts, encoder.embed(texts), strict=True))
                for place in range(1, len(texts)):
                    names.append(debate.id)
                    cosines.append(nearest(texts[place], range(place), texts, vectors)[1])
    return {"debate": np.array(names), "cosine": np.array(cosines)}


def nearest(
    query: str, pool: Sequence[int], texts: Sequence[str], vectors: Mapping[str, np.ndarray]
) -> tuple[int, float]:
    """The most alike of the pool that does not differ in denial, and its cosine."""
    fit = [place for place in pool if denies(texts[place]) == denies(query)]
    if not fit:
        return -1, -1.0
    cosines = np.stack([vectors[texts[place]] for place in fit]) @ vectors[query]
    return fit[int(np.argmax(cosines))], float(np.max(cosines))


def measured(all_thoughts: list[Thought], encoder: Encoder, *, nodes: int) -> dict[str, np.ndarray]:
    """For every query the claim, whether it repeats a thought, the cosine of the nearest, and whether that is it."""
    rng = np.random.default_rng(SEED)
    texts = [one.text for one in all_thoughts]
    wanted = list(dict.fromkeys([*texts, *(again for one in all_thoughts for again in one.said_again)]))
    vectors = dict(zip(wanted, encoder.embed(wanted), strict=True))
    by_claim, by_topic = defaultdict(list), defaultdict(list)
    for place, one in enumerate(all_thoughts):
        by_claim[one.claim].append(place)
        by_topic[one.topic].append(place)
    rows = []
    for place, one in enumerate(all_thoughts):
        near = [other for other in by_claim[one.claim] if other != place]
        far = [other for other in by_topic[one.topic] if all_thoughts[other].claim != one.claim]
        others = near + [int(x) for x in rng.permutation(far)[: max(0, nodes - 1 - len(near))]]
        _, cosine = nearest(one.text, others, texts, vectors)
        rows.append((one.claim, False, cosine, False))
        for again in filter(long_enough, one.said_again):
            found, cosine = nearest(again, [place, *others], texts, vectors)
            rows.append((one.claim, True, cosine, found == place))
    claim, repeats, cosines, right = zip(*rows, strict=True)
    return {
        "claim": np.array(claim),
        "repeats": np.array(repeats),
        "cosine": np.array(cosines),
        "right": np.array(right),
    }


def merges(found: Mapping[str, np.ndarray], threshold: float) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Paraphrases merged with their thought, with another, and new thoughts merged; and among which each is counted."""
    over, repeats, right = found["cosine"] >= threshold, found["repeats"], found["right"]
    return {
        "recall": (over & right, repeats),
        "wrong_node": (over & ~right, repeats),
        "false_merge": (over, ~repeats),
    }


def rates(found: Mapping[str, np.ndarray], threshold: float) -> dict[str, float]:
    """The share of each."""
    return {name: float(merged[among].mean()) for name, (merged, among) in merges(found, threshold).items()}


def acceptable(tried: Mapping[str, float]) -> bool:
    merged = tried["recall"] + tried["wrong_node"]
    return tried["recall"] >= LEAST_RIGHT * merged and tried["false_in_debates"] <= MOST_FALSE


def with_intervals(found: Mapping[str, np.ndarray], threshold: float) -> dict[str, dict[str, float]]:
    """The same with 95 % intervals by a bootstrap over claims."""
    names, index = np.unique(found["claim"], return_inverse=True)
    claims = Clusters(index, len(names), "claim", SEED)
    return {
        name: claims.estimate(
            ratio(claims.sums(merged & among), claims.sums(among)), n=int(among.sum()), reason="there is none"
        ).as_dict(places=4)
        for name, (merged, among) in merges(found, threshold).items()
    }


def denials(claims: Sequence[str], encoder: Encoder, threshold: float) -> dict[str, float]:
    """Claims taken for their own denial, by the cosine alone and as the agent does it."""
    pairs = [(claim, denied) for claim in dict.fromkeys(claims) if long_enough(claim) and (denied := negated(claim))]
    one, other = (encoder.embed([pair[side] for pair in pairs]) for side in (0, 1))
    alone = np.einsum("nd,nd->n", one, other) >= threshold
    merged = []
    for (claim, denied), vector, turned in zip(pairs, one, other, strict=True):
        repeats = Repeats(threshold=threshold)
        repeats.add("claim", vector, label="idea", text=claim)
        merged.append(repeats.find(turned, label="idea", text=denied) is not None)
    return {
        "n": len(pairs),
        "by_cosine_alone": round(float(alone.mean()), 4),
        "as_used": round(float(np.mean(merged)), 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, default=50, help="thoughts that a new post is compared with")
    options = parser.parse_args()
    data = data_folder()
    file = data / "labelled" / "perspectrum" / "units.jsonl" if data else None
    if file is None or not file.is_file():
        raise SystemExit("There is no perspectrum; set FACILITATOR_DATA to the folder of corpora.")
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    encoder = Encoder.load()
    found = {
        split: measured(thoughts([row for row in rows if row["split"] == split]), encoder, nodes=options.nodes)
        for split in ("train", "test")
    }
    held_out = read_recipe(resource("models", "recipes") / "ibis-minilm.toml").held_out.test_debates
    files = sorted((data / "written_debates").glob("*.jsonl"))
    own = {
        "train": own_thoughts([one for one in files if one.stem not in held_out], encoder),
        "test": own_thoughts([one for one in files if one.stem in held_out], encoder),
    }
    tried = {
        float(threshold): {
            **rates(found["train"], threshold),
            "false_in_debates": float((own["train"]["cosine"] >= threshold).mean()),
        }
        for threshold in THRESHOLDS
    }
    print("threshold  recall  wrong node  false merge  false in debates   (train)")
    for threshold, one in tried.items():
        print(f"{threshold:9.2f}  " + "  ".join(f"{value:10.3f}" for value in one.values()))
    chosen = min(threshold for threshold, one in tried.items() if acceptable(one))
    used = Repeats().threshold
    ideas = [row["text"] for row in rows if row["ibis"] == "idea" and row["split"] == "test"]
    report = {
        "config": {
            "nodes": options.nodes,
            "seed": SEED,
            "least_right": LEAST_RIGHT,
            "most_false": MOST_FALSE,
            "fewest_words": FEWEST_WORDS,
        },
        "n": {split: len(one["cosine"]) for split, one in found.items()},
        "interval": "95 %, percentile bootstrap over claims",
        "train": {f"{threshold:.2f}": one for threshold, one in tried.items()},
        "chosen_on_train": chosen,
        "used": used,
        "test": with_intervals(found["test"], used),
        "test_debates": {
            "false_merges": int((own["test"]["cosine"] >= used).sum()),
            "n": len(own["test"]["cosine"]),
            "largest_cosine": round(float(own["test"]["cosine"].max()), 4),
        },
        "denied_claims_of_test": denials(ideas, encoder, used),
        "provenance": {"data_sha256": data_hash([file, *files])[0], "versions": versions(), "revision": revision()},
    }
    print(
        json.dumps(
            {
                name: report[name]
                for name in ("chosen_on_train", "used", "test", "test_debates", "denied_claims_of_test")
            }
        )
    )
    (Path(__file__).parent / "results.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

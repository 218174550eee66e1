"""The stage before the main one: support and opposition."""

import json

import pytest

from facilitator.classification import TypeInput
from facilitator.debate import IBIS_TYPES
from facilitator.training.classifier.corpora import pair_examples
from facilitator.training.classifier.data import load
from facilitator.training.classifier.example import Example
from facilitator.training.classifier.fit import fit
from facilitator.training.classifier.recipe import Learning, Recipe, Sampling, SourcePlan, Stage
from facilitator.training.classifier.sampling import epoch_batches

PRO, CON = IBIS_TYPES.index("pro"), IBIS_TYPES.index("con")


def example(number, label, source="a", parent="We should close the street"):
    return Example(source=source, id=str(number), group="g", text=f"text {number}", label=label, parent=parent)


def recipe(*sources, **sampling):
    return Recipe(name="r", version="1", sampling=Sampling(**sampling), sources=sources)


def items(plan, rows, stage):
    return [item for batch in epoch_batches(rows, plan, 0, stage=stage) for item in batch]


@pytest.fixture
def pairs(tmp_path):
    folder = tmp_path / "inference" / "nli"
    folder.mkdir(parents=True)
    rows = [
        {"premise": f"reply {n}", "hypothesis": "claim", "label": label, "split": split}
        for n, (label, split) in enumerate(
            [("support", "train"), ("contradiction", "train"), ("neutral", "dev"), ("entailment", "test")]
        )
    ]
    (folder / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def test_pairs_become_replies_to_their_claim(pairs):
    found = pair_examples(pairs)
    assert [row.label for _, row in found] == ["pro", "con", "other", "pro"]
    assert [split for split, _ in found] == ["train", "train", "train", "test"]
    assert found[0][1].input == TypeInput("claim", "reply 0")


def test_the_test_part_of_pairs_is_not_trained_on(pairs):
    plan = recipe(SourcePlan(folder="inference/nli", kind="pairs", stance=9, dev=0, terms=""))
    assert [row.text for row in load(plan, pairs.parent.parent).train["nli"]] == ["reply 0", "reply 1", "reply 2"]


def test_the_stance_stage_draws_only_sides_and_they_only_compete_with_each_other():
    rows = [example(n, IBIS_TYPES[n % 5]) for n in range(100)]
    drawn = items(recipe(SourcePlan(folder="a", take=9, stance=100, terms="")), {"a": rows}, "stance")
    assert len(drawn) == 40
    assert {item.label for item in drawn} == {PRO, CON}
    assert all(
        [kind for kind, may in zip(IBIS_TYPES, item.allowed, strict=True) if may] == ["pro", "con"] for item in drawn
    )
    assert all(item.input.parent for item in drawn)  # without its parent a reply has no side


def test_a_source_of_one_stage_is_not_in_the_other():
    rows = {"a": [example(n, "pro") for n in range(9)]}
    plan = recipe(SourcePlan(folder="a", stance=9, terms=""))
    assert items(plan, rows, "ibis") == []
    assert len(items(plan, rows, "stance")) == 9


def test_pairs_in_the_main_stage_are_sides_only_and_keep_their_parent():
    rows = {"a": [example(n, ("pro", "con", "other")[n % 3]) for n in range(90)]}
    plan = recipe(SourcePlan(folder="a", kind="pairs", take=90, terms=""), drop=1.0)
    drawn = items(plan, rows, "ibis")
    assert len(drawn) == 60
    sides = tuple(kind in ("pro", "con") for kind in IBIS_TYPES)
    assert all(item.allowed == sides and item.input.parent for item in drawn)


def test_a_denied_parent_turns_the_side():
    rows = {"a": [example(n, ("pro", "con", "idea")[n % 3]) for n in range(90)]}
    drawn = items(recipe(SourcePlan(folder="a", take=90, terms=""), flip=1.0, drop=0.0, mask=0.0), rows, "ibis")
    for item in drawn:
        number = int(item.input.text.split()[1])
        was = ("pro", "con", "idea")[number % 3]
        if was == "idea":
            assert (item.input.parent, IBIS_TYPES[item.label]) == ("We should close the street", "idea")
        else:
            assert item.input.parent == "We should not close the street"
            assert IBIS_TYPES[item.label] == {"pro": "con", "con": "pro"}[was]


def test_both_stages_are_trained_one_after_the_other(tiny_encoder, tmp_path):
    from facilitator.classification.network import build

    plan = Recipe(
        name="r",
        version="1",
        stance=Stage(epochs=2, rate=1e-3),
        learning=Learning(epochs=3, batch=5),
        sources=(SourcePlan(folder="a", take=10, stance=5, terms=""),),
    )
    rows = [example(n, ("pro", "con")[n % 2]) for n in range(10)]
    steps = []
    fit(build(str(tiny_encoder)), {"a": rows}, plan, work=tmp_path, run="x", progress=lambda _, *at: steps.append(at))
    assert steps == [(step, 8) for step in range(1, 9)]  # 2 epochs of one batch, then 3 of two

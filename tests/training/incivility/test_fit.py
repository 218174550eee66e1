import json
import shutil

import pytest

from facilitator import InputError, write
from facilitator.classification import HashEmbedder
from facilitator.resources import resource
from facilitator.safety.incivility import Incivility
from facilitator.training.incivility.examples import read_examples
from facilitator.training.incivility.fit import IncivilityRecipe, train_incivility
from tests.agents import plain_debate

TEXTS = {
    "civil": "The drains on street {} are full.",
    "harassment": "You are a fool, number {}.",
    "threat": "I will burn your house {}.",
}
RECIPE = """
kind = "incivility"
name = "tiny"
seed = 1
held_out = "ibis-minilm.toml"
examples = "examples.jsonl"
examples_terms = "made up"
civil = "debates"
civil_terms = "made up"
civil_weight = 0.5
penalty = 0.1
meaning_scale = 2.0
sign_scale = 1.0
folds = 2
harassment = 0.6
threat = 0.5
"""


@pytest.fixture
def recipe(tmp_path):
    """Sixty examples, some in Spanish, and three civil debates, the last of them held out."""
    rows = [
        {
            "id": f"{label}{n}",
            "text": text.format(n),
            "label": label,
            "group": f"g{n % 8}" if n < 16 else f"t{n % 4}",
            "language": "es" if n == 19 else "en",
            "split": "train" if n < 16 else "test",
        }
        for label, text in TEXTS.items()
        for n in range(20)
    ]
    (tmp_path / "examples.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (tmp_path / "debates").mkdir()
    for id in ("a01-lowtown-drains", "a02-night-buses", "a03-covered-market"):
        write([plain_debate(12, id=id)], tmp_path / "debates" / f"{id}.jsonl", format="native")
    shutil.copy(resource("models", "recipes") / "ibis-minilm.toml", tmp_path)
    path = tmp_path / "tiny.toml"
    path.write_text(RECIPE, encoding="utf-8")
    return path


def trained(recipe, out):
    return train_incivility(recipe, data=recipe.parent, out=out, embedder=HashEmbedder()) / "incivility.json"


def test_a_model_is_learned_measured_on_what_is_held_out_and_written(recipe, tmp_path):
    file = trained(recipe, tmp_path / "model")
    model = Incivility.load(file)
    text = "You are a fool, number 77."
    assert model.probabilities(text, HashEmbedder().embed([text])[0])["harassment"] > 0.5
    content = json.loads(file.read_text(encoding="utf-8"))
    figures = content["figures"]
    assert figures["trained_on"] == {"civil": 16 + 24, "harassment": 16, "threat": 16}
    assert figures["test"]["model"]["recall_threat"]["n"] == 3
    assert figures["test_other_languages"]["rules"]["recall_threat"]["n"] == 1
    assert figures["false_alarms"]["model"]["false_threat"] == {"value": 0.0, "low": 0.0, "high": 0.0, "n": 12}
    assert content["provenance"]["data_sha256"]


def test_the_same_recipe_gives_the_same_model(recipe, tmp_path):
    assert trained(recipe, tmp_path / "one").read_bytes() == trained(recipe, tmp_path / "two").read_bytes()


def test_a_recipe_with_an_unknown_key_is_refused(recipe):
    recipe.write_text(RECIPE.replace("penalty", "penalties"), encoding="utf-8")
    with pytest.raises(InputError, match="'penalties' is unknown in the recipe; use name, seed"):
        trained(recipe, None)


def test_a_line_that_is_no_example_is_named(recipe):
    file = recipe.parent / "examples.jsonl"
    file.write_text('{"text": "hello"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1: this is no example"):
        trained(recipe, None)


def test_an_unknown_label_is_refused(recipe):
    file = recipe.parent / "examples.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace('"threat"', '"menace"'), encoding="utf-8")
    with pytest.raises(InputError, match="'menace'"):
        trained(recipe, None)


@pytest.fixture
def shipped():
    file = resource("models", "recipes") / "incivility.toml"
    return read_examples(file.parent / IncivilityRecipe.load(file).examples)


def test_no_group_and_no_text_is_in_both_splits(shipped):
    for key in ("group", "text"):
        train, test = ({getattr(one, key) for one in shipped if one.split == split} for split in ("train", "test"))
        assert train
        assert test
        assert not train & test


def test_the_shipped_examples_are_as_their_datasheet_says(shipped):
    counts = {label: sum(one.label == label for one in shipped) for label in TEXTS}
    assert counts == {"civil": 298, "harassment": 171, "threat": 139}

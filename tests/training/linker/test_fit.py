import json
import shutil

import pytest

from facilitator import InputError, write
from facilitator.ibis import Linker
from facilitator.resources import resource
from facilitator.training import train_linker
from tests.agents import plain_debate

RECIPE = """
kind = "linker"
name = "tiny"
penalties = [0.01, 0.1]
held_out = "{held_out}"
units = "units.jsonl"
units_terms = "made up"
debates = "debates"
debates_terms = "made up"
"""


@pytest.fixture
def data(tmp_path):
    """Three meetings, one a split, and four debates, of which the classifier's recipe holds out two."""
    folder = tmp_path / "data"
    (folder / "debates").mkdir(parents=True)
    ids = ("a01-lowtown-drains", "a03-covered-market", "a06-yeltepe-dogs", "c22-sunbird-first-shop")
    for number, id in enumerate(ids):
        write([plain_debate(12 + number, id=id)], folder / "debates" / f"{id}.jsonl", format="native")
    rows = [
        {
            "id": f"{split}-{post.id}",
            "text": post.text,
            "author": post.author,
            "start": post.time,
            "meeting": split,
            "reply_to": post.reply_to and f"{split}-{post.reply_to}",
            "split": split,
            "label": "other",
        }
        for split in ("train", "dev", "test")
        for post in plain_debate(20).posts
    ]
    (folder / "units.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


@pytest.fixture
def recipe(tmp_path):
    shutil.copy(resource("models", "recipes") / "ibis-minilm.toml", tmp_path)
    path = tmp_path / "tiny.toml"
    path.write_text(RECIPE.format(held_out="ibis-minilm.toml"), encoding="utf-8")
    return path


def test_a_linker_is_learned_measured_beside_baselines_and_written(data, recipe, tmp_path):
    folder = train_linker(recipe, data=data, out=tmp_path / "model")
    Linker.load(folder / "linker.json")
    content = json.loads((folder / "linker.json").read_text())
    for source in ("units", "debates"):
        assert set(content["test"][source]) == {
            "linker",
            "previous",
            "previous_other_author",
            "previous_not_other_type",
            "root_question",
        }
        assert content["test"][source]["linker"]["accuracy_at_1"]["n"] > 0
    assert content["provenance"]["model"]["name"] == "ibis-minilm"
    assert len(content["provenance"]["data_sha256"]) == 64


def test_a_debate_in_two_splits_is_refused(data, recipe, tmp_path):
    rows = (data / "units.jsonl").read_text().replace('"split": "dev"', '"split": "train"', 1)
    (data / "units.jsonl").write_text(rows)
    with pytest.raises(InputError, match="debate 'dev' is in the splits"):
        train_linker(recipe, data=data, out=tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_a_recipe_with_a_missing_key_is_refused(recipe):
    recipe.write_text(recipe.read_text().replace('units = "units.jsonl"\n', ""))
    with pytest.raises(InputError, match="units"):
        train_linker(recipe, data=recipe.parent)

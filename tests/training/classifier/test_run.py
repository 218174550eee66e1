import json

import numpy as np
import pytest

from facilitator.classification import TypeInput
from facilitator.classification.classifier import IbisModel
from facilitator.errors import InputError
from facilitator.training.classifier.run import train

WEIGHTS = "difference.safetensors"


class StoppedError(Exception):
    """Stands for a killed process."""


def stop_at(step):
    def progress(stage, done, total):
        if stage == "training" and done == step:
            raise StoppedError

    return progress


@pytest.fixture(scope="module")
def trained(tmp_path_factory, tiny_encoder, tiny_corpora):
    """The folder of a model trained by the tiny recipe without a stop."""
    from tests.training.conftest import RECIPE

    folder = tmp_path_factory.mktemp("trained")
    (folder / "tiny.toml").write_text(RECIPE.format(encoder=tiny_encoder))
    (folder / "tiny.md").write_text("It was the first of two runs.")
    return train(folder / "tiny.toml", data=tiny_corpora, out=folder / "model")


def test_a_trained_model_loads_and_types(trained):
    chances = IbisModel.load(trained).predict_proba([TypeInput("the drains flood", "yes good")])
    assert chances.shape == (1, 5)
    assert chances.sum() == pytest.approx(1)


def test_a_stopped_run_goes_on_to_the_same_weights(trained, tiny_recipe, tiny_corpora, tmp_path):
    out = tmp_path / "model"
    for step in (5, 8):  # after the checkpoints of steps 3 and 6
        with pytest.raises(StoppedError):
            train(tiny_recipe(), data=tiny_corpora, out=out, progress=stop_at(step))
    steps = []
    train(tiny_recipe(), data=tiny_corpora, out=out, progress=lambda stage, done, _: steps.append((stage, done)))
    assert steps[0] == ("training", 7)
    assert (out / WEIGHTS).read_bytes() == (trained / WEIGHTS).read_bytes()
    assert not (tmp_path / ".work" / "model").exists()


def test_a_stopped_run_does_not_go_on_with_another_recipe(tiny_recipe, tiny_corpora, tmp_path):
    with pytest.raises(StoppedError):
        train(tiny_recipe(), data=tiny_corpora, out=tmp_path / "model", progress=stop_at(5))
    steps = []

    def progress(stage, done, total):
        steps.append(done)
        raise StoppedError

    with pytest.raises(StoppedError):
        train(tiny_recipe(seed="seed = 6"), data=tiny_corpora, out=tmp_path / "model", progress=progress)
    assert steps == [1]


def test_the_model_says_where_it_comes_from(trained):
    origin = json.loads((trained / "model.json").read_text())["provenance"]
    assert origin["seed"] == 5
    assert origin["data"]["claims"]["per_epoch"] == 10
    assert len(origin["data"]["claims"]["sha256"]) == len(origin["recipe_sha256"]) == 64
    assert origin["versions"]["torch"]


def test_the_card_names_sources_terms_and_limits(trained):
    card = (trained / "README.md").read_text()
    for said in (
        "| claims |",
        "CC0",
        "synthetic",
        "Limits",
        "**claims**",
        "Nearly the same words",
        "d5",
        "first of two runs",
    ):
        assert said in card
    assert "$" not in card


def test_the_figures_have_n_intervals_and_baselines(trained):
    tests = json.loads((trained / "figures.json").read_text())["tests"]
    assert {name: found["n"] for name, found in tests.items()} == {"debates": 20, "replies": 6, "claims": 12}
    assert tests["replies"]["contrast"]["pairs"] == 2
    for found in tests.values():
        score = found["macro_f1"]
        assert 0 <= score["low"] <= score["value"] <= score["high"] <= 1
        assert found["baselines"].keys() == {"majority", "tfidf", "frozen"}
        assert np.array(found["confusion"]).sum() == found["n"]


def test_the_random_state_of_the_caller_is_left_alone(tiny_recipe, tiny_corpora, tmp_path):
    import torch

    before = torch.get_rng_state()
    with pytest.raises(StoppedError):
        train(tiny_recipe(), data=tiny_corpora, out=tmp_path / "model", progress=stop_at(2))
    assert torch.equal(before, torch.get_rng_state())


def test_without_corpora_training_is_refused_in_one_sentence(tiny_recipe, tmp_path):
    with pytest.raises(InputError, match="no folder of corpora; name it with --data"):
        train(tiny_recipe(), data=tmp_path / "nowhere")

import pytest

from facilitator.classification.classifier import IbisModel
from facilitator.classification.model_files import ModelSettings
from facilitator.classification.network import add_difference, build, difference
from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.training.classifier.example import Example
from facilitator.training.classifier.fit import fit
from facilitator.training.classifier.recipe import Learning, Recipe, Sampling, SourcePlan

TEXTS = ("who is to pay ?", "we should close the street", "yes , good", "no , bad", "hello")
RECIPE = Recipe(
    name="r",
    version="1",
    learning=Learning(epochs=150, batch=5, rate=5e-3, head_rate=1e-2, smoothing=0.0, frozen_layers=1),
    sampling=Sampling(drop=0.0),
    sources=(SourcePlan(folder="a", take=5, terms=""),),
)


@pytest.fixture(scope="module")
def examples():
    return [
        Example(source="a", id=label, group="g", text=text, label=label, parent="drains")
        for label, text in zip(IBIS_TYPES, TEXTS, strict=True)
    ]


@pytest.fixture(scope="module")
def fitted(tiny_encoder, examples, tmp_path_factory):
    """A network that has seen five examples often, and the weights it began with."""
    network = build(str(tiny_encoder), seed=3)
    start = {name: tensor.clone() for name, tensor in network.model.state_dict().items()}
    work = tmp_path_factory.mktemp("work")
    fit(network, {"a": examples}, RECIPE, work=work, run="x", progress=lambda *_: None)
    return network, start


def test_what_is_seen_often_is_learned(fitted, examples):
    network, _ = fitted
    chances = IbisModel(network, ModelSettings(name="n", version="1")).predict_proba([row.input for row in examples])
    assert [IBIS_TYPES[best] for best in chances.argmax(axis=1)] == list(IBIS_TYPES)


def test_frozen_parts_do_not_change(fitted):
    network, start = fitted
    changed = difference(network, start).keys()
    assert "classifier.weight" in changed
    assert "bert.encoder.layer.1.output.dense.weight" in changed
    assert not any("embeddings" in name or "layer.0." in name for name in changed)


def test_base_and_difference_make_the_trained_network(fitted, examples, tiny_encoder):
    network, start = fitted
    rebuilt = build(str(tiny_encoder), seed=99)  # other first weights of the new layer must not matter
    add_difference(rebuilt, difference(network, start))
    settings, inputs = ModelSettings(name="n", version="1"), [row.input for row in examples]
    trained, again = (IbisModel(one, settings).scores(inputs) for one in (network, rebuilt))
    assert abs(trained - again).max() < 0.02  # the difference is kept in float16


def test_more_frozen_layers_than_there_are_is_refused(tiny_encoder, examples, tmp_path):
    recipe = RECIPE.changed(learning=Learning(frozen_layers=3))
    with pytest.raises(InputError, match="frozen_layers is 3, which does not fit this encoder; give 0"):
        fit(build(str(tiny_encoder)), {"a": examples}, recipe, work=tmp_path, run="x", progress=lambda *_: None)

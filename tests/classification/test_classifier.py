import json
import shutil

import numpy as np
import pytest

from facilitator.classification import TypeInput
from facilitator.classification.classifier import IbisModel
from facilitator.classification.model_files import DIFFERENCE_FILE, SETTINGS_FILE, ModelSettings
from facilitator.classification.network import build
from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.resources import resource

QUESTION = "What should we do about the flooded drains?"
IDEA = "We should hire two people to clean the drains before the rainy season."
OBVIOUS = [
    ("issue", QUESTION, "The drains on Mill Street overflow every spring and nobody is responsible for cleaning them."),
    ("idea", QUESTION, "I propose that the town hires two cleaners and pays them from the parking fees."),
    ("pro", IDEA, "I agree, this is a good idea, it worked very well in our street last year."),
    ("con", IDEA, "I am against this, it is far too expensive and it would not solve the problem at all."),
    ("other", QUESTION, "Hello everyone, thank you for coming tonight."),
]
INPUTS = [TypeInput(parent, text) for _, parent, text in OBVIOUS]


@pytest.fixture
def copied(tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    for name in (SETTINGS_FILE, DIFFERENCE_FILE):
        shutil.copy(resource("models", "ibis-minilm") / name, folder / name)
    return folder


@pytest.mark.parametrize(("label", "parent", "text"), OBVIOUS)
def test_the_obvious_is_told(model, label, parent, text):
    chances = model.predict_proba([TypeInput(parent, text)])[0]
    assert IBIS_TYPES[int(chances.argmax())] == label


def test_rows_are_probabilities(model):
    chances = model.predict_proba([*INPUTS, TypeInput("", ""), TypeInput("", "yes"), TypeInput(IDEA, "")])
    assert chances.shape == (8, 5)
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-12)
    assert (chances > 0).all()


def test_a_post_alone_gets_what_it_gets_among_others(model):
    many = [*INPUTS, TypeInput("", "short"), TypeInput(IDEA * 5, "a much longer post " * 40)]
    together = model.predict_proba(many)
    alone = np.concatenate([model.predict_proba([item]) for item in many])
    assert np.abs(together - alone).max() < 1e-5


def test_equal_inputs_are_computed_once(model, monkeypatch):
    seen = []
    compute = model._packed
    monkeypatch.setattr(model, "_packed", lambda rows: seen.extend(rows) or compute(rows))
    many = [INPUTS[0], INPUTS[1], INPUTS[0], TypeInput("another parent", INPUTS[0].text), INPUTS[0]]
    chances = model.predict_proba(many)
    assert len(seen) == 3
    assert np.array_equal(chances[[2, 4]], chances[[0, 0]])
    assert not np.allclose(chances[3], chances[0], atol=1e-4)


def test_the_precision_is_part_of_the_description(tiny_encoder):
    network, settings = build(str(tiny_encoder)), ModelSettings(name="n", version="1")
    assert IbisModel(network, settings, precision="bfloat16").description["precision"] == "bfloat16"
    assert IbisModel(network, settings, precision="float32").description["precision"] == "float32"


def test_bfloat16_gives_the_same_labels(model):
    quick = IbisModel(model._network, model._settings, precision="bfloat16").predict_proba(INPUTS)
    exact = model.predict_proba(INPUTS)
    assert 0 < np.abs(quick - exact).max() < 0.01
    assert (quick.argmax(axis=1) == exact.argmax(axis=1)).all()


def test_another_encoder_than_bert_is_padded_and_gives_the_same(tiny_encoder, monkeypatch):
    network, settings = build(str(tiny_encoder)), ModelSettings(name="n", version="1", max_tokens=32)
    packed = IbisModel(network, settings, precision="float32").predict_proba(INPUTS)
    monkeypatch.setattr("facilitator.classification.classifier.can_pack", lambda model: False)
    padded = IbisModel(network, settings)
    assert padded.description["precision"] == "float32"
    assert np.abs(padded.predict_proba(INPUTS) - packed).max() < 1e-5
    with pytest.raises(InputError, match="computes in float32 alone"):
        IbisModel(network, settings, precision="bfloat16")


def test_an_unknown_precision_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(InputError, match="the precision 'half' is unknown"):
        IbisModel.load(tmp_path / "nowhere", precision="half")


def test_the_same_words_are_a_pro_under_one_parent_and_a_con_under_its_opposite(model):
    parents = ("We should close the old library.", "We should keep the old library open.")
    first, second = model.predict_proba([TypeInput(parent, "It costs too much to run.") for parent in parents])
    assert [IBIS_TYPES[int(row.argmax())] for row in (first, second)] == ["pro", "con"]


def test_no_inputs_give_no_rows(model):
    assert model.predict_proba([]).shape == (0, 5)
    assert model.unsure(np.zeros((0, 5))).shape == (0,)


def test_a_megabyte_is_as_its_beginning(model):
    text = "The drains are blocked again and nobody comes. " * 22_000
    long = model.predict_proba([TypeInput(text, text)])
    assert np.array_equal(long, model.predict_proba([TypeInput(text[:3000], text[:3000])]))


def test_a_long_parent_leaves_room_for_the_post(model):
    parent = "The council met on Tuesday to speak about the budget of the town. " * 50
    first, second = model.predict_proba([TypeInput(parent, "Thanks all, goodbye!"), TypeInput(parent, OBVIOUS[1][2])])
    assert IBIS_TYPES[int(first.argmax())] == "other"
    assert IBIS_TYPES[int(second.argmax())] == "idea"


@pytest.mark.parametrize("text", ["\x00\ud800", "🔥" * 5000, "مرحبا بالجميع", "x" * 50_000, "=1+1"])
def test_odd_texts_are_typed(model, text):
    assert model.predict_proba([TypeInput(text, text)]).sum() == pytest.approx(1)


def test_unsure_is_below_the_threshold(model):
    threshold = model.description["threshold"]
    rest = (1 - threshold) / 4
    at = np.array([[threshold, rest, rest, rest, rest]])
    assert model.unsure(at).tolist() == [False]
    assert model.unsure(at - [[0.01, 0, 0, 0, 0]]).tolist() == [True]


def test_the_description_fits_into_json(model):
    described = json.loads(json.dumps(dict(model.description)))
    assert described["name"] == "ibis-minilm"
    assert described["encoder"] == "all-MiniLM-L6-v2"


def test_the_shipped_folder_is_small_and_has_no_pickle():
    folder = resource("models", "ibis-minilm")
    assert {file.suffix for file in folder.iterdir()} <= {".json", ".safetensors", ".md"}
    assert sum(file.stat().st_size for file in folder.iterdir()) < 25_000_000


def test_a_missing_folder_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match=r"there is no model here .*name the folder of a model"):
        IbisModel.load(tmp_path / "nowhere")


def test_missing_weights_are_one_sentence(copied):
    (copied / DIFFERENCE_FILE).unlink()
    with pytest.raises(InputError, match="weights cannot be read"):
        IbisModel.load(copied)


def test_cut_off_weights_are_refused(copied):
    content = (copied / DIFFERENCE_FILE).read_bytes()
    (copied / DIFFERENCE_FILE).write_bytes(content[:-100])
    with pytest.raises(InputError, match="damaged or of another model"):
        IbisModel.load(copied)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"name": "x"}'])
def test_damaged_settings_are_refused(copied, content):
    (copied / SETTINGS_FILE).write_text(content)
    with pytest.raises(InputError, match="the model's settings"):
        IbisModel.load(copied)


@pytest.mark.parametrize(
    ("key", "value"), [("temperature", 0), ("threshold", "high"), ("labels", ["a", "b"]), ("x", 1)]
)
def test_wrong_settings_are_refused(copied, key, value):
    settings = json.loads((copied / SETTINGS_FILE).read_text())
    (copied / SETTINGS_FILE).write_text(json.dumps({**settings, key: value}))
    with pytest.raises(InputError, match="the model's settings"):
        IbisModel.load(copied)


def test_an_encoder_the_model_was_not_trained_with_is_refused(tiny_encoder):
    with pytest.raises(InputError, match="do not fit its encoder"):
        IbisModel.load(encoder=tiny_encoder)

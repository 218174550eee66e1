import shutil
from pathlib import Path

import numpy as np
import pytest

from facilitator.classification.base import BASE_SHA256, check_digest, find_base
from facilitator.classification.encoder import Encoder
from facilitator.errors import InputError

TEXTS = [
    "The drains on Mill Street block every spring.",
    "Every spring the drains in Mill Street are blocked.",
    "I like strong cheese with my bread.",
    "",
    "ok",
    "Yes",
]


def test_vectors_have_length_one(encoder):
    vectors = encoder.embed(TEXTS)
    assert vectors.shape == (6, encoder.dimension) == (6, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_paraphrase_is_nearer_than_another_matter(encoder):
    same, other = (encoder.embed(TEXTS[:3])[0] @ encoder.embed(TEXTS[:3])[1:3].T).tolist()
    assert same > 0.8 > 0.3 > other


def test_a_text_alone_has_the_vector_it_has_among_others(encoder):
    together = encoder.embed([*TEXTS, "a much longer post " * 30])
    alone = np.concatenate([encoder.embed([text]) for text in TEXTS])
    assert np.abs(together[:6] - alone).max() < 1e-5


def test_no_texts_give_no_vectors(encoder):
    assert encoder.embed([]).shape == (0, 384)


def test_a_megabyte_is_as_its_beginning(encoder):
    long = "The drains are blocked again. " * 40_000
    assert np.array_equal(encoder.embed([long]), encoder.embed([long[:2000]]))


def test_the_base_is_the_released_one():
    check_digest(Path(find_base()) / "model.safetensors", BASE_SHA256)


def test_other_weights_than_the_release_are_refused(tmp_path):
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"something else")
    with pytest.raises(InputError, match=r"SHA-256 .* instead of 53aa51172d14.*name the encoder you want"):
        check_digest(file)


def test_another_encoder_is_taken_by_its_path(tiny_encoder):
    encoder = Encoder.load(tiny_encoder)
    assert encoder.embed(["the drains flood"]).shape == (1, 16)
    assert encoder.description["name"] == str(tiny_encoder)


def test_a_path_without_an_encoder_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match=r"cannot be loaded .*; check the path or hub id") as caught:
        Encoder.load(tmp_path)
    assert "\n" not in str(caught.value)


def test_an_encoder_without_its_tokeniser_is_refused(tiny_encoder, tmp_path):
    for name in ("config.json", "model.safetensors"):
        shutil.copy(tiny_encoder / name, tmp_path / name)
    with pytest.raises(InputError, match="has no fast tokeniser"):
        Encoder.load(tmp_path)


def test_loading_is_silent(tiny_encoder, capfd):
    Encoder.load(tiny_encoder)
    assert capfd.readouterr() == ("", "")

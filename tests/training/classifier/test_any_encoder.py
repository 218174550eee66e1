"""Other encoders than the shipped one, multilingual ones included, go the same way: train, load, export."""

import numpy as np
import pytest

from facilitator.classification import TypeInput
from facilitator.classification.classifier import IbisModel
from facilitator.classification.export import export_model
from facilitator.debate import IBIS_TYPES
from facilitator.training.classifier.run import train
from tests.training.conftest import RECIPE

INPUTS = [TypeInput("we should close the street", "no , bad"), TypeInput("", "水 پل hello"), TypeInput("why ?", "")]


@pytest.fixture(scope="module")
def multilingual(tmp_path_factory):
    """A tiny encoder with the architecture of XLM-R and a tokeniser of whole words in several scripts."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast, XLMRobertaConfig, XLMRobertaModel

    words = [
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
        "we",
        "should",
        "close",
        "the",
        "street",
        "no",
        ",",
        "bad",
        "hello",
        "why",
        "?",
        "水",
        "پل",
        "good",
        "yes",
        "because",
    ]
    tokenizer = Tokenizer(models.WordLevel({word: code for code, word in enumerate(words)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    folder = tmp_path_factory.mktemp("xlmr")
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", cls_token="<s>", sep_token="</s>",
        unk_token="<unk>", pad_token="<pad>", model_input_names=["input_ids", "attention_mask"],
    ).save_pretrained(folder)  # fmt: skip
    config = XLMRobertaConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=140, pad_token_id=1, type_vocab_size=1,
    )  # fmt: skip
    XLMRobertaModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def trained(multilingual, tiny_corpora, tmp_path_factory):
    folder = tmp_path_factory.mktemp("trained")
    (folder / "tiny.toml").write_text(RECIPE.format(encoder=multilingual))
    return train(folder / "tiny.toml", data=tiny_corpora, out=folder / "model")


def test_a_multilingual_encoder_is_trained_by_the_same_recipe(trained, multilingual):
    model = IbisModel.load(trained)
    assert model.description["encoder"] == str(multilingual)
    assert model.predict_proba(INPUTS).sum(axis=1) == pytest.approx(1)


def test_its_export_gives_the_same_and_names_no_path(trained, multilingual, tmp_path):
    from transformers import pipeline

    folder = export_model(tmp_path / "merged", model=trained)
    classify = pipeline("text-classification", model=str(folder), top_k=None)
    said = classify([{"text": item.parent, "text_pair": item.text} for item in INPUTS[:2]], truncation=True)
    found = np.array([[row["score"] for kind in IBIS_TYPES for row in rows if row["label"] == kind] for rows in said])
    assert found == pytest.approx(IbisModel.load(trained).predict_proba(INPUTS[:2]), abs=1e-4)
    written = (folder / "config.json").read_text() + (folder / "README.md").read_text()
    assert str(multilingual.parent) not in written

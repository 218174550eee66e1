"""Fixtures that all tests may use: external corpora, models loaded once, and a miniature encoder."""

import pytest
from hypothesis import settings

from facilitator.resources import data_folder
from tests.effort import NIGHTLY, examples

#: How long an example takes tells how busy the machine is, and nothing else. By day the examples are the same each
#: time, so that a change is blamed for its own faults alone; at night others are drawn.
settings.register_profile("patient", deadline=None, max_examples=examples(100), derandomize=not NIGHTLY)
settings.load_profile("patient")

_WORDS = (
    "[PAD] [UNK] [CLS] [SEP] [MASK] the a we should of to is it not no yes good bad because drains flood buses close "
    "open pay who why what thanks hello agree wrong school street every spring let ? . , ##s"
)


@pytest.fixture(scope="session")
def shared_data():
    """The folder of external corpora; the test is skipped where there is none."""
    folder = data_folder()
    if folder is None:
        pytest.skip("needs the external corpora: set FACILITATOR_DATA to their folder")
    return folder


@pytest.fixture(scope="session")
def encoder():
    from facilitator.classification.encoder import Encoder

    return Encoder.load()


@pytest.fixture(scope="session")
def model():
    from facilitator.classification.classifier import IbisModel

    return IbisModel.load(precision="float32")  # in which the same holds on every processor


@pytest.fixture(scope="session")
def tiny_encoder(tmp_path_factory):
    """A BERT of two layers and 16 dimensions with a vocabulary of a few words, as a local folder."""
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("encoder")
    vocabulary = {word: code for code, word in enumerate(_WORDS.split())}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(folder)
    with torch.random.fork_rng():
        torch.manual_seed(1)
        BertModel(
            BertConfig(
                vocab_size=len(vocabulary),
                hidden_size=16,
                num_hidden_layers=2,
                num_attention_heads=2,
                intermediate_size=32,
                max_position_embeddings=128,
                initializer_range=0.3,  # the usual 0.02 is too weak for so few dimensions to learn quickly
            )
        ).save_pretrained(folder)
    return folder

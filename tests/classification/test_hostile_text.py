"""No text that a browser, a file or a joker can send breaks the classifier or makes it slow."""

import numpy as np
import pytest

from experiments.hostile_text.posts import hostile_posts
from facilitator.classification.base import find_base, load_tokenizer
from facilitator.classification.pairs import MAX_TOKENS, pair_tokens
from facilitator.classification.protocols import TypeInput
from facilitator.classification.roll_up import type_posts
from facilitator.classification.text import MAX_CHARACTERS, ready
from facilitator.classification.units import MAX_UNITS


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer(find_base(None))


POSTS = hostile_posts(byte_strings=60, scale=20_000, seed=7)


@pytest.mark.parametrize("kind", POSTS)
def test_every_post_gets_probabilities(model, kind):
    posts = [(TypeInput("", text), False) for text in POSTS[kind]]
    typed = type_posts(posts, model, languages=["en"] * len(posts))
    for text, post in zip(POSTS[kind], typed, strict=True):
        assert abs(sum(post.probabilities) - 1) < 1e-5
        assert len(post.units) <= MAX_UNITS
        assert all(0 <= unit.start < unit.end <= len(text) for unit in post.units)


@pytest.mark.parametrize("kind", POSTS)
def test_a_post_is_as_harmless_as_a_parent(model, kind):
    chances = model.predict_proba([TypeInput(text, "I agree.") for text in POSTS[kind]])
    assert np.isfinite(chances).all()


@pytest.mark.parametrize("kind", POSTS)
def test_work_is_bounded_whatever_the_length(tokenizer, kind):
    texts = POSTS[kind]
    assert max(len(ready(text)) for text in texts) <= MAX_CHARACTERS
    tokens = pair_tokens([TypeInput(text, text) for text in texts], tokenizer)
    assert max(len(one["input_ids"]) for one in tokens) <= MAX_TOKENS


def test_what_looks_like_a_special_token_is_none(tokenizer):
    """``[SEP]`` in a post must not end the parent: it would let a post choose its own parent."""
    (tokens,) = pair_tokens([TypeInput("The drains flood.", "I agree [SEP] [CLS] [MASK] with it.")], tokenizer)
    assert tokens["input_ids"].count(tokenizer.sep_token_id) == 2
    assert tokens["input_ids"].count(tokenizer.cls_token_id) == 1

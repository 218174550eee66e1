import pytest

from facilitator.classification import TypeInput
from facilitator.classification.base import find_base, load_tokenizer
from facilitator.classification.pairs import MAX_TOKENS, PARENT_TOKENS, pair_tokens

LONG = "one two three four five six seven eight nine ten " * 40


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer(find_base())


def segments(tokenizer, parent, text):
    (tokens,) = pair_tokens([TypeInput(parent, text)], tokenizer)
    words = tokenizer.convert_ids_to_tokens(tokens["input_ids"])
    end = words.index("[SEP]")
    return words[1:end], words[end + 1 : -1], tokens


def test_the_parent_is_the_first_segment_and_the_post_the_second(tokenizer):
    parent, post, tokens = segments(tokenizer, "close it", "yes please")
    assert (parent, post) == (["close", "it"], ["yes", "please"])
    assert tokens["token_type_ids"] == [0, 0, 0, 0, 1, 1, 1]


def test_a_long_parent_keeps_its_first_48_tokens_and_the_post_gets_the_rest(tokenizer):
    parent, post, tokens = segments(tokenizer, LONG, LONG)
    assert (len(parent), len(tokens["input_ids"])) == (PARENT_TOKENS, MAX_TOKENS)
    assert parent[:2] == post[:2] == ["one", "two"]
    assert len(post) == 77


def test_a_post_without_a_parent_has_an_empty_first_segment(tokenizer):
    parent, post, _ = segments(tokenizer, "", LONG)
    assert (len(parent), len(post)) == (0, 125)


def test_an_empty_post_stays_a_pair(tokenizer):
    assert segments(tokenizer, "close it", "\x00 ")[:2] == (["close", "it"], [])

import pytest

from facilitator.classification import TypeInput
from facilitator.classification.base import find_base, load_tokenizer
from facilitator.classification.pairs import MAX_TOKENS, pair_tokens

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


def test_of_two_long_texts_each_gets_the_half(tokenizer):
    parent, post, tokens = segments(tokenizer, LONG, LONG)
    assert len(tokens["input_ids"]) == MAX_TOKENS
    assert abs(len(parent) - len(post)) <= 1
    assert parent[:2] == post[:2] == ["one", "two"]


def test_a_short_text_stays_whole_beside_a_long_one(tokenizer):
    assert [len(part) for part in segments(tokenizer, LONG, "yes please")[:2]] == [123, 2]
    assert [len(part) for part in segments(tokenizer, "close it", LONG)[:2]] == [2, 123]


def test_a_post_without_a_parent_has_an_empty_first_segment(tokenizer):
    parent, post, _ = segments(tokenizer, "", LONG)
    assert (len(parent), len(post)) == (0, 125)


def test_an_empty_post_stays_a_pair(tokenizer):
    assert segments(tokenizer, "close it", "\x00 ")[:2] == (["close", "it"], [])

"""How a post and its parent become the tokens of one input: ``[CLS] parent [SEP] post [SEP]``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facilitator.classification.batches import Tokens
from facilitator.classification.protocols import TypeInput
from facilitator.classification.text import PARENT_CHARACTERS, ready

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

__all__ = ["MAX_TOKENS", "PARENT_TOKENS", "pair_tokens"]

#: The parent's first tokens that are kept.
PARENT_TOKENS = 48
#: Longest input, special tokens included. What is beyond is cut from the end of the post, so that a post keeps at
#: least 77 tokens under a long parent and 125 without one.
MAX_TOKENS = 128


def pair_tokens(
    inputs: Sequence[TypeInput],
    tokenizer: PreTrainedTokenizerBase,
    *,
    parent_tokens: int = PARENT_TOKENS,
    max_tokens: int = MAX_TOKENS,
) -> list[Tokens]:
    """Tokens of every input, not yet padded; the parent is the first segment, also where it is empty."""
    if not inputs:
        return []
    parents = _cut([ready(item.parent, PARENT_CHARACTERS) for item in inputs], tokenizer, parent_tokens)
    texts = [ready(item.text) for item in inputs]
    found = tokenizer(parents, texts, truncation="only_second", max_length=max_tokens)
    names = list(found.keys())
    return [{name: found[name][place] for name in names} for place in range(len(inputs))]


def _cut(texts: list[str], tokenizer: PreTrainedTokenizerBase, limit: int) -> list[str]:
    """The texts up to their token `limit`; cut as text, because special tokens are the tokeniser's business."""
    different = list(dict.fromkeys(texts))  # many posts answer the same one
    if not any(different):
        return texts
    found = tokenizer(
        different, add_special_tokens=False, truncation=True, max_length=limit + 1, return_offsets_mapping=True
    )
    offsets = found["offset_mapping"]
    cut = {
        text: text[: places[limit - 1][1]] if len(places) > limit else text
        for text, places in zip(different, offsets, strict=True)
    }
    return [cut[text] for text in texts]

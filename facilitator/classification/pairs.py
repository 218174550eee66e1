"""How a post and its parent become the tokens of one input: ``[CLS] parent [SEP] post [SEP]``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facilitator.classification.batches import Tokens
from facilitator.classification.protocols import TypeInput
from facilitator.classification.text import PARENT_CHARACTERS, ready

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

__all__ = ["MAX_TOKENS", "pair_tokens"]

#: Longest input, special tokens included. What is beyond is cut from the end of the longer of the two texts: under a
#: long parent a post keeps 62 tokens at least, without one 125. This is what tokenisers call ``longest_first`` and do
#: by themselves when asked to truncate, so that an exported model reads the same.
MAX_TOKENS = 128


def pair_tokens(
    inputs: Sequence[TypeInput], tokenizer: PreTrainedTokenizerBase, *, max_tokens: int = MAX_TOKENS
) -> list[Tokens]:
    """Tokens of every input, not yet padded; the parent is the first segment, also where it is empty."""
    if not inputs:
        return []
    parents = [ready(item.parent, PARENT_CHARACTERS) for item in inputs]
    texts = [ready(item.text) for item in inputs]
    found = tokenizer(parents, texts, truncation="longest_first", max_length=max_tokens)
    names = list(found.keys())
    return [{name: found[name][place] for name in names} for place in range(len(inputs))]

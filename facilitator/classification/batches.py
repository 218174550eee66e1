"""Token ids in batches of like length: `length_batches` and `packs` group, `padded` makes the tensors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedTokenizerBase

__all__ = ["Tokens", "length_batches", "packs", "padded"]

#: What the tokeniser says of one input: ``input_ids``, ``attention_mask`` and, of some encoders, ``token_type_ids``.
Tokens = Mapping[str, Sequence[int]]

_MAX_TOKENS = 4096
_MAX_ROWS = 64
#: Padding beyond which two calls are cheaper than one: about what a call costs besides its tokens.
_MAX_PADDING = 64
#: Of a pack: enough for products at full speed, few enough for the states of a layer to stay in the cache.
_PACK_TOKENS = 1024


def length_batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places in `lengths`, the shortest inputs first, in batches of at most 64 rows and 4,096 padded tokens.

    Inputs of like length stand together, so that little is spent on padding: a batch ends before it needs more than 64.
    """
    batch: list[int] = []
    tokens = 0
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        length = lengths[place]
        size = (len(batch) + 1) * length
        if batch and (len(batch) == _MAX_ROWS or size > _MAX_TOKENS or size - tokens - length > _MAX_PADDING):
            yield batch
            batch, tokens = [], 0
        batch.append(place)
        tokens += length
    if batch:
        yield batch


def packs(lengths: Sequence[int], most: int = _PACK_TOKENS) -> Iterator[list[int]]:
    """Places in `lengths`, the shortest inputs first, in packs of at most `most` tokens, for use without padding.

    An input that is longer than that is a pack by itself.
    """
    pack: list[int] = []
    tokens = 0
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if pack and tokens + lengths[place] > most:
            yield pack
            pack, tokens = [], 0
        pack.append(place)
        tokens += lengths[place]
    if pack:
        yield pack


def padded(
    tokens: Sequence[Tokens], tokenizer: PreTrainedTokenizerBase, device: torch.device | str = "cpu"
) -> dict[str, torch.Tensor]:
    """Tensors of shape (rows, longest row); what was filled up has the attention 0."""
    import torch

    longest = max(len(row["input_ids"]) for row in tokens)
    fill = {"input_ids": tokenizer.pad_token_id or 0, "attention_mask": 0, "token_type_ids": 0}
    return {
        name: torch.tensor([[*row[name], *[fill[name]] * (longest - len(row[name]))] for row in tokens], device=device)
        for name in tokens[0]
        if name in fill
    }

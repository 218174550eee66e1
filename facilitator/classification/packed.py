"""A BERT classifier's forward pass over rows of tokens that stand one after the other, without padding.

The same arithmetic as `BertForSequenceClassification` of transformers on the same weights, with less around it: no
filling up, one product for queries, keys and values, and in the last layer only what the first token of a row needs,
since the classifier reads nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.batches import Tokens
from facilitator.classification.precision import Precision, linear

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel

__all__ = ["PackedBert", "can_pack"]


def can_pack(model: PreTrainedModel) -> bool:
    """Whether `PackedBert` computes what `model` does: BERT as in the paper, with any sizes."""
    config: Any = model.config
    return (
        type(model).__name__ == "BertForSequenceClassification"
        and config.hidden_act == "gelu"
        and getattr(config, "position_embedding_type", "absolute") == "absolute"
        and not config.is_decoder
    )


class PackedBert:
    """Rows of tokens to scores, from the weights of a model for which `can_pack` is true.

    The weights are read once: later changes of the model may not show.
    """

    def __init__(self, model: PreTrainedModel, precision: Precision = "float32") -> None:
        self._model = cast("Any", model)  # what its class declares is vaguer than what can_pack found
        self._layers = [_Layer.of(layer, precision) for layer in self._model.bert.encoder.layer]
        self._heads = int(self._model.config.num_attention_heads)

    def __call__(self, rows: Sequence[Tokens]) -> NDArray[np.float32]:
        """Scores of shape (len(rows), classes); rows of one length should stand together, for speed."""
        import torch

        lengths = [len(row["input_ids"]) for row in rows]
        with torch.inference_mode():
            groups = _groups(lengths)
            starts = torch.tensor([0, *np.cumsum(lengths)[:-1]])
            states = self._embed(rows, lengths)
            for layer in self._layers[:-1]:
                states = layer.finish(states, _attend(layer.mix(states), groups, self._heads))
            last = self._layers[-1]
            first = last.finish(states[starts], _attend_first(last.mix(states), groups, starts, self._heads))
            pooled = torch.tanh(self._model.bert.pooler.dense(first))
            found: NDArray[np.float32] = self._model.classifier(pooled).numpy()
        return found

    def _embed(self, rows: Sequence[Tokens], lengths: Sequence[int]) -> torch.Tensor:
        import torch

        tables = self._model.bert.embeddings
        states = tables.word_embeddings(torch.tensor([token for row in rows for token in row["input_ids"]]))
        places = torch.cat([torch.arange(length) for length in lengths])
        states += tables.position_embeddings(places)
        if "token_type_ids" in rows[0]:
            kinds = torch.tensor([kind for row in rows for kind in row["token_type_ids"]])
            states += tables.token_type_embeddings(kinds)
        else:
            states += tables.token_type_embeddings.weight[0]
        normal: torch.Tensor = tables.LayerNorm(states)
        return normal


@dataclass(frozen=True)
class _Group:
    """`rows` rows of `length` tokens each, which begin at row `first` and token `start` of the pack."""

    first: int
    start: int
    rows: int
    length: int

    @property
    def tokens(self) -> slice:
        return slice(self.start, self.start + self.rows * self.length)


def _groups(lengths: Sequence[int]) -> list[_Group]:
    found, first, start = [], 0, 0
    for length, same in groupby(lengths):
        rows = len(list(same))
        found.append(_Group(first, start, rows, length))
        first, start = first + rows, start + rows * length
    return found


@dataclass(frozen=True)
class _Layer:
    """One layer's products and normalisations."""

    mix: Any
    out: Any
    wide: Any
    narrow: Any
    after_attention: Any
    after_all: Any

    @classmethod
    def of(cls, layer: Any, precision: Precision) -> _Layer:
        import torch

        own = layer.attention.self
        parts = (own.query, own.key, own.value)
        with torch.no_grad():
            weight, bias = torch.cat([part.weight for part in parts]), torch.cat([part.bias for part in parts])
            out, wide, narrow = (
                linear(part.weight.detach(), part.bias.detach(), precision)
                for part in (layer.attention.output.dense, layer.intermediate.dense, layer.output.dense)
            )
            return cls(
                mix=linear(weight, bias, precision),
                out=out,
                wide=wide,
                narrow=narrow,
                after_attention=layer.attention.output.LayerNorm,
                after_all=layer.output.LayerNorm,
            )

    def finish(self, states: torch.Tensor, attended: torch.Tensor) -> torch.Tensor:
        """What comes after attention; sums and normalisations are float32 in every precision."""
        import torch

        states = self.after_attention(states + self.out(attended))
        wide = torch.nn.functional.gelu(self.wide(states))
        found: torch.Tensor = self.after_all(states + self.narrow(wide))
        return found


def _attend(mixed: torch.Tensor, groups: Sequence[_Group], heads: int) -> torch.Tensor:
    """Attention within each row; `mixed` has shape (tokens, 3 * size): query, key, value."""
    import torch

    size = mixed.shape[1] // 3
    found = mixed.new_empty(len(mixed), size)
    for group in groups:
        query, key, value = _split(mixed[group.tokens], group, heads)
        seen = torch.nn.functional.scaled_dot_product_attention(query, key, value)
        found[group.tokens].view(group.rows, group.length, heads, -1).copy_(seen.transpose(1, 2))
    return found


def _attend_first(mixed: torch.Tensor, groups: Sequence[_Group], starts: torch.Tensor, heads: int) -> torch.Tensor:
    """The same for the first token of each row alone; shape (rows, size)."""
    import torch

    found = mixed.new_empty(len(starts), mixed.shape[1] // 3)
    for group in groups:
        query, key, value = _split(mixed[group.tokens], group, heads)
        seen = torch.nn.functional.scaled_dot_product_attention(query[:, :, :1], key, value)
        found[group.first : group.first + group.rows] = seen.reshape(group.rows, -1)
    return found


def _split(mixed: torch.Tensor, group: _Group, heads: int) -> tuple[torch.Tensor, ...]:
    """Query, key and value, each of shape (rows, heads, length, size of a head)."""
    return mixed.view(group.rows, group.length, 3, heads, -1).permute(2, 0, 3, 1, 4).unbind(0)

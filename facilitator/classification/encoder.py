"""Texts to vectors: `Encoder`, the mean of the base encoder's token vectors, of length 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.base import BASE_NAME, BASE_SHA256, find_base, load_network, load_tokenizer
from facilitator.classification.batches import length_batches, padded
from facilitator.classification.memory import keep_freed_memory
from facilitator.classification.text import ready

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

__all__ = ["MAX_TOKENS", "Encoder"]

#: Tokens of a text that count, special ones included; the rest is cut.
MAX_TOKENS = 128
_TEXTS_AT_ONCE = 2048


class Encoder:
    """An `Embedder` over a transformer: mean over the tokens, then scaled to length 1, in fp32.

    Of a text the first 128 tokens count, and of a very long one only the beginning is ever looked at (see
    `facilitator.classification.text.ready`). Other texts in the call change a vector by rounding alone, less than
    1e-5 in any place: padding is masked, but the sums may be done in another order. The same call gives the same
    vectors, bit for bit, on the same machine with the same number of threads.
    """

    def __init__(
        self, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, *, description: Mapping[str, Any]
    ) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self.dimension: int = int(model.config.hidden_size)
        #: Name of the encoder and, for the base, the SHA-256 of its weights.
        self.description = dict(description)

    @classmethod
    def load(cls, path: str | Path | None = None) -> Encoder:
        """Load all-MiniLM-L6-v2, or the encoder at a local path or hub id.

        Hub ids are fetched unless ``HF_HUB_OFFLINE=1`` is set, as everywhere in transformers.

        Raises
        ------
        InputError
            If it is not there, cannot be loaded, or is the base but with other weights than the release.
        """
        from transformers import AutoModel

        where = find_base(path)
        about = {"name": BASE_NAME, "sha256": BASE_SHA256} if path is None else {"name": str(path), "sha256": None}
        keep_freed_memory()
        model, _ = load_network(where, AutoModel)
        return cls(model, load_tokenizer(where), description=about)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimension), each of length 1; equal texts are computed once."""
        places: dict[str, int] = {}
        index = np.array([places.setdefault(ready(text), len(places)) for text in texts], dtype=np.intp)
        different = list(places)
        vectors = np.empty((len(different), self.dimension), dtype=np.float32)
        for start in range(0, len(different), _TEXTS_AT_ONCE):
            block = different[start : start + _TEXTS_AT_ONCE]
            vectors[start : start + len(block)] = self._embed(block)
        return vectors[index]

    def _embed(self, texts: list[str]) -> NDArray[np.float32]:
        import torch

        found = self._tokenizer(texts, truncation=True, max_length=MAX_TOKENS)
        tokens = [{name: found[name][place] for name in found} for place in range(len(texts))]
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        with torch.inference_mode():
            for rows in length_batches([len(item["input_ids"]) for item in tokens]):
                batch = padded([tokens[row] for row in rows], self._tokenizer)
                states = self._model(**batch).last_hidden_state
                mask = batch["attention_mask"].unsqueeze(-1).to(states.dtype)
                mean = (states * mask).sum(1) / mask.sum(1)
                vectors[rows] = torch.nn.functional.normalize(mean, dim=1).numpy()
        return vectors

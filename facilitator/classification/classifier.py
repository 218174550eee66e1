"""The IBIS type of a post given its parent: `IbisModel`, a cross-encoder on what was learned beyond the base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facilitator.classification.base import BASE_NAME, find_base
from facilitator.classification.batches import Tokens, length_batches, packs, padded
from facilitator.classification.memory import keep_freed_memory
from facilitator.classification.model_files import ModelSettings, read_difference, read_settings
from facilitator.classification.network import Network, add_difference, build
from facilitator.classification.packed import PackedBert, can_pack
from facilitator.classification.pairs import pair_tokens
from facilitator.classification.precision import choose
from facilitator.classification.protocols import TypeInput
from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.resources import resource

__all__ = ["SHIPPED", "IbisModel"]

#: The model that comes with the package.
SHIPPED = "ibis-minilm"

_INPUTS_AT_ONCE = 2048


class IbisModel:
    """A `TypeModel`: the base encoder over (parent, post), plus a learned difference and a five-way layer.

    The pair is cut to 128 tokens, at the end of the longer of the two; what is shorter stays whole. A missing parent is
    an empty one. The probabilities are calibrated (`Scaling`). Other
    posts in the call change them by rounding alone, in float32 less than 1e-5. Equal inputs are computed once.

    Parameters
    ----------
    precision
        ``"float32"``, ``"bfloat16"``, or ``"auto"`` for bfloat16 where the processor has it, else float32
        (see `facilitator.classification.precision.choose`).

    Raises
    ------
    InputError
        If the precision is unknown, or another than float32 is asked of an encoder that is no BERT.
    """

    def __init__(self, network: Network, settings: ModelSettings, *, precision: str = "auto") -> None:
        self._network = network
        self._settings = settings
        packs_well = can_pack(network.model)
        self._precision = choose(precision if packs_well or precision != "auto" else "float32")
        if not packs_well and self._precision != "float32":
            message = f"this encoder is no BERT and computes in float32 alone; leave out the precision {precision}."
            raise InputError(message)
        self._packed = PackedBert(network.model, self._precision) if packs_well else None

    @classmethod
    def load(
        cls, folder: str | Path | None = None, *, encoder: str | Path | None = None, precision: str = "auto"
    ) -> IbisModel:
        """Load the shipped model, or the one in `folder`.

        Parameters
        ----------
        encoder
            Where to find the encoder that the model was trained with, if not where the model says.
        precision
            As for the class.

        Raises
        ------
        InputError
            If a file is missing or damaged, the encoder is not the one the model was trained with, or it does not
            compute in that precision.
        """
        choose(precision)  # a slip of the pen is told at once
        place = resource("models", SHIPPED) if folder is None else Path(folder)
        settings = read_settings(place)
        change = read_difference(place, settings)
        network = build(find_base(encoder or settings.encoder))
        add_difference(network, change)
        keep_freed_memory()
        return cls(network, settings, precision=precision)

    @property
    def description(self) -> Mapping[str, Any]:
        """`name`, `version`, `encoder`, `weights` (their SHA-256), `temperature`, `side`,
        `threshold` and `precision`.
        """
        settings = self._settings
        return {
            "name": settings.name,
            "version": settings.version,
            "encoder": settings.encoder or BASE_NAME,
            "weights": settings.difference_sha256,
            "temperature": settings.temperature,
            "side": settings.side,
            "threshold": settings.threshold,
            "precision": self._precision,
        }

    @property
    def network(self) -> Network:
        """The network with what was learned added, before calibration."""
        return self._network

    def scores(self, inputs: Sequence[TypeInput]) -> NDArray[np.float32]:
        """What the network says before calibration; shape (len(inputs), 5)."""
        places: dict[TypeInput, int] = {}
        index = np.array([places.setdefault(item, len(places)) for item in inputs], dtype=np.intp)
        different = list(places)
        found = np.empty((len(different), len(IBIS_TYPES)), dtype=np.float32)
        for start in range(0, len(different), _INPUTS_AT_ONCE):
            block = different[start : start + _INPUTS_AT_ONCE]
            found[start : start + len(block)] = self._scores(block)
        return found[index]

    def predict_proba(self, inputs: Sequence[TypeInput]) -> NDArray[np.float64]:
        """Calibrated probabilities of shape (len(inputs), 5), columns as `IBIS_TYPES`, rows summing to 1."""
        return self._settings.scaling.probabilities(self.scores(inputs))

    def unsure(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether the largest probability is below the threshold; shape (n,)."""
        if len(probabilities) == 0:
            return np.zeros(0, dtype=np.bool_)
        return np.asarray(probabilities.max(axis=1) < self._settings.threshold)

    def _scores(self, inputs: Sequence[TypeInput]) -> NDArray[np.float32]:
        tokens = pair_tokens(inputs, self._network.tokenizer, max_tokens=self._settings.max_tokens)
        lengths = [len(item["input_ids"]) for item in tokens]
        found = np.empty((len(inputs), len(IBIS_TYPES)), dtype=np.float32)
        if self._packed is not None:
            for rows in packs(lengths):
                found[rows] = self._packed([tokens[row] for row in rows])
        else:
            for rows in length_batches(lengths):
                found[rows] = self._padded([tokens[row] for row in rows])
        return found

    def _padded(self, tokens: Sequence[Tokens]) -> NDArray[np.float32]:
        import torch

        with torch.inference_mode():
            logits = self._network.model(**padded(tokens, self._network.tokenizer)).logits
        scores: NDArray[np.float32] = logits.float().numpy()
        return scores

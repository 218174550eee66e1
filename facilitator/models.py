"""The models that the agent needs, loaded together: `load_models`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from facilitator.classification import Embedder, TypeModel
from facilitator.classification.classifier import IbisModel
from facilitator.classification.encoder import Encoder
from facilitator.ibis import Linker
from facilitator.resources import resource

__all__ = ["Models", "load_models"]


class Models(NamedTuple):
    """What `facilitator.agent.Facilitator` is built from."""

    embedder: Embedder
    types: TypeModel
    linker: Linker


def load_models(model: str | Path | None = None) -> Models:
    """The encoder, the classifier in the folder `model` (`None`: the one that comes along) and the linker.

    Raises
    ------
    InputError
        If one of them is missing or damaged.
    """
    types = IbisModel.load(None if model is None else Path(model))
    return Models(Encoder.load(), types, Linker.load(resource("models", "linker") / "linker.json"))

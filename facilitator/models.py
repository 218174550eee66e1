"""The models that the agent needs, loaded together: `load_models`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from facilitator.classification import Embedder, TypeModel
from facilitator.classification.classifier import IbisModel
from facilitator.classification.encoder import Encoder
from facilitator.ibis import Linker
from facilitator.interventions.watches.gate import Gate
from facilitator.resources import resource
from facilitator.safety import Incivility

__all__ = ["Models", "load_models"]


class Models(NamedTuple):
    """What `facilitator.agent.Facilitator` is built from."""

    embedder: Embedder
    types: TypeModel
    linker: Linker
    gate: Gate
    incivility: Incivility


def load_models(model: str | Path | None = None) -> Models:
    """The encoder, the classifier in the folder `model` (`None`: the one that comes along), the linker, the timing
    gate, and the one that tells attacks on people.

    Raises
    ------
    InputError
        If one of them is missing or damaged.
    """
    types = IbisModel.load(None if model is None else Path(model))
    linker = Linker.load(resource("models", "linker") / "linker.json")
    gate = Gate.load(resource("models", "timing") / "timing.json")
    incivility = Incivility.load(resource("models", "incivility") / "incivility.json")
    return Models(Encoder.load(), types, linker, gate, incivility)

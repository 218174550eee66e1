"""The models that the agent needs: `Models`, shared by any number of rooms, and `load_models`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from facilitator.classification import Embedder, TypeModel
from facilitator.ibis import Linker
from facilitator.interventions.watches.gate import Gate, TimingGate
from facilitator.reader import Reader
from facilitator.resources import resource
from facilitator.safety import Incivility

__all__ = ["Models", "load_models"]


@dataclass(frozen=True, kw_only=True)
class Models:
    """What every room asks; nothing in here changes.

    Parameters
    ----------
    embedder, types, incivility
        What reads a post: meaning, IBIS types, and attacks on people (without that one, rules alone tell them).
    linker
        Guesses what a post answers where it does not say so.
    gate
        Tells how likely a facilitator is to speak now; without one that is not known.
    """

    embedder: Embedder
    types: TypeModel
    linker: Linker = field(default_factory=Linker.untrained)
    gate: TimingGate | None = None
    incivility: Incivility | None = None

    def reader(self, *, units: bool = True) -> Reader:
        """A reader with these models; `units` says whether the sentences of posts are typed too."""
        return Reader(embedder=self.embedder, types=self.types, incivility=self.incivility, units=units)


def load_models(model: str | Path | None = None) -> Models:
    """The encoder, the classifier in the folder `model` (`None`: the one that comes along), the linker, the timing
    gate, and the one that tells attacks on people.

    Raises
    ------
    InputError
        If one of them is missing or damaged.
    """
    from facilitator.classification.classifier import IbisModel  # torch is heavy: only who really reads waits for it
    from facilitator.classification.encoder import Encoder

    return Models(
        types=IbisModel.load(None if model is None else Path(model)),
        embedder=Encoder.load(),
        linker=Linker.load(resource("models", "linker") / "linker.json"),
        gate=Gate.load(resource("models", "timing") / "timing.json"),
        incivility=Incivility.load(resource("models", "incivility") / "incivility.json"),
    )

"""`Reader`: posts in, readings out. It alone asks the text models; it knows no room and remembers nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from facilitator.classification import Embedder, TypeInput, TypeModel
from facilitator.classification.roll_up import TypedPost, type_posts
from facilitator.reading import Reading, Request
from facilitator.safety.cues import cues
from facilitator.safety.incivility import Incivility, by_rules
from facilitator.safety.instructions import instructs
from facilitator.safety.personal_data import personal_data

__all__ = ["Reader", "ReadsPosts"]


class ReadsPosts(Protocol):
    """What an agent asks for readings: a `Reader`, or something that stands before one."""

    @property
    def description(self) -> Mapping[str, object]:
        """What is needed to know the classifier again."""
        ...

    def read(self, posts: Sequence[Request]) -> list[Reading]:
        """A reading for each post, in order; the same for the same posts."""
        ...

    def embed(self, text: str) -> NDArray[np.float32]:
        """The meaning of a text, shape (dimension,), length 1."""
        ...


class Reader:
    """Reads posts of any number of rooms together: many in one call are much cheaper than one by one.

    It may be shared between threads; the models compute one call after the other.

    Parameters
    ----------
    embedder, types
        The models: meaning, and IBIS types.
    incivility
        Tells attacks on people from other posts; without one, rules alone do.
    units
        Whether to type the sentences of posts too; nothing that the agent says rests on them.
    """

    def __init__(
        self, *, embedder: Embedder, types: TypeModel, incivility: Incivility | None = None, units: bool = True
    ) -> None:
        self.embedder = embedder
        self.types = types
        self.incivility = incivility
        self.units = units
        self._lock = Lock()
        encoder = getattr(embedder, "description", type(embedder).__name__)  # a stand-in need not describe itself
        tone = None if incivility is None else incivility.as_json()
        self._digest = _digest(types.description, encoder, embedder.dimension, tone)

    @property
    def description(self) -> Mapping[str, object]:
        """What is needed to know the classifier again."""
        return self.types.description

    def read(self, posts: Sequence[Request]) -> list[Reading]:
        """A reading for each post, in order."""
        if not posts:
            return []
        inputs = [(TypeInput(post.parent, post.text), post.leads) for post in posts]
        languages = [post.language for post in posts] if self.units else None
        with self._lock:  # tokenisers are not safe to share
            vectors = self.embedder.embed([post.text for post in posts])
            typed = type_posts(inputs, self.types, languages=languages)
        return [self._reading(*one) for one in zip(posts, typed, vectors, strict=True)]

    def embed(self, text: str) -> NDArray[np.float32]:
        """The meaning of a text, shape (dimension,), length 1."""
        with self._lock:
            return np.asarray(self.embedder.embed([text])[0])

    def _reading(self, post: Request, typed: TypedPost, vector: NDArray[np.float32]) -> Reading:
        found = cues(post.text)
        # the model has learned from English; rules do elsewhere
        model = self.incivility if post.language.split("-")[0].lower() == "en" else None
        tone = by_rules(found) if model is None else model.probabilities(post.text, vector, found=found)
        return Reading(
            label=typed.label,
            unsure=typed.unsure,
            probabilities=tuple(typed.chances.tolist()),
            units=typed.units,
            embedding=np.asarray(vector, dtype="<f4").tobytes(),
            tone={name: float(probability) for name, probability in tone.items()},
            tone_by="rules" if model is None else "model",
            cues=tuple(name for name, there in found.items() if there),
            personal_data=tuple((datum.kind, datum.probability) for datum in personal_data(post.text)),
            instructs=instructs(post.text),
            models=self._digest,
        )


def _digest(*about: object) -> str:
    """Sixteen hexadecimal digits that change when a model does."""
    return hashlib.sha256(json.dumps(about, sort_keys=True, default=str).encode()).hexdigest()[:16]

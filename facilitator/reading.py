"""What the models make of a post's text, without the room: `Reading`, and what they need to make it, `Request`.

A reading needs a model only once. Written down with `Reading.to_json` and read back it leads to the same decisions, so
that a room is restored without a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from facilitator.classification import Context
from facilitator.classification.roles import leads
from facilitator.classification.roll_up import TypedUnit
from facilitator.debate import IBIS_TYPES, Debate, IbisType, Post
from facilitator.errors import InputError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["Reading", "Request", "requests"]

_FLOAT = "<f4"


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """All that a reading depends on: the post's text, what it answers, who speaks, and in which language.

    `parent` is the text it answers (see `Context.parent`), ``""`` for none; `leads` whether its author leads the
    debate; `language` a code such as ``en`` or ``fa-AF``.
    """

    text: str
    parent: str = ""
    leads: bool = False
    language: str = "en"

    @classmethod
    def of(cls, post: Post, *, context: Context, role: str, language: str) -> Request:
        """The next post of a debate, before `context` takes it in."""
        return cls(text=post.text, parent=context.parent(post).text, leads=leads(role), language=language)


def requests(debate: Debate) -> Iterator[Request]:
    """Every post of a recorded debate as a room would ask about it, in order."""
    context = Context.of(debate)
    for post in debate.posts:
        role = debate.participant_by_id[post.author].role
        yield Request.of(post, context=context, role=role, language=debate.language or "en")
        context.add(post, own=role == "agent")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What is known of a post before anybody looks at the room.

    Parameters
    ----------
    label, unsure
        The most probable type, and whether it should rather not be believed.
    probabilities
        Calibrated, of `IBIS_TYPES` in order, not rounded; they sum to 1.
    units
        The post's sentence-like pieces with their own types; empty where they were not asked for.
    embedding
        The meaning, of Euclidean length 1, as little-endian float32; see `vector`.
    tone
        Probability of each tone (``civil``, ``harassment``, ``threat``), by `tone_by`: ``"model"`` or ``"rules"``.
    cues
        Names of the cues of tone that were found.
    personal_data
        Kind and probability of each piece of personal data, never the data itself.
    instructs
        Whether the post speaks to the agent as to a program.
    models
        Digest of the models that read it, by which readings of other models can be told apart.
    """

    __pydantic_config__ = {"ser_json_bytes": "base64", "val_json_bytes": "base64"}  # noqa: RUF012

    label: IbisType
    unsure: bool
    probabilities: tuple[float, ...]
    embedding: bytes
    units: tuple[TypedUnit, ...] = ()
    tone: Mapping[str, float]
    tone_by: str
    cues: tuple[str, ...] = ()
    personal_data: tuple[tuple[str, float], ...] = ()
    instructs: bool = False
    models: str = ""

    def __post_init__(self) -> None:
        if len(self.probabilities) != len(IBIS_TYPES) or len(self.embedding) % np.dtype(_FLOAT).itemsize:
            raise ValueError(f"{len(self.probabilities)} probabilities with {len(self.embedding)} bytes of embedding")

    @property
    def vector(self) -> NDArray[np.float32]:
        """The embedding, of shape (dimension,); it cannot be changed."""
        return np.frombuffer(self.embedding, dtype=_FLOAT)

    @property
    def types(self) -> NDArray[np.float64]:
        """The probabilities as an array, of shape (5,)."""
        return np.array(self.probabilities)

    @property
    def confidence(self) -> float:
        """The probability of the label, from 0 to 1."""
        return max(self.probabilities)

    def corrected(self, label: IbisType) -> Reading:
        """The same post, given that a person says that it is a `label`: sure, and nothing else."""
        chances = tuple(float(kind == label) for kind in IBIS_TYPES)
        return replace(self, label=label, unsure=False, probabilities=chances)

    def erased(self) -> Reading:
        """All that is not about what was said: the type stays, so that the map keeps its shape."""
        silent = np.zeros(len(self.vector), dtype=_FLOAT).tobytes()
        calm = {tone: float(tone == "civil") for tone in self.tone}
        return replace(self, embedding=silent, units=(), tone=calm, cues=(), personal_data=(), instructs=False)

    def to_json(self) -> str:
        """One line of JSON, the embedding in base64 with four bytes a number.

        Two bytes would be half of that, but not the same bits, and so not surely the same decisions.
        """
        return _adapter().dump_json(self).decode("utf-8")

    @classmethod
    def from_json(cls, text: str | bytes) -> Reading:
        """Read back what `to_json` gave.

        Raises
        ------
        InputError
            If it is no reading.
        """
        from pydantic import ValidationError

        from facilitator.validation import first_fault

        try:
            return _adapter().validate_json(text)
        except ValidationError as error:
            raise InputError(
                f"this is no reading of a post: {first_fault(error, whole='the text')}; read the post again."
            ) from error


@cache
def _adapter() -> TypeAdapter[Reading]:
    from pydantic import TypeAdapter

    return TypeAdapter(Reading)

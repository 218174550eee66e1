"""What a language model must offer: `Generator`, from messages to one reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal, Protocol

from facilitator.errors import WorkError

__all__ = ["Generator", "GeneratorError", "Message"]


class GeneratorError(WorkError):
    """No reply came; the message is one plain sentence that tells why and holds no secret."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """One turn of what is put to the model."""

    role: Literal["system", "user", "assistant"]
    content: str

    def as_dict(self) -> dict[str, str]:
        """The turn as chat templates and endpoints want it."""
        return asdict(self)


class Generator(Protocol):
    """A language model, near or far. Nobody trusts its replies: they are checked before use."""

    @property
    def name(self) -> str:
        """What the log calls it."""
        ...

    def generate(self, messages: Sequence[Message], *, most_tokens: int, seed: int) -> str:
        """The reply to `messages`; as far as the model can, the same for the same arguments.

        Raises
        ------
        GeneratorError
            If there is none, for whatever reason. Nothing else is ever raised.
        """
        ...

"""What happens in a room, as frozen values: the log of them is the truth, and a room's state is made from it.

`write_event` and `read_event` turn one into a line of JSON and back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from facilitator.debate import Debate, Participant, Post
from facilitator.errors import InputError
from facilitator.interventions import Decision, Policy, Proposal, Resolution
from facilitator.reading import Reading

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = [
    "Corrected",
    "Erased",
    "Event",
    "Hidden",
    "Joined",
    "Opened",
    "Paused",
    "PolicyChanged",
    "Posted",
    "Proposed",
    "Quiet",
    "Read",
    "Resolved",
    "Silent",
    "read_event",
    "write_event",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A room begins: `debate` without its posts, and the embedding of its question (see `Reading`), if it has one."""

    __pydantic_config__ = {"ser_json_bytes": "base64", "val_json_bytes": "base64"}  # noqa: RUF012

    debate: Debate
    policy: Policy
    seed: int = 0
    question: bytes | None = None
    kind: Literal["opened"] = "opened"


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """Somebody enters, or says something new of themselves."""

    person: Participant
    kind: Literal["joined"] = "joined"


@dataclass(frozen=True, kw_only=True, slots=True)
class Posted:
    """A post is in the room; the models have not read it yet. `proposal` is the message that it brings, if any."""

    post: Post
    proposal: int | None = None
    kind: Literal["posted"] = "posted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """The models have read a post, and the room took it in."""

    post: str
    reading: Reading
    kind: Literal["read"] = "read"


@dataclass(frozen=True, kw_only=True, slots=True)
class Quiet:
    """Nobody had posted for long at `time`, and the agent looked."""

    time: float
    kind: Literal["quiet"] = "quiet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Silent:
    """The agent looked after a post and said nothing: the best move it had, how much it would have helped, and why not.

    `branch` is that of what it might have spoken about, `None` if nothing called for a message.
    """

    after: str
    time: float
    phase: str
    branch: str | None
    considered: str | None
    score: float
    why: str
    kind: Literal["silent"] = "silent"

    @classmethod
    def of(cls, decision: Decision, *, after: str, time: float) -> Silent:
        """What a decision for silence leaves in the log."""
        return cls(
            after=after,
            time=time,
            phase=decision.phase,
            branch=decision.branch,
            considered=decision.considered,
            score=decision.score,
            why=decision.why_silent or "",
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposed:
    """The agent proposes a message."""

    proposal: Proposal
    kind: Literal["proposed"] = "proposed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """What became of a proposal: `how`, `by` whom and why; `text` is what went out instead, if it was edited."""

    proposal: int
    how: Resolution
    time: float
    text: str | None = None
    by: str | None = None
    reason: str = ""
    kind: Literal["resolved"] = "resolved"


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrected:
    """A person says what a post is (`label`), what it answers (`target`), or which node it says again (`repeats`).

    `value` is the type, the post or the node; `None` stands for the debate's question, or for no node.
    """

    post: str
    what: Literal["label", "target", "repeats"]
    value: str | None
    time: float
    by: str | None = None
    reason: str = ""
    kind: Literal["corrected"] = "corrected"


@dataclass(frozen=True, kw_only=True, slots=True)
class PolicyChanged:
    """Another policy holds from now on."""

    policy: Policy
    time: float
    by: str | None = None
    kind: Literal["policy_changed"] = "policy_changed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Paused:
    """The agent is to be silent for now, or (`paused` is false) to speak again."""

    time: float
    paused: bool = True
    by: str | None = None
    kind: Literal["paused"] = "paused"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hidden:
    """A post is not shown any more, or (`hidden` is false) again; the agent neither quotes it nor asks about it."""

    post: str
    time: float
    hidden: bool = True
    by: str | None = None
    reason: str = ""
    kind: Literal["hidden"] = "hidden"


@dataclass(frozen=True, kw_only=True, slots=True)
class Erased:
    """Texts are gone: those `posts`, and all that a `person` wrote so far with what they told of themselves."""

    time: float
    posts: tuple[str, ...] = ()
    person: str | None = None
    by: str | None = None
    kind: Literal["erased"] = "erased"


Event = (
    Opened
    | Joined
    | Posted
    | Read
    | Quiet
    | Silent
    | Proposed
    | Resolved
    | Corrected
    | PolicyChanged
    | Paused
    | Hidden
    | Erased
)


def write_event(event: Event) -> str:
    """The event as one line of JSON; halves of characters, which UTF-8 cannot hold, become question marks."""
    from pydantic_core import PydanticSerializationError

    try:
        return _adapter().dump_json(event).decode("utf-8")
    except PydanticSerializationError:
        plain = json.dumps(_adapter().dump_python(event, mode="json"), ensure_ascii=False)
        return plain.encode("utf-8", errors="replace").decode("utf-8")


def read_event(line: str | bytes) -> Event:
    """The event in a line of JSON.

    Raises
    ------
    InputError
        If it is none.
    """
    from pydantic import ValidationError

    from facilitator.validation import first_fault

    try:
        return _adapter().validate_json(line)
    except ValidationError as error:
        raise InputError(
            f"this is no event of a room: {first_fault(error, whole='the line')}; the log is damaged there."
        ) from error


@cache
def _adapter() -> TypeAdapter[Event]:
    from pydantic import Field, TypeAdapter

    return TypeAdapter(Annotated[Event, Field(discriminator="kind")])

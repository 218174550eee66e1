"""A post as triggers see it: `Heard`, without anybody's gender or group."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.debate import IbisType

__all__ = ["LOOK", "Heard"]

#: Characters of a post that are looked at for cues.
LOOK = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """One post by a person.

    `node` is the map's node it belongs to, `text` its
    beginning, at most `LOOK` characters. `new` says that it is an issue or idea that no earlier one says.
    """

    id: str
    author: str
    label: IbisType
    unsure: bool
    node: str | None
    text: str
    new: bool = False

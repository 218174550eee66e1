"""A post as triggers see it: `Heard`, without anybody's gender or group."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from facilitator.classification.roll_up import TypedPost
from facilitator.debate import IBIS_TYPES, IbisType, Post
from facilitator.ibis import IbisMap
from facilitator.safety import FlagKind

__all__ = ["LOOK", "Heard", "hear", "stance_of"]

#: Characters of a post that are looked at for cues.
LOOK = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """One post by a person.

    `node` is the map's node it belongs to, `branch` the topmost node above it, `text` its beginning, at most `LOOK`
    characters. `new` says that it is an issue or idea that no earlier one says, `first` that its author had not posted.
    `stance` is the chance of a pro minus that of a con, turned round under each con above it, from -1 (against the idea
    in question) to 1; `None` where the post is no argument. `uncivil` says that it attacks somebody, `unquotable` that
    it must not be quoted, as it attacks somebody or tells somebody's personal data.
    """

    id: str
    author: str
    label: IbisType
    unsure: bool
    node: str | None
    text: str
    branch: str | None = None
    new: bool = False
    first: bool = False
    stance: float | None = None
    uncivil: bool = False
    unquotable: bool = False


def hear(
    post: Post, typed: TypedPost, *, map: IbisMap, repeats: bool, first: bool, flags: Collection[FlagKind] = ()
) -> Heard:
    """The post as triggers see it; `map` already holds it, and `flags` are what a person should look at in it."""
    node = map.node_of(post.id)
    uncivil = "harassment" in flags or "threat" in flags
    chances: dict[IbisType, float] = dict(zip(IBIS_TYPES, typed.chances.tolist(), strict=True))
    above = [state.label for state in map.upwards(node)][1:]
    return Heard(
        id=post.id,
        author=post.author,
        label=typed.label,
        unsure=typed.unsure,
        node=node,
        text=post.text[:LOOK],
        branch=map.branch_of(post.id),
        new=typed.label in ("issue", "idea") and not repeats,
        first=first,
        stance=stance_of(typed.label, chances, above) if node == post.id else None,
        uncivil=uncivil,
        unquotable=uncivil or "personal_data" in flags,
    )


def stance_of(label: IbisType, chances: Mapping[IbisType, float], above: Iterable[IbisType]) -> float | None:
    """The stance of an argument towards the idea it is about; `above` are the types of the nodes over it, upwards.

    >>> stance_of("pro", {"pro": 0.8, "con": 0.1}, ["con", "idea"])
    -0.7
    """
    if label not in ("pro", "con"):
        return None
    turned = 1
    for kind in above:
        if kind not in ("pro", "con"):
            break
        turned *= -1 if kind == "con" else 1
    return round(turned * (chances["pro"] - chances["con"]), 12)

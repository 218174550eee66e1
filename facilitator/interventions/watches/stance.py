"""Where an argument stands towards the idea it is about: `stance_of`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.debate import IbisType

__all__ = ["stance_of"]


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

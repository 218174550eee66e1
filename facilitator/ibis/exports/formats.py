"""The list of map formats, and writing a map in one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from facilitator.errors import InputError
from facilitator.files import atomic_path
from facilitator.ibis.exports.aif import as_aif, as_xaif
from facilitator.ibis.exports.argdown import as_argdown
from facilitator.ibis.exports.content import MapContent
from facilitator.ibis.exports.graphml import as_graphml

__all__ = ["MAP_FORMATS", "MapFormat", "write_map"]


class MapFormat(NamedTuple):
    """How a map becomes text, what it is, what its file is called, and what is lost (a sentence)."""

    render: Callable[[MapContent], str]
    description: str
    file_name: str
    loss: str


MAP_FORMATS: Mapping[str, MapFormat] = {
    "aif": MapFormat(
        as_aif,
        "Argument Interchange Format, JSON of AIFdb",
        "map.aif.json",
        "AIF has no place for times, probabilities, unsure types, and what is an issue or an idea.",
    ),
    "xaif": MapFormat(
        as_xaif,
        "AIF with a list of issues, positions and arguments",
        "map.xaif.json",
        "xAIF has no place for times, probabilities and unsure types.",
    ),
    "argdown": MapFormat(
        as_argdown,
        "Argdown, argument maps as plain text",
        "map.argdown",
        "Argdown has no relation for answers and questions, which stand in the nodes' data, and none of times.",
    ),
    "graphml": MapFormat(
        as_graphml,
        "GraphML, for Gephi, yEd, networkx",
        "map.graphml",
        "GraphML carries how many posts say a node, not which.",
    ),
}


def write_map(content: MapContent, path: Path, *, format: str) -> str:
    """Write a map, and say in a sentence what the format cannot carry.

    Raises
    ------
    InputError
        If there is no such format.
    WorkError
        If the disk refuses.
    """
    if format not in MAP_FORMATS:
        raise InputError(f"there is no map format {format!r}; use {', '.join(MAP_FORMATS)}.")
    found = MAP_FORMATS[format]
    text = found.render(content).encode("utf-8", "replace")
    with atomic_path(path) as temporary:
        temporary.write_bytes(text)
    return found.loss

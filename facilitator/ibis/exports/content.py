"""What is in a ``map.json``: `MapContent`, and reading one back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from facilitator.debate import IBIS_TYPES
from facilitator.errors import InputError
from facilitator.ibis.graph import Link, Node, Relation

__all__ = ["MapContent", "read_map"]


@dataclass(frozen=True, kw_only=True)
class MapContent:
    """A map as a value: every node has one link, to another node or (target `None`) to the debate's question."""

    debate: str
    question: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> MapContent:
        """From the content of a ``map.json``, as `IbisMap.as_dict` gives it.

        Raises
        ------
        ValueError
            If something is missing, of the wrong kind, or a link leads nowhere.
        """
        try:
            nodes = tuple(_node(item) for item in content["nodes"])
            links = tuple(_link(item) for item in content["links"])
            debate, question = str(content["debate"]), str(content["question"])
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"it lacks {error}") from error
        known = {node.id for node in nodes}
        if len(known) < len(nodes):
            raise ValueError("two nodes have the same id")
        for link in links:
            if link.source not in known or (link.target is not None and link.target not in known):
                raise ValueError(f"the link from {link.source!r} leads to no node")
        return cls(debate=debate, question=question, nodes=nodes, links=links)


def _node(item: Mapping[str, Any]) -> Node:
    if item["label"] not in IBIS_TYPES or item["label"] == "other":
        raise ValueError(f"a node has the label {item['label']!r}")
    return Node(
        id=str(item["id"]),
        label=item["label"],
        text=str(item["text"]),
        author=str(item["author"]),
        time=float(item["time"]),
        unsure=bool(item["unsure"]),
        posts=tuple(str(post) for post in item["posts"]),
    )


def _link(item: Mapping[str, Any]) -> Link:
    if item["relation"] not in get_args(Relation):
        raise ValueError(f"a link has the relation {item['relation']!r}")
    target = item["target"]
    return Link(
        source=str(item["source"]),
        target=None if target is None else str(target),
        relation=item["relation"],
        probability=float(item["probability"]),
    )


def read_map(file: Path) -> MapContent:
    """Read a ``map.json`` that ``facilitator replay --out`` wrote.

    Raises
    ------
    InputError
        If it cannot be read or is no map.
    """
    try:
        return MapContent.of(json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise InputError(f"the map cannot be read ({error.strerror}); check the path.", file=file) from error
    except ValueError as error:  # also what json and the decoder raise
        message = f"this is no map ({error}); give a map.json that 'facilitator replay --out' wrote."
        raise InputError(message, file=file) from error

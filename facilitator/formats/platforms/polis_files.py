"""Which files of a folder make one Polis export: each is known by its columns, whatever the download called it."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.formats.head import Head
from facilitator.formats.platforms.folder import head_of, members

__all__ = ["Export", "exports", "kind_of"]

_KINDS: dict[str, frozenset[str]] = {
    "comments": frozenset(["comment-id", "comment-body"]),
    "people": frozenset(["participant", "n-votes"]),
    "votes": frozenset(["comment-id", "voter-id", "vote"]),
    "history": frozenset(["n-votes", "n-comments", "n-visitors", "n-voters"]),
    "groups": frozenset(["comment-id", "total-votes", "total-agrees"]),
}
_WORDS = re.compile(
    r"[-_. ]*(?:comment-groups|comments?|summary|participants?[-_. ]votes|votes?|stats-history)(?=\W|\d|_|$)"
)


def kind_of(head: Head) -> str | None:
    """Which file of an export this is; `None` if it is none."""
    cells = set(head.cells)
    if "topic" in cells or "url" in cells:
        try:
            rows = [row for row in csv.reader(head.text.splitlines(keepends=True)[:40]) if row]
        except csv.Error:
            return None
        return "summary" if {"topic", "url"} <= {row[0] for row in rows} else None
    return next((kind for kind, columns in _KINDS.items() if columns <= cells), None)


@dataclass(frozen=True)
class Export:
    """The files of one conversation, by kind; `guessed` are those that only lie beside it, of another name."""

    name: str
    comments: Path
    beside: dict[str, Path] = field(default_factory=dict)
    guessed: tuple[str, ...] = ()


def exports(folder: Path, *, only: Path | None = None) -> tuple[list[Export], list[Path]]:
    """The exports in a folder, or the one that `only`, a comments file, belongs to; and what is no part of any.

    Files belong together whose names are the same but for the words that say what they hold. A lone comments file
    of another name takes what lies beside it, where that has no export's name of its own.
    """
    kinds: dict[Path, str] = {}
    others = []
    for path in members(folder):
        head = head_of(path)
        kind = kind_of(head) if head is not None else None
        if kind is None:
            others.append(path)
        else:
            kinds[path] = kind
    comments = [path for path, kind in kinds.items() if kind == "comments"]
    lone = comments[0] if len(comments) == 1 else None
    beside: dict[str, dict[str, Path]] = defaultdict(dict)
    nameless: dict[str, Path] = {}  # whose names are not those of an export
    for path, kind in kinds.items():
        if kind != "comments":
            beside[_name(path)].setdefault(kind, path)
            if not _name(path) or _WORDS.search(_stem(path).lower()) is None:
                nameless.setdefault(kind, path)
    found = []
    used: set[Path] = set(comments)
    for path in comments:
        own = dict(beside.get(_name(path), {}))
        guessed = {kind: other for kind, other in nameless.items() if kind not in own and path == lone}
        used.update(own.values(), guessed.values())
        if only is None or path == only:
            found.append(Export(_name(path) or folder.resolve().name, path, {**own, **guessed}, tuple(guessed)))
    return found, [*others, *(path for path in kinds if path not in used)]


def _stem(path: Path) -> str:
    return Path(path.name.removesuffix(".gz")).stem


def _name(path: Path) -> str:
    """A file's name without the words that say what it holds: what the files of one export share."""
    stem = _stem(path)
    matches = list(_WORDS.finditer(stem.lower()))
    if not matches:
        return stem
    last = matches[-1]  # the topic before it may be about votes
    return (stem[: last.start()] + stem[last.end() :]).strip("-_. ")

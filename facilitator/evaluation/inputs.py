"""What a suite is run on: the debates in the files and folders that the user named, pooled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Unpack

from facilitator.debate import Debate
from facilitator.errors import InputError
from facilitator.formats import Problem, read_all
from facilitator.formats.hints import Hints
from facilitator.progress import Progress, silent
from facilitator.resources import resource

__all__ = ["Inputs", "Item", "load"]

_SEEN = (
    "These are the bundled sample debates. They were written for this project by language models, and the shipped "
    "model was trained on them: these figures show that everything works, not how well it works elsewhere. Name "
    "debates of your own with --on."
)


@dataclass(frozen=True, kw_only=True)
class Item:
    """A debate and the file it came from; `key` tells it from debates of the same name in other files."""

    file: str
    debate: Debate

    @property
    def key(self) -> str:
        """The file and the debate's id."""
        return f"{self.file}#{self.debate.id}"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """All debates, the files they came from, what had to be left out or mended, and what a reader must know.

    `read` says how much was read and how much was not, in numbers.
    """

    files: tuple[Path, ...]
    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    read: Mapping[str, Any] = field(default_factory=dict)

    @property
    def posts(self) -> int:
        """How many posts there are in all debates."""
        return sum(len(item.debate.posts) for item in self.items)


def load(on: Sequence[str | Path] = (), *, report: Progress = silent, **hints: Unpack[Hints]) -> Inputs:
    """Read every file and folder in `on`; without any, the bundled sample debates.

    Raises
    ------
    InputError
        If a path is missing or cannot be read, or there is not a single post in all of them.
    """
    samples = _samples() if on else resource("corpora", "samples")
    chosen = [Path(path) for path in on] if on or samples is None else [samples]
    found = read_all(chosen, progress=lambda done, total: report("reading", done, total), **hints)
    files = [one.path.resolve() for one in found.files]
    labels = _labels(files)
    items = [Item(file=labels[one.path.resolve()], debate=debate) for one in found.files for debate in one.debates]
    if not any(item.debate.posts for item in items):
        raise InputError("there is not a single post to evaluate on; name files with posts by --on.", file=chosen[0])
    seen = samples is not None and any(file.is_relative_to(samples.resolve()) for file in files)
    return Inputs(
        files=tuple(files),
        items=tuple(items),
        problems=found.problems,
        notes=(_SEEN,) if seen else (),
        read=found.as_dict(),
    )


def _samples() -> Path | None:
    try:
        return resource("corpora", "samples")
    except InputError:
        return None  # the user named other files, so nothing is amiss


def _labels(files: list[Path]) -> dict[Path, str]:
    """A short name for each file: its own, with as many folders before it as tell it from the others."""
    labels = {}
    for file in files:
        parts = 1
        while any(other != file and other.parts[-parts:] == file.parts[-parts:] for other in files):
            parts += 1
        labels[file] = "/".join(file.parts[-parts:])
    return labels

"""Which debates are replayed: `load` reads the files a user names, or the samples that come along."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Unpack

from facilitator.formats import read_all
from facilitator.formats.folders import FileRead, Gathered
from facilitator.formats.hints import Hints
from facilitator.formats.importance import by_kind
from facilitator.formats.problem import losses
from facilitator.provenance import data_hash
from facilitator.resources import resource

__all__ = ["load", "origin"]


def load(
    paths: Sequence[Path], *, format: str = "auto", only: Collection[str] = (), **hints: Unpack[Hints]
) -> Gathered:
    """Read every file, those in folders included; without `paths`, the sample debates.

    Raises
    ------
    InputError
        If a file that was named cannot be read, or `only` names a debate that is in none of them.
    """
    return read_all(paths or [resource("corpora", "samples")], format=format, only=only, **hints)


def origin(file: FileRead) -> dict[str, Any]:
    """Name and hash of a file, so that it can be known again, and how much of it was left out, for ``run.json``."""
    told = sorted(by_kind(file.problems), key=lambda kind: kind.weight)
    return {
        "file": file.path.name,
        "sha256": data_hash([file.path])[0],
        **losses(file.problems),
        "problems": [str(replace(kind.first, file=file.path.name)) for kind in told],  # folders do not travel
    }

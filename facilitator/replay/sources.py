"""Which debates are replayed: `load` reads the files a user names, or the samples that come along."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from facilitator.debate import Debate
from facilitator.errors import InputError
from facilitator.formats import Problem, inputs, read
from facilitator.formats.problem import listing
from facilitator.provenance import data_hash
from facilitator.resources import resource

__all__ = ["DebateSource", "load"]


@dataclass(frozen=True, kw_only=True)
class DebateSource:
    """A file, the debates taken from it, and what its reader left out or mended."""

    path: Path
    debates: tuple[Debate, ...]
    problems: tuple[Problem, ...]

    def as_dict(self) -> dict[str, Any]:
        """Name and hash, so that the same input can be known again."""
        return {"file": self.path.name, "sha256": data_hash([self.path])[0]}


def load(
    paths: Sequence[Path],
    *,
    format: str = "auto",
    columns: Mapping[str, str] | None = None,
    only: Collection[str] = (),
) -> list[DebateSource]:
    """Read every file, those in folders included; without `paths`, the sample debates.

    Raises
    ------
    InputError
        If a file cannot be read, or `only` names a debate that is in none of them.
    """
    files = [file for path in paths or [resource("corpora", "samples")] for file in inputs(path)]
    if len(files) == 1:  # the reader itself can then pass over all other debates
        return [_source(files[0], format=format, columns=columns, only=only)]
    found = [_source(file, format=format, columns=columns, only=()) for file in files]
    known = {debate.id for source in found for debate in source.debates}
    missing = [id for id in only if id not in known]
    if missing:
        raise InputError(f"there is no debate {missing[0]!r} in these files; there are {listing(sorted(known))}.")
    if not only:
        return found
    chosen = [replace(one, debates=tuple(d for d in one.debates if d.id in only)) for one in found]
    return [source for source in chosen if source.debates]


def _source(file: Path, *, format: str, columns: Mapping[str, str] | None, only: Collection[str]) -> DebateSource:
    result = read(file, format=format, columns=columns, only=only or None)
    return DebateSource(path=file, debates=result.debates, problems=result.problems)

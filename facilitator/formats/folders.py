"""What there is to read at the paths a user names: `survey` looks, `read_all` reads; nothing is passed over silently.

A path that is named and cannot be read stops everything, with its sentence. In a folder the other files are read all
the same, and what was not read is listed with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Unpack

from facilitator.debate import Debate
from facilitator.errors import InputError
from facilitator.formats.hints import Hints
from facilitator.formats.problem import Problem, ReadResult, listing, losses, one_line
from facilitator.formats.registry import read, recognise

__all__ = ["FileRead", "Gathered", "Survey", "inputs", "not_read", "read_all", "survey"]


@dataclass(frozen=True, slots=True)
class Survey:
    """The files and exports to read, in the order of their names, and what lies between them that no format knows."""

    files: tuple[Path, ...]
    left_out: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file or export, and what reading it gave."""

    path: Path
    result: ReadResult

    @property
    def debates(self) -> tuple[Debate, ...]:
        """Its debates, in the file's order."""
        return self.result.debates

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was left out, mended or assumed in it."""
        return self.result.problems


@dataclass(frozen=True, slots=True)
class Gathered:
    """All files that were read, and a problem for each that was not."""

    files: tuple[FileRead, ...]
    left_out: tuple[Problem, ...] = ()

    @property
    def debates(self) -> tuple[Debate, ...]:
        """The debates of all files."""
        return tuple(debate for file in self.files for debate in file.debates)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Files that were not read first, then the problems of each file that was."""
        return (*self.left_out, *(problem for file in self.files for problem in file.problems))

    def as_dict(self) -> dict[str, Any]:
        """What was read and what was not, in numbers, for ``run.json``."""
        return {
            "files_read": len(self.files),
            "files_left_out": [{"file": Path(one.file).name, "why": one.found} for one in self.left_out],
            **losses(problem for file in self.files for problem in file.problems),
        }

    def __str__(self) -> str:
        return said(len(self.files), self.left_out, [one for file in self.files for one in file.problems])


def said(files: int, left_out: Sequence[Problem], problems: Sequence[Problem]) -> str:
    """What was read and what was not, in a sentence; empty where one file was read whole."""
    lost = losses(problems)
    parts = []
    if left_out:
        names = ", ".join(Path(one.file).name for one in left_out[:5]) + (", ..." if len(left_out) > 5 else "")
        parts.append(f"{len(left_out)} not read ({names})")
    if lost["lines_left_out"]:
        words = f" with {lost['words_left_out']:,} words" if lost["words_left_out"] else ""
        lines = "1 line" if lost["lines_left_out"] == 1 else f"{lost['lines_left_out']:,} lines"
        parts.append(f"{lines}{words} left out of what was read")
    if not parts and files == 1:
        return ""
    return f"{files:,} {'file' if files == 1 else 'files'} read; {'; '.join(parts) or 'nothing left out'}."


def survey(path: str | Path) -> Survey:
    """What there is to read at `path`: itself, or the files and exports in a folder that is no export itself.

    Folders in it are looked through too; hidden entries are not.

    Raises
    ------
    InputError
        If `path` is missing, or a folder in which nothing can be read.
    """
    path = Path(path)
    if not path.exists():
        raise InputError("there is no such file; check the path.", file=path)
    if not path.is_dir() or _why_not(path) is None:
        return Survey((path,))
    files, left_out = [], []
    for entry, why in _within(path, seen={path.resolve()}):
        if why is None:
            files.append(entry)
        else:
            left_out.append(why)
    if not files:
        raise InputError("nothing in this folder can be read; name a file of a known format.", file=path)
    return Survey(tuple(files), tuple(left_out))


def inputs(path: str | Path) -> tuple[Path, ...]:
    """The files of `survey`."""
    return survey(path).files


def read_all(
    paths: Iterable[str | Path],
    *,
    format: str = "auto",
    only: Collection[str] = (),
    progress: Callable[[int, int], None] | None = None,
    **hints: Unpack[Hints],
) -> Gathered:
    """Read every file that is named and every one in the folders that are, each once.

    Parameters
    ----------
    format
        A name in `FORMATS`, or ``"auto"``.
    only
        Ids of the debates wanted; all without any. Files that hold none of them are left out.
    progress
        Told how many files are read, and of how many.
    hints
        As for `read`.

    Raises
    ------
    InputError
        If a path that was named cannot be read, nothing in a folder can, or `only` names a debate that is nowhere.
    """
    found: list[FileRead] = []
    left_out: list[Problem] = []
    places: dict[Path, tuple[Path, bool]] = {}
    for path in map(Path, paths):
        seen = survey(path)
        left_out += seen.left_out
        for file in seen.files:
            places.setdefault(file.resolve(), (file, file != path))
    alone = len(places) == 1  # the reader itself can then pass over all other debates
    for number, (file, in_folder) in enumerate(places.values()):
        if progress is not None:
            progress(number, len(places))
        try:
            wanted = (only or None) if alone else None
            found.append(FileRead(file, read(file, format=format, only=wanted, **hints)))
        except InputError as error:
            if not in_folder or alone:
                raise
            left_out.append(not_read(error, file))
    if progress is not None:
        progress(len(places), len(places))
    if not found:
        first = left_out[0]
        raise InputError(f"none of the {len(places)} files in it can be read: {first.found}.", file=first.file)
    return Gathered(_only(found, only) if only and not alone else tuple(found), tuple(left_out))


def _only(found: list[FileRead], only: Collection[str]) -> tuple[FileRead, ...]:
    known = {debate.id for file in found for debate in file.debates}
    missing = [id for id in only if id not in known]
    if missing:
        raise InputError(f"there is no debate {missing[0]!r} in these files; there are {listing(sorted(known))}.")
    chosen = (
        FileRead(one.path, ReadResult(tuple(d for d in one.debates if d.id in only), one.problems)) for one in found
    )
    return tuple(one for one in chosen if one.debates)


def _within(folder: Path, *, seen: set[Path]) -> Iterator[tuple[Path, Problem | None]]:
    """Every entry that is a file or an export, in the order of names, with why it cannot be read."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        reason = InputError(f"the folder cannot be opened ({error.strerror}); check its rights.", file=folder)
        yield folder, not_read(reason, folder)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        why = _why_not(entry)
        if why is not None and entry.is_dir():
            if entry.resolve() not in seen:  # a link may lead back up
                seen.add(entry.resolve())
                yield from _within(entry, seen=seen)
            continue
        yield entry, None if why is None else not_read(why, entry)


def _why_not(path: Path) -> InputError | None:
    try:
        recognise(path)
    except InputError as error:
        return error
    return None


def not_read(error: InputError, file: Path) -> Problem:
    """A file that is left out, with the sentence that refuses it."""
    found, _, remedy = one_line(error.message).partition("; ")
    return Problem(
        file=str(error.file or file),
        line=error.line,
        found=found,
        remedy=remedy or "mend it and run again",
        dropped=True,
        about="files",
    )

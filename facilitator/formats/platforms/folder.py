"""What lies in the folder of an export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.errors import InputError
from facilitator.formats.head import Head
from facilitator.formats.problem import listing
from facilitator.formats.source import Source
from facilitator.formats.text import check_is_text, peek

__all__ = ["folders_in", "head_of", "members", "only_holds", "say_left_out"]

_NOTES = ("readme", "license", "licence", "copying", "changelog")


def members(folder: Path) -> list[Path]:
    """Files to read in a folder, by name; hidden ones and notes such as a README are passed over."""
    try:
        found = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise InputError(f"the folder cannot be read ({error.strerror}); check its rights.", file=folder) from error
    return [path for path in found if path.name[0] != "." and not path.name.lower().startswith(_NOTES)]


def folders_in(folder: Path) -> list[Path]:
    """Folders in a folder, by name, but for hidden ones."""
    return sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != ".")


def head_of(path: Path) -> Head | None:
    """The beginning of a file as text; `None` of what is none."""
    try:
        start = peek(path, size=16_384)
        check_is_text(start, path)
    except InputError:
        return None
    return Head(path=path, text=start.decode("utf-8-sig", errors="replace"))


def only_holds(folder: Path, is_one: Callable[[Head], bool]) -> bool:
    """Whether everything there is to read in a folder is of one kind; with folders in it, it is no export."""
    found = members(folder) if folder.is_dir() and not folders_in(folder) else []
    heads = (head_of(path) for path in found)
    return bool(found) and all(head is not None and is_one(head) for head in heads)


def say_left_out(source: Source, paths: list[Path], export: str) -> None:
    """Report files that lie in the folder of an export and are no part of it."""
    if paths:
        found = f"{listing([path.name for path in paths])} in the folder is no part of the {export}"
        source.drop(found, "name it alone to read it", about="files")

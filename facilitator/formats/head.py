"""The beginning of a file or the names in a folder, for telling its format: `Head`."""

from __future__ import annotations

import csv
import json
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from facilitator.errors import InputError
from facilitator.formats.text import PARQUET_MAGIC, check_is_text, peek

__all__ = ["ZIP_MAGIC", "Head", "delimiter_of", "read_head", "zip_names"]

ZIP_MAGIC = b"PK\x03\x04"

_RECORDS = 20  # lines looked at, so that one broken line does not hide the format
_LONG_LINE = 1 << 24  # bytes: a first line with a header of thousands of people or a very long post


@dataclass(frozen=True)
class Head:
    """What a format's `detect` may look at.

    Parameters
    ----------
    path
        The file or folder.
    names
        Names in the folder; empty for a file.
    members
        Names in a zip, with their folders; empty for anything else.
    text
        The first 64 KiB as text, or the whole first line where that is longer; characters that are not UTF-8
        are replaced. Empty for a folder, a zip or Parquet.
    is_parquet
        Whether the file is Parquet.
    """

    path: Path
    names: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    text: str = ""
    is_parquet: bool = False

    @cached_property
    def ending(self) -> str:
        """The name's ending in lower case without the dot, ``.gz`` set aside."""
        return Path(self.path.name.lower().removesuffix(".gz")).suffix.removeprefix(".")

    @cached_property
    def records(self) -> tuple[dict[str, Any], ...]:
        """The JSON objects among the first lines."""
        found = []
        for line in self.text.split("\n", _RECORDS)[:_RECORDS]:
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(record, dict):
                found.append(record)
        return tuple(found)

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The cells of the first line, read as CSV; empty if it is no table."""
        line = self.text.lstrip("\r\n").partition("\n")[0]
        if line.lstrip()[:1] in ("", "{", "[", "<"):
            return ()
        try:
            return tuple(next(csv.reader([line.rstrip("\r")], delimiter=delimiter_of(line)), []))
        except csv.Error:
            return ()


def delimiter_of(line: str) -> str:
    """The character that parts the cells of a header line: comma, semicolon or tab, whichever is there most."""
    return max(",;\t", key=line.count)


def read_head(path: Path) -> Head:
    """Look at the beginning of a file, or into a folder.

    Raises
    ------
    InputError
        If it is missing, unreadable, empty or binary.
    """
    if path.is_dir():
        try:
            return Head(path=path, names=frozenset(entry.name for entry in path.iterdir()))
        except OSError as error:
            raise InputError(f"the folder cannot be read ({error.strerror}); check its rights.", file=path) from error
    start = peek(path)
    if b"\n" not in start:
        start = peek(path, size=_LONG_LINE)
    if start.startswith(PARQUET_MAGIC):
        return Head(path=path, is_parquet=True)
    if start.startswith(ZIP_MAGIC):
        return Head(path=path, members=zip_names(path))
    check_is_text(start, path)
    return Head(path=path, text=start.decode("utf-8-sig", errors="replace"))


def zip_names(path: Path) -> frozenset[str]:
    """The names of the files in a zip.

    Raises
    ------
    InputError
        If the zip is broken, or is a spreadsheet or another document that only is packed as one.
    """
    try:
        with zipfile.ZipFile(path) as opened:
            names = frozenset(entry.filename for entry in opened.infolist() if not entry.is_dir())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"the zip is broken ({error}); get the file again.", file=path) from error
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise InputError("this is an office document, not text; save the debate as CSV or text.", file=path)
    return names

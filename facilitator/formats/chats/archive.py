"""The files of an export, whether it lies there as a folder, as the zip that it came in, or as one of its files."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import InputError
from facilitator.formats.head import ZIP_MAGIC, zip_names
from facilitator.formats.text import open_bytes, peek

__all__ = ["Archive", "is_zip", "open_archive"]

_LARGEST = 1 << 30  # bytes of one file unpacked; a chat has fewer, a zip made to fill a disk has more


def is_zip(path: Path) -> bool:
    """Whether a file is a zip, told by content."""
    return path.is_file() and peek(path, size=4) == ZIP_MAGIC


@dataclass(frozen=True)
class Archive:
    """An open export: `names` of its files, parted by ``/`` and sorted, and their bytes."""

    path: Path
    names: tuple[str, ...]
    zip: zipfile.ZipFile | None = None

    def read(self, name: str) -> bytes:
        """The bytes of one of its files.

        Raises
        ------
        InputError
            If they cannot be read: broken, behind a password, or too many.
        """
        if self.zip is None:
            with open_bytes(self.path / name if self.path.is_dir() else self.path) as handle:
                return handle.read()
        try:
            if self.zip.getinfo(name).file_size > _LARGEST:
                raise InputError(f"{name} in this zip is larger than 1 GiB; unpack it first.", file=self.path)
            return self.zip.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise InputError(f"{name} in this zip is broken ({error}); get the file again.", file=self.path) from error
        except (RuntimeError, NotImplementedError) as error:  # a password, or a packing that Python lacks
            raise InputError(f"{name} in this zip cannot be unpacked; unpack it first.", file=self.path) from error


@contextmanager
def open_archive(path: Path, *, ending: str) -> Iterator[Archive]:
    """Open a folder, a zip or one file; of the first two, the files with this ending.

    Raises
    ------
    InputError
        If there is no such file, or the zip is broken.
    """
    if path.is_dir():
        found = (entry.relative_to(path).as_posix() for entry in path.rglob(f"*{ending}") if entry.is_file())
        yield Archive(path, _sorted(found, ending))
    elif is_zip(path):
        names = _sorted(zip_names(path), ending)
        with zipfile.ZipFile(path) as opened:
            yield Archive(path, names, opened)
    else:
        yield Archive(path, (path.name,))


def _sorted(names: Iterator[str] | frozenset[str], ending: str) -> tuple[str, ...]:
    hidden = (".", "__MACOSX")
    return tuple(
        sorted(
            name
            for name in names
            if name.endswith(ending) and not any(part.startswith(hidden) for part in name.split("/"))
        )
    )

"""Bytes to lines: gzip, the byte order mark, UTF-8, and plain words for files that are none of that."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from facilitator.errors import InputError

__all__ = ["GZIP_MAGIC", "PARQUET_MAGIC", "check_is_text", "open_bytes", "open_text", "peek", "text_lines"]

GZIP_MAGIC = b"\x1f\x8b"
PARQUET_MAGIC = b"PAR1"

_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_BOM = b"\xef\xbb\xbf"
_CONTROL = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\x1b")))


@contextmanager
def open_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for reading, unpacked if it is gzip (told by content, not by name).

    Raises
    ------
    InputError
        If there is no such file, it is a folder, it may not be read, or its gzip data is broken.
    """
    try:
        with path.open("rb") as raw:
            if raw.read(2) == GZIP_MAGIC:
                raw.seek(0)
                with gzip.open(raw) as unpacked:
                    yield unpacked  # type: ignore[misc]  # GzipFile reads as IO[bytes] does
            else:
                raw.seek(0)
                yield raw
    except FileNotFoundError:
        raise InputError("there is no such file; check the path.", file=path) from None
    except IsADirectoryError:
        raise InputError("this is a folder; name a file in it.", file=path) from None
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"the gzip data is broken ({error}); get the file again.", file=path) from error
    except OSError as error:
        raise InputError(f"it cannot be read ({error.strerror or error}); check its rights.", file=path) from error


def peek(path: Path, *, size: int = 65_536) -> bytes:
    """The first `size` bytes of a file, unpacked."""
    with open_bytes(path) as handle:
        return handle.read(size)


def check_is_text(head: bytes, path: Path) -> None:
    """Refuse an empty file, UTF-16 and plainly binary data, each with its own sentence.

    A stray NUL in text that is else good UTF-8 passes: the reader drops its line and says so.

    Raises
    ------
    InputError
        If the bytes are none that a text reader could use.
    """
    if not head.removeprefix(_BOM).strip():
        raise InputError("the file is empty; name one with posts in it.", file=path)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError("the text is UTF-16; save it as UTF-8.", file=path, line=1)
    if head.startswith(_ZSTD_MAGIC):
        message = f"the file is packed with Zstandard; unpack it first, as with: zstd -d --long=31 {path.name}."
        raise InputError(message, file=path)
    strange = len(head) - len(head.translate(None, _CONTROL))
    if strange > len(head) // 10 or (b"\0" in head and not _is_utf8(head)):
        raise InputError("this is binary data, not text; export the debate as a text format.", file=path, line=1)


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 4  # a character cut in two by the end of the head
    return True


def text_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Every line with its number from 1, line ending kept, byte order mark removed.

    Raises
    ------
    InputError
        If the file is empty, binary or not UTF-8 (with the line), or as `open_bytes`.
    """
    check_is_text(peek(path, size=8192), path)
    with open_bytes(path) as handle:
        for number, raw in enumerate(handle, start=1):
            if number == 1:
                raw = raw.removeprefix(_BOM)
            try:
                yield number, raw.decode("utf-8")
            except UnicodeDecodeError as error:
                found = f"byte 0x{raw[error.start]:02x} at position {error.start + 1} is not UTF-8"
                raise InputError(f"{found}; save the file as UTF-8.", file=path, line=number) from None


@contextmanager
def open_text(path: Path) -> Iterator[IO[str]]:
    r"""Open a file for writing UTF-8 with ``\n`` untouched, packed if its name ends in ``.gz``.

    The gzip header carries neither name nor time, so that equal contents give equal files.
    """
    if path.suffix.lower() == ".gz":
        with (
            path.open("wb") as raw,
            gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed,
            io.TextIOWrapper(packed, encoding="utf-8", newline="") as handle,
        ):
            yield handle
    else:
        with path.open("w", encoding="utf-8", newline="") as handle:
            yield handle

"""Writing so that nothing is ever seen half-written: a temporary name beside the target, then a rename."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from facilitator.errors import InputError, WorkError

__all__ = ["atomic_path"]


@contextmanager
def atomic_path(path: str | Path) -> Iterator[Path]:
    """Yield a temporary path beside `path`; what is written there takes the place of `path` at the end.

    Write a file to it, or make it a folder and fill that. The temporary name keeps the endings of `path`
    (``.csv.gz``), for writers that go by them. On any error it is removed and `path` stays as it was. A file
    is replaced in one step. A folder that already exists keeps its other files, and ours are moved into it one
    by one, so that each file in it is whole at any time.

    Raises
    ------
    InputError
        If `path` is a folder and a file was written, or the other way round.
    WorkError
        If the disk refuses (full, read-only, no rights).
    """
    target = Path(path)
    temporary = target.with_name(f".tmp-{uuid4().hex[:12]}{''.join(target.suffixes[-2:])}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        _put(temporary, target)
    except OSError as error:
        raise WorkError(
            f"cannot write {target}: {error.strerror or error}; make room or name another place."
        ) from error
    finally:
        _remove(temporary)


def _put(temporary: Path, target: Path) -> None:
    if temporary.is_dir() and target.is_dir():
        for entry in sorted(temporary.iterdir()):
            _put(entry, target / entry.name)
        return
    if temporary.is_dir() != target.is_dir() and target.exists():
        kind = "a folder" if target.is_dir() else "a file"
        raise InputError(f"{target} is already {kind}; name another place for the output.")
    os.replace(temporary, target)


def _remove(temporary: Path) -> None:
    if temporary.is_dir():
        shutil.rmtree(temporary, ignore_errors=True)
    else:
        with suppress(OSError):  # what went wrong before is the better message
            temporary.unlink(missing_ok=True)

"""The few errors a user can meet. Each message says what was found, where, and what to do."""

from __future__ import annotations

__all__ = ["FacilitatorError", "InputError", "WorkError"]


class FacilitatorError(Exception):
    """Base of every error this package raises on purpose; `exit_code` is what the command line returns."""

    exit_code = 1


class WorkError(FacilitatorError):
    """The call was right, but the work failed (a full disk, a model that does not load). Exit code 1."""

    exit_code = 1


class InputError(FacilitatorError):
    """The call or the input is wrong. Exit code 2.

    Parameters
    ----------
    message
        One plain sentence: what was found and what to do about it.
    file, line
        Where it was found, if it was in a file; `line` counts from 1.
    """

    exit_code = 2

    def __init__(self, message: str, *, file: object = None, line: int | None = None) -> None:
        where = "" if file is None else f"{file}, line {line}: " if line is not None else f"{file}: "
        super().__init__(where + message)
        self.message = message
        self.file = None if file is None else str(file)
        self.line = line

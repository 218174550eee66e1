"""Where the models and sample debates that come with the package lie: in the wheel, or in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

from facilitator.errors import InputError

__all__ = ["corpora_folder", "data_folder", "resource"]

_PACKAGE = Path(__file__).parent


def resource(kind: str, name: str = "") -> Path:
    """The path of what is shipped as `kind` (``"models"`` or ``"corpora"``), `name` below it.

    A wheel carries them under ``facilitator/_shipped``; a checkout has them beside the package.

    Raises
    ------
    InputError
        If it is in neither place.
    """
    for root in (_PACKAGE / "_shipped", _PACKAGE.parent):
        path = root / kind / name
        if path.exists():
            return path
    raise InputError(f"{kind}/{name} is neither in the installed package nor beside it; install the package again.")


def data_folder() -> Path | None:
    """The folder of external corpora: ``$FACILITATOR_DATA``, else ``../shared/data`` of a checkout, else none."""
    named = os.environ.get("FACILITATOR_DATA")
    path = Path(named) if named else _PACKAGE.parent.parent / "shared" / "data"
    return path if path.is_dir() else None


def corpora_folder(named: str | Path | None = None) -> Path:
    """The folder `named`, else `data_folder`.

    Raises
    ------
    InputError
        If there is none.
    """
    folder = named or data_folder()
    if folder is None or not Path(folder).is_dir():
        raise InputError(
            "there is no folder of corpora; name it with --data or set FACILITATOR_DATA.",
            file=Path(named) if named else None,
        )
    return Path(folder)

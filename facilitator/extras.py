"""What goes beyond the base install: the packages of each extra, and one sentence for whoever lacks them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from facilitator.errors import InputError

__all__ = ["EXTRAS", "require"]

#: Extra -> the modules that this package imports from it; ``pyproject.toml`` names the packages they come in.
EXTRAS: Mapping[str, tuple[str, ...]] = {
    "batch": ("pyarrow",),
    "demo": ("fastapi", "gradio", "uvicorn"),
    "train": ("sklearn",),
}


def require(extra: str, what: str) -> None:
    """Go on only if the packages of an extra are there. Nothing is loaded, so that it can be asked first.

    Parameters
    ----------
    what
        What they are needed for, as the subject of the sentence that the user gets.

    Raises
    ------
    InputError
        If one of them is not installed.
    """
    missing = next((name for name in EXTRAS[extra] if not _is_there(name)), None)
    if missing is not None:
        raise InputError(f"{what} needs {missing}, which is not installed; run: pip install 'facilitator[{extra}]'")


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):  # something in the way of imports says no
        return False

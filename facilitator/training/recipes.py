"""Reading the recipes of the small models, which hold out the same debates as the classifier does: `read_plan`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from facilitator.errors import InputError
from facilitator.training.classifier.recipe import HeldOut, read_recipe

__all__ = ["read_plan"]

_T = TypeVar("_T")


def read_plan(file: Path, make: Callable[[dict[str, Any], HeldOut], _T]) -> _T:
    """The plan that `make` builds of a recipe's keys and of what the recipe it names as `held_out` holds out.

    Raises
    ------
    InputError
        If it cannot be read, or `make` misses a key or finds one too many.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"the recipe cannot be read ({error}); check the file.", file=file) from error
    content.pop("kind", None)
    try:
        held_out = read_recipe(file.parent / content.pop("held_out")).held_out
        return make(content, held_out)
    except KeyError as error:
        raise InputError(f"the recipe lacks {error.args[0]!r}; add it.", file=file) from error
    except TypeError as error:
        raise InputError(f"the recipe has a missing or unknown key ({error}); mend it.", file=file) from error

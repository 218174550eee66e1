"""Values that are checked when they are made, and the one plain sentence about what is wrong with them: `Checked`.

pydantic finds what is wrong. The ranges, choices and keys that the sentence names are read from the JSON schema of the
model, so that it says what an editor says that was given the schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Strict, ValidationError
from pydantic_core import ErrorDetails

from facilitator.errors import InputError

__all__ = ["Checked", "Many", "first_fault"]

_T = TypeVar("_T")
#: Some values of a kind; a list, as TOML has them, becomes a tuple.
Many = Annotated[tuple[_T, ...], Strict(False)]


class Checked(BaseModel):
    """A frozen value. Its fields are checked by kind, without conversions, by range, and for names nobody knows.

    Values are given by name. A whole number will do for a real one, a bool is no number, and a real one is finite.
    What is wrong is raised as `InputError`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    #: What a sentence calls it if it is not a table in something else; ``[pace]`` for the class ``Pace``.
    called: ClassVar[str] = ""
    #: The sentence about a key it does not have.
    unknown: ClassVar[str] = "{key!r} is unknown in {table}; use {known}."

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise InputError(_sentence(error, type(self))) from error

    # So that a model in a model is checked in one go with it, and the sentence knows the way to it.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @classmethod
    def of(cls, content: Mapping[str, Any], *, file: Path | None = None) -> Self:
        """The value that the tables of a TOML file describe; what they leave out has its default.

        Raises
        ------
        InputError
            If a key is unknown or missing or its value not allowed; the sentence names the key and what is allowed.
        """
        try:
            return cls.model_validate(dict(content))
        except ValidationError as error:
            raise InputError(_sentence(error, cls), file=file) from error

    def changed(self, **values: Any) -> Self:
        """The same with other values, checked again."""
        return type(self)(**{**dict(self), **values})


def first_fault(error: ValidationError, *, whole: str) -> str:
    """Where a value that was read back is wrong first, and how; `whole` is what it is called if that is all of it."""
    first = error.errors(include_url=False)[0]
    return f"{'.'.join(str(part) for part in first['loc']) or whole}: {first['msg']}"


@cache
def _schema(model: type[Checked]) -> dict[str, Any]:
    return model.model_json_schema()


def _sentence(error: ValidationError, model: type[Checked]) -> str:
    """The first mistake, in one line; a missing key comes last, since it may be there with a slip in its name."""
    first = min(error.errors(include_url=False), key=lambda one: one["type"] == "missing")
    told = _told(first, model)
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in told)


def _told(mistake: ErrorDetails, model: type[Checked]) -> str:
    kind, place, value = mistake["type"], mistake["loc"], mistake["input"]
    called = model.called or f"[{model.__name__.lower()}]"
    *above, key = _keys(mistake) or [""]
    table = _table(above) or called
    what = f"{key} in {table}" if table.startswith("[") else str(key)
    path = ".".join(str(part) for part in (*above, key))
    if kind == "value_error":
        return str(mistake["ctx"]["error"]).replace("{what}", what)
    if kind == "extra_forbidden":
        return model.unknown.format(key=key, table=table, known=", ".join(_allowed(above, model)["properties"]))
    if kind == "missing":
        return f"{table} lacks {key!r}; add it."
    allowed = _allowed(place, model)
    if "properties" in _allowed((*place, 0), model) and isinstance(value, dict):
        return f"[{path}] stands alone; write it as [[{path}]]."
    of = "an entry of " if isinstance(place[-1], int) else ""
    if allowed.get("type") == "object":
        return f"{of}{path!r} is {value!r}; make it a table, {f'[[{path}]]' if of else f'[{path}]'}."
    return f"{of}{what} is {value!r}; {_wanted(allowed)}."


def _keys(mistake: ErrorDetails) -> list[int | str]:
    """The way to the key that the sentence is about; for an entry of a list or a name in a table, to that."""
    place = list(mistake["loc"])
    if mistake["type"] != "extra_forbidden" and place[-1:] == ["[key]"]:
        del place[-2:]
    while place and isinstance(place[-1], int):
        place.pop()
    return place


def _table(place: Sequence[int | str]) -> str:
    """A table as TOML writes it: ``[phase.closing]``, or ``[[source]] 2`` for the second of several."""
    if not place:
        return ""
    name = ".".join(part for part in place if isinstance(part, str))
    return f"[[{name}]] {place[-1] + 1}" if isinstance(place[-1], int) else f"[{name}]"


def _allowed(place: Iterable[int | str], model: type[Checked]) -> dict[str, Any]:
    """What the schema says about a place; nothing if there is no such place."""
    whole = found = _schema(model)
    for part in place:
        if isinstance(part, int):
            inner = found.get("items", {})
        else:
            inner = found.get("properties", {}).get(part) or found.get("additionalProperties") or {}
        found = whole["$defs"][inner["$ref"].rsplit("/", 1)[-1]] if "$ref" in inner else inner
    return found


def _wanted(allowed: Mapping[str, Any]) -> str:
    if choices := allowed.get("enum", [allowed["const"]] if "const" in allowed else None):
        return f"use one of {', '.join(map(str, choices))}"
    kind = {"integer": "a whole number", "number": "a number", "boolean": "true or false", "array": "a list"}
    wanted = kind.get(allowed.get("type", ""), "a text")
    if "exclusiveMinimum" in allowed:
        return f"give {wanted} above {allowed['exclusiveMinimum']:.12g}"
    least, most = allowed.get("minimum", allowed.get("minItems")), allowed.get("maximum")
    if least is None:
        return f"give {wanted}"
    return f"give {wanted} " + (f"of at least {least:.12g}" if most is None else f"from {least:.12g} to {most:.12g}")

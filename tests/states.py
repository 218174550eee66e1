"""The whole state of an object as plain values, to compare two that should be the same to the last bit."""

import dataclasses
from collections import deque
from collections.abc import Mapping, Set

import numpy as np
from pydantic import BaseModel


def state(thing, _inside=()):
    """Nested tuples; two objects with equal ones cannot be told apart by anything that they will do."""
    if thing is None or isinstance(thing, str | bytes | int | float | bool):
        return thing
    if isinstance(thing, BaseModel):
        return thing.model_dump_json()
    if id(thing) in _inside:
        return "..."
    inside = (*_inside, id(thing))
    if isinstance(thing, np.ndarray):
        return ("array", thing.dtype.str, thing.shape, thing.tobytes())
    if isinstance(thing, Mapping):
        return ("mapping", tuple((state(key, inside), state(value, inside)) for key, value in thing.items()))
    if isinstance(thing, Set):
        return ("set", tuple(sorted(repr(state(one, inside)) for one in thing)))
    if isinstance(thing, list | tuple | deque):
        return (type(thing).__name__, getattr(thing, "maxlen", None), tuple(state(one, inside) for one in thing))
    if dataclasses.is_dataclass(thing):
        names = [field.name for field in dataclasses.fields(thing)]
    else:
        names = sorted(name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ()))
        names += sorted(getattr(thing, "__dict__", ()))
    values = tuple((name, state(getattr(thing, name), inside)) for name in names if hasattr(thing, name))
    return (type(thing).__qualname__, values)

"""One JSON object a line, written so that any reader can take it: UTF-8, no NaN, no half characters."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

__all__ = ["Encoder"]


class Encoder:
    """Turn objects into JSON, and remember whether a value had to change for it.

    Numbers that JSON lacks (NaN, infinity) become null; dates and other values become their text.
    `changed` counts the objects in which that happened.
    """

    def __init__(self) -> None:
        self.changed = 0

    def encode(self, record: Mapping[str, Any], *, indent: int | None = None) -> str:
        """The object as JSON, without a line end."""
        try:
            text = json.dumps(record, ensure_ascii=False, allow_nan=False, indent=indent)
        except (TypeError, ValueError):
            self.changed += 1
            text = json.dumps(_plain(record), ensure_ascii=False, indent=indent)
        return text if _is_writable(text) else json.dumps(_plain(record), indent=indent)


def _is_writable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    return str(value)

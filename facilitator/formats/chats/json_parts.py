"""A whole file of JSON, and its parts as what they should be: a damaged part is an empty one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from facilitator.errors import InputError
from facilitator.formats.problem import one_line
from facilitator.formats.text import check_is_text, open_bytes

__all__ = ["as_dict", "as_dicts", "as_list", "as_text", "load_json", "read_json"]


def read_json(path: Path) -> Any:
    """The value in a file, gzipped or not.

    Raises
    ------
    InputError
        If it cannot be read, or is no JSON.
    """
    with open_bytes(path) as handle:
        return load_json(handle.read(), path)


def load_json(content: bytes, file: Path, *, member: str = "") -> Any:
    """The value that some bytes hold; `member` is the file's name within an export.

    Raises
    ------
    InputError
        If they are no JSON in UTF-8; it names the line.
    """
    inside = f"{member}: " if member else ""
    check_is_text(content[:65_536], file)
    try:
        text = content.decode("utf-8-sig")
        value = json.loads(text)
        if "\\ud" in text or "\\uD" in text:  # half of a surrogate pair cannot be written again
            value = json.loads(_whole(json.dumps(value, ensure_ascii=False)))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{inside}a byte here is not UTF-8; save the file as UTF-8.", file=file, line=line) from None
    except json.JSONDecodeError as error:
        found = f"{inside}the JSON is broken here ({error.msg})"
        raise InputError(f"{found}; export the chat again.", file=file, line=error.lineno) from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{inside}the JSON cannot be read ({one_line(error)}).", file=file) from None
    return value


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def as_dict(value: Any) -> dict[str, Any]:
    """`value` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """`value` if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def as_dicts(value: Any) -> list[dict[str, Any]]:
    """The objects in a list."""
    return [item for item in as_list(value) if isinstance(item, dict)]


def as_text(value: Any) -> str:
    """`value` if it is a text, else an empty one."""
    return value if isinstance(value, str) else ""

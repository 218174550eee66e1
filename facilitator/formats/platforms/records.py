"""JSON of any shape, and tables, as flat records: what a foreign file holds is looked at without trusting its types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from facilitator.errors import InputError
from facilitator.formats.problem import one_line
from facilitator.formats.source import Source
from facilitator.formats.tables.csv_rows import csv_records
from facilitator.formats.text import peek, text_lines

__all__ = ["begins_json", "flat", "flat_records", "json_values", "objects", "text_or_none", "whole_json"]


def begins_json(text: str) -> bool:
    """Whether a file's beginning can be JSON."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def whole_json(path: Path) -> Any:
    """The one JSON value that a file holds.

    Raises
    ------
    InputError
        If it is no JSON.
    """
    text = "".join(line for _, line in text_lines(path))
    try:
        value = json.loads(text)
        return _whole_characters(value) if "\\ud" in text or "\\uD" in text else value
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        message = f"the JSON is broken ({one_line(error)}); export it again."
        raise InputError(message, file=path, line=line) from error
    except RecursionError as error:
        raise InputError("the JSON is nested too deep; export it again.", file=path) from error


def _whole_characters(value: Any) -> Any:
    """Halves of surrogate pairs replaced by U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole_characters(key): _whole_characters(item) for key, item in value.items()}
    return [_whole_characters(item) for item in value] if isinstance(value, list) else value


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects in a list, or the values of an object of objects; nothing of anything else."""
    if isinstance(value, dict):
        value = list(value.values())
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def flat(record: dict[str, Any], *, depth: int = 3) -> dict[str, Any]:
    """Objects within a record as fields of their own, named as tables name them: ``author/name``."""
    found: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict) and depth:
            found.update((f"{key}/{inner}", item) for inner, item in flat(value, depth=depth - 1).items())
        else:
            found[key] = value
    return found


def flat_records(source: Source) -> Iterator[tuple[int | None, dict[str, Any]]]:
    """The rows of a table, or the objects of a JSON list or of JSON lines, made flat."""
    if begins_json(peek(source.path, size=4096).decode("utf-8-sig", errors="replace")):
        yield from ((line, flat(record)) for line, record in source.records(in_lists=True))
    else:
        yield from csv_records(source)


def json_values(source: Source) -> Iterator[tuple[int | None, Any]]:
    """The value of each line, or the one value of the file where its lines are none."""
    first = next((text for _, text in source.lines() if text.strip()), "")
    try:
        by_line = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        by_line = False
    if by_line:
        yield from source.records()
    else:
        yield None, whole_json(source.path)


def text_or_none(value: Any) -> str | None:
    """A text that says something."""
    return value.strip() if isinstance(value, str) and value.strip() else None

"""JSON that is not one object a line: an array, objects over several lines, an object that holds a list of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

__all__ = ["Opening", "first_records", "json_words", "opening", "pieces", "reads_whole"]

_LIST = re.compile(r'"([^"\\]+)"\s*:\s*\[\s*(?=\{)')
_KEY = re.compile(r'[{,]\s*"(?:[^"\\]|\\.)*"\s*:')
_BETWEEN = re.compile(r"[\s,\[\]]*")
_ON_A_LINE = re.compile(r"\n\s*(?=\{)")
_AFTER_A_COMMA = re.compile(r",\s*(?=\{)")


class Opening(NamedTuple):
    """Where the records of a text begin, the name of the list that holds them, and lists that are not read."""

    start: int
    key: str = ""
    others: tuple[str, ...] = ()
    words: int = 0


def reads_whole(first: str, second: str, *, in_lists: bool) -> bool:
    """Whether a file with these first lines (blank ones passed over) is no file of one object a line."""
    line = first.strip()
    if line == "[" or not second:
        return line[:1] == "[" or (line[:1] == "{" and in_lists and bool(_lists(_value(line))))
    return (line[:1] == "[" or (line[:1] == "{" and line[-1:] in "{[,")) and not isinstance(_value(second), dict)


def opening(text: str, *, in_lists: bool) -> Opening:
    """Find the records: in the array, in the longest list of the one object, or one object after the other."""
    at = len(text) - len(text.lstrip())
    if text[at : at + 1] == "[":
        return Opening(at)
    if not in_lists:
        return Opening(at)
    try:
        value, end = json.JSONDecoder().raw_decode(text, at)
    except (ValueError, RecursionError):
        broken = _LIST.search(text)
        return Opening(broken.end(), broken[1]) if broken else Opening(at)
    lists = _lists(value)
    if not lists or text[end:].strip():
        return Opening(at)
    key = max(lists, key=lambda name: len(lists[name]))
    others = [name for name in lists if name != key]
    start = next((found.end() for found in _LIST.finditer(text) if found[1] == key), at)
    words = sum(json_words(json.dumps(lists[name])) for name in others)
    return Opening(start, key, tuple(others), words)


def pieces(text: str, found: Opening) -> Iterator[tuple[int, str]]:
    """The text of each record with its line; what is broken comes as it is, up to where the next record may begin."""
    decoder = json.JSONDecoder()
    at, counted, line = found.start, 0, 1
    while True:
        between = _BETWEEN.match(text, at)
        after = between.end() if between else at
        if after >= len(text) or (found.key and "]" in text[at:after]):
            return
        at = after
        line, counted = line + text.count("\n", counted, at), at
        try:
            _, after = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            following = _ON_A_LINE.search(text, at + 1) or _AFTER_A_COMMA.search(text, at + 1)
            after = following.end() if following else len(text)
        yield line, text[at:after].strip()
        at = after


def first_records(text: str) -> Iterator[dict[str, Any]]:
    """The first object that a file's beginning shows, and the first in every list in it."""
    start = text.lstrip()
    if start[:1] not in ("[", "{"):
        return
    places = [len(text) - len(start), *(found.end() for found in _LIST.finditer(text) if start[0] == "{")]
    for place in places:
        at = text.find("{", place)
        try:
            value, _ = json.JSONDecoder().raw_decode(text, at) if at >= 0 else (None, 0)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            yield value


def json_words(text: str) -> int:
    """How many words stand in the values of a piece of JSON, which may be broken."""
    return len(re.sub(r'[",:{}\[\]]', " ", _KEY.sub(" ", text).replace("\\n", " ")).split())


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _lists(value: Any) -> dict[str, list[Any]]:
    """The lists of objects in an object, and in objects in it, by name."""
    if not isinstance(value, dict):
        return {}
    found = {}
    for key, item in value.items():
        if isinstance(item, list) and any(isinstance(one, dict) for one in item):
            found[key] = item
        elif isinstance(item, dict):
            found |= {name: inner for name, inner in _lists(item).items() if name not in found}
    return found

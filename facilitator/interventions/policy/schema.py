"""The JSON schema of policy files, for editors: `schema`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from facilitator.interventions.policy.policy import Policy, policies
from facilitator.interventions.policy.settings import SECTIONS

__all__ = ["schema"]

_TABLE = re.compile(r"\[(\w+)\]")
_ENTRY = re.compile(r"(\w+) = [^#]*#?(.*)")


def schema() -> dict[str, Any]:
    """Keys, ranges, choices and defaults as `Policy` has them, and what ``default.toml`` says they mean."""
    found = Policy.model_json_schema()
    for table, key, meaning in _meanings():
        about = found["$defs"][SECTIONS[table].__name__] if table else found
        about["properties"][key]["description"] = meaning
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _meanings() -> Iterator[tuple[str, str, str]]:
    """Table, key and comment, beside the key or above it; some keys have none."""
    table = above = ""
    for line in policies()["default"].read_text(encoding="utf-8").splitlines():
        if head := _TABLE.match(line):
            table = head[1]
        elif entry := _ENTRY.match(line):
            meaning = (entry[2] or above).strip("# ")
            if meaning:
                yield table, entry[1], meaning
        above = line if line.startswith("#") else ""

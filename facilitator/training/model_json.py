"""How the small models are written: `model_json`."""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["model_json"]

_PLAIN_LIST = re.compile(r"\[[^\[\]{}]*\]")


def model_json(content: dict[str, Any]) -> str:
    """JSON with one line for each list of plain values, so that the rest can be read."""
    text = json.dumps(content, indent=1)
    return _PLAIN_LIST.sub(lambda found: " ".join(found.group().split()), text) + "\n"

"""Names of the native format's own fields, which no unknown field may take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["HEADER_FIELDS", "PERSON_FIELDS", "POST_FIELDS", "apart"]

HEADER_FIELDS = frozenset(["kind", "id", "title", "question", "language", "start", "participants"])
PERSON_FIELDS = frozenset(["id", "name", "gender", "role"])
POST_FIELDS = frozenset(["kind", "id", "author", "reply_to", "time", "text", "label", "secondary", "move"])


def apart(extra: Mapping[str, Any], fields: frozenset[str]) -> Mapping[str, Any]:
    """Unknown fields with those that bear the name of a known one renamed to ``original_...``."""
    if fields.isdisjoint(extra):
        return extra
    return {f"original_{key}" if key in fields else key: value for key, value in extra.items()}

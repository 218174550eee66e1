"""`Hints`: what somebody knows of a file that it does not say itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from facilitator.debate import Gender

__all__ = ["Hints", "given"]


class Hints(TypedDict, total=False):
    """What `read` takes besides the file; each may be left out or `None`.

    columns
        For posts tables: our field -> the file's column, such as ``{"text": "comment-body"}``.
    speakers
        Who a person of the file really is: a label in the file -> the one to use.
    genders
        What the file's codes of gender mean, such as ``{"M": "woman"}``.
    """

    columns: Mapping[str, str] | None
    speakers: Mapping[str, str] | None
    genders: Mapping[str, Gender] | None


def given(hints: Hints) -> dict[str, Any]:
    """Those hints that say something."""
    return {name: value for name, value in hints.items() if value}

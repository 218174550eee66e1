"""How much of a file was read, and what was assumed of it, in sentences for the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.reports.text import shorten

__all__ = ["reading_words"]

_MOST = 3


def reading_words(source: Mapping[str, Any]) -> tuple[str, ...]:
    """Nothing where all was read as it stands.

    Parameters
    ----------
    source
        What ``run.json`` says of the file: ``lines_left_out``, ``words_left_out``, the gravest ``problems`` first, and
        under ``all`` the ``files_left_out`` of the folder.
    """
    told = []
    lines, words = source.get("lines_left_out") or 0, source.get("words_left_out") or 0
    problems = list(source.get("problems") or ())
    if lines:
        counted = f" with {words:,} words" if words else ""
        told.append(f"Of the file, {lines:,} lines{counted} were left out.")
    if problems:
        listed = " ".join(shorten(str(one), 300) for one in problems[:_MOST])
        more = f" And {len(problems) - _MOST:,} more, in run.json." if len(problems) > _MOST else ""
        told.append(f"What was left out, mended or assumed: {listed}{more}")
    unread = (source.get("all") or {}).get("files_left_out") or ()
    if unread:
        names = ", ".join(shorten(str(one["file"]), 60) for one in unread[:_MOST])
        more = ", ..." if len(unread) > _MOST else ""
        told.append(f"Files beside it that were not read: {names}{more}.")
    return tuple(told)

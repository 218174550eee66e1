"""The first look at a corpus, without the model: how much there is, and which posts are answered by others."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.batch.corpus import Corpus
from facilitator.batch.seen import Seen, hashes, post_key
from facilitator.errors import InputError
from facilitator.formats import Problem
from facilitator.progress import Progress, silent

__all__ = ["Scan", "scan"]

_COLUMNS = ("debate", "author", "gender")


@dataclass(frozen=True, kw_only=True)
class Scan:
    """What a corpus holds: `rows` in all, which of the optional `columns` are filled anywhere, and the posts that
    `reply_to` names and whose text the model will want.
    """

    rows: int
    columns: tuple[str, ...]
    answered: Seen


def scan(corpus: Corpus, *, chunk_rows: int, progress: Progress = silent) -> Scan:
    """Read the corpus once.

    Raises
    ------
    InputError
        If it cannot be read, or nothing usable is in it; it repeats the first reason.
    """
    rows, filled, answered = 0, dict.fromkeys(_COLUMNS, False), Seen()
    first: Problem | None = None
    for chunk in corpus.chunks(chunk_rows):
        rows += len(chunk.rows)
        for name in _COLUMNS:
            filled[name] = filled[name] or any(getattr(row, name) is not None for row in chunk.rows)
        answered.add(
            hashes(
                post_key(row.debate, row.reply_to)
                for row in chunk.rows
                if row.reply_to is not None and not row.parent_text
            )
        )
        first = first or next((problem for problem in chunk.problems if problem.dropped), None)
        progress("looking through the corpus", rows, 0)
    if not rows:
        if first is None:
            raise InputError("no posts were found in it; check the file.", file=corpus.files[0])
        message = f"nothing usable remains: {first.found}; {first.remedy}."
        raise InputError(message, file=first.file, line=first.line)
    return Scan(rows=rows, columns=tuple(name for name in _COLUMNS if filled[name]), answered=answered)

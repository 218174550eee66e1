"""Labels for all posts of a file: `classify_file`, in bounded memory and in the file's order."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO, Unpack

from facilitator.batch.debate_rows import debate_rows
from facilitator.batch.label_writers import check_ending, label_writer
from facilitator.batch.labels import classify_rows
from facilitator.batch.parents import ParentTexts, RowKey, key_of
from facilitator.classification.protocols import TypeModel
from facilitator.debate import IbisType
from facilitator.errors import InputError
from facilitator.formats import Problem, TableChunk, iter_table, read, recognise
from facilitator.formats.hints import Hints
from facilitator.formats.problem import show
from facilitator.progress import Progress, silent

__all__ = ["ClassifySummary", "classify_file"]

_CHUNK_ROWS = 1000
_KEPT_PROBLEMS = 1000


@dataclass(frozen=True, kw_only=True)
class ClassifySummary:
    """What came of a file.

    Parameters
    ----------
    rows, unsure
        Rows labelled, and those of them that the model is unsure of.
    labels
        Rows by label.
    problems, problem_count
        Rows left out or mended, at most the first 1,000 of them, and how many there were.
    """

    rows: int
    unsure: int
    labels: Mapping[IbisType, int]
    problems: tuple[Problem, ...]
    problem_count: int


def classify_file(
    posts: str | Path,
    out: str | Path | None,
    *,
    model: TypeModel,
    units: bool = False,
    progress: Progress = silent,
    stream: TextIO | None = None,
    **hints: Unpack[Hints],
) -> ClassifySummary:
    """Label every post of a posts table or of any debate format.

    In a table, the parent is `parent_text`, else the text of `reply_to` in the same file (which may come later in
    it), else `previous_text`, else `topic`; in a debate it is what `Context` gives. Rows without an id or text, and
    rows that repeat an id of their debate, are left out and reported; the others are labelled. A table is read up to
    three times and never held whole: in memory are a thousand rows, the ids, and the beginnings of posts that others
    answer.

    Parameters
    ----------
    out
        Ends in ``.jsonl``, ``.csv`` (both also with ``.gz``) or ``.parquet``; appears when all is done. If `None`,
        JSONL goes to `stream` (standard output, unless given) as it is computed.
    units
        Whether to type the pieces of each post too, and what it does besides.
    hints
        What somebody knows of the file that it does not say, as for `facilitator.formats.read`.

    Raises
    ------
    InputError
        If the file cannot be read, nothing in it can be labelled, or the ending of `out` is unknown.
    WorkError
        If the disk refuses.
    """
    path, target = Path(posts), None if out is None else Path(out)
    if target is not None:
        check_ending(target)
    chunks = _opened(path, hints)
    parents = ParentTexts.gather(chunks)
    problems: list[Problem] = []
    labels: Counter[IbisType] = Counter()
    unsure = count = 0
    with label_writer(target, stream or sys.stdout, units=units) as write:
        for chunk in _without_repeats(chunks(), path):
            count += len(chunk.problems)
            problems += chunk.problems[: _KEPT_PROBLEMS - len(problems)]
            found = classify_rows(chunk.rows, model, texts=parents.texts, units=units) if chunk.rows else []
            write(found)
            labels.update(row.label for row in found)
            unsure += sum(row.unsure for row in found)
            progress("classifying", labels.total(), parents.rows)
        if not labels:
            said = f" ({problems[0].found})" if problems else ""
            raise InputError(f"there is no post to label{said}; check the file.", file=path)
    return ClassifySummary(
        rows=labels.total(), unsure=unsure, labels=dict(labels), problems=tuple(problems), problem_count=count
    )


def _opened(path: Path, hints: Hints) -> Callable[[], Iterable[TableChunk]]:
    """The rows of the file, in chunks, as often as they are asked for."""
    if hints.get("columns") or recognise(path).name == "table":
        return lambda: iter_table(path, chunk_rows=_CHUNK_ROWS, **hints)
    result = read(path, **hints)  # debates are small enough to be held
    held = [TableChunk(list(debate_rows(debate)), []) for debate in result.debates]
    held.append(TableChunk([], list(result.problems)))
    return lambda: held


def _without_repeats(chunks: Iterable[TableChunk], path: Path) -> Iterator[TableChunk]:
    """The chunks without rows whose id came before; each becomes a problem."""
    seen: set[RowKey] = set()
    for chunk in chunks:
        rows, problems = [], list(chunk.problems)
        for row in chunk.rows:
            if key_of(row) in seen:
                problems.append(
                    Problem(
                        file=str(path),
                        line=row.line or None,
                        found=f"the id {show(row.id)} came before",
                        remedy="give each row of a debate its own",
                        dropped=True,
                    )
                )
                continue
            seen.add(key_of(row))
            rows.append(row)
        yield replace(chunk, rows=rows, problems=problems)

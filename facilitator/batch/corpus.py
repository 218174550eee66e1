"""The corpus as chunks of rows: `Corpus`, over posts tables row by row, and over debate formats debate by debate.

A posts table is read in bounded memory. Any other format is read a file at a time, whole, as its reader needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from facilitator.batch.debate_rows import debate_rows
from facilitator.debate import UNKNOWN_AUTHOR, Participant
from facilitator.formats import PostRow, Problem, inputs, iter_table, read, recognise
from facilitator.formats.problem import show

__all__ = ["Chunk", "Corpus", "person_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Some rows in order, the problems met between them, and who is registered in a debate that begins here.

    Parameters
    ----------
    registered
        Person (see `person_in`) and what is known of them; empty for posts tables.
    """

    file: Path
    rows: list[PostRow]
    problems: list[Problem] = field(default_factory=list)
    registered: tuple[tuple[str, Participant], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """A file or a folder of files.

    Parameters
    ----------
    files
        What is read, in order.
    tables
        Those of them that are posts tables.
    columns
        For posts tables: our field -> the file's column.
    """

    files: tuple[Path, ...]
    tables: frozenset[Path]
    columns: Mapping[str, str]

    @classmethod
    def open(cls, path: Path, columns: Mapping[str, str] | None = None) -> Corpus:
        """Look what there is at `path`; with `columns`, every file is taken for a posts table.

        Raises
        ------
        InputError
            If `path` is missing or of no known format.
        """
        files = inputs(path)
        tables = frozenset(file for file in files if columns or recognise(file).name == "table")
        return cls(files=files, tables=tables, columns=dict(columns or {}))

    def chunks(self, most_rows: int) -> Iterator[Chunk]:
        """Everything, at most `most_rows` rows at a time; the same each time.

        Raises
        ------
        InputError
            If a file can no longer be read, or lacks a column for id or text.
        """
        debates: set[str] = set()
        for file in self.files:
            if file in self.tables:
                for part in iter_table(file, columns=self.columns, chunk_rows=most_rows):
                    yield Chunk(file=file, rows=part.rows, problems=part.problems)
            else:
                yield from _debate_chunks(file, most_rows, debates)


def person_in(debate: str | None, author: str) -> str:
    """A person of a debate format, as one text: ``u1`` of one debate need not be ``u1`` of another."""
    return f"{debate or ''}\x1f{author}"


def _debate_chunks(file: Path, most_rows: int, taken: set[str]) -> Iterator[Chunk]:
    found = read(file)
    problems = list(found.problems)
    for debate in found.debates:
        if debate.id in taken:
            name = f"{debate.id} ({file.name})"
            problems.append(_renamed(file, debate.id, name))
            debate = replace(debate, id=name)
        taken.add(debate.id)
        people = (person for person in debate.participants if person.id != UNKNOWN_AUTHOR)
        registered = tuple((person_in(debate.id, person.id), person) for person in people)
        rows = list(debate_rows(debate))
        for start in range(0, max(len(rows), 1), most_rows):
            yield Chunk(file=file, rows=rows[start : start + most_rows], problems=problems, registered=registered)
            problems, registered = [], ()


def _renamed(file: Path, id: str, name: str) -> Problem:
    remedy = f"this one is called {show(name)}; give each debate its own id"
    return Problem(
        file=str(file), line=None, found=f"there was a debate {show(id)} before", remedy=remedy, dropped=False
    )

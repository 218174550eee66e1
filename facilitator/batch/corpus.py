"""The corpus as chunks of rows: `Corpus`, over posts tables row by row, and over debate formats debate by debate.

A posts table is read in bounded memory. Any other format is read a file at a time, whole, as its reader needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Unpack, cast

from facilitator.batch.debate_rows import debate_rows
from facilitator.debate import UNKNOWN_AUTHOR, Participant
from facilitator.errors import InputError
from facilitator.formats import PostRow, Problem, iter_table, read, recognise
from facilitator.formats.folders import not_read, survey
from facilitator.formats.hints import Hints, given
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
    left_out
        What lies in the folder and is not read, with the reason.
    hints
        What somebody knows of the files that they do not say.
    """

    files: tuple[Path, ...]
    tables: frozenset[Path]
    left_out: tuple[Problem, ...] = ()
    hints: Hints = field(default_factory=Hints)

    @classmethod
    def open(cls, path: Path, **hints: Unpack[Hints]) -> Corpus:
        """Look what there is at `path`; where columns are named, every file is taken for a posts table.

        Raises
        ------
        InputError
            If `path` is missing or of no known format.
        """
        found, known = survey(path), cast("Hints", given(hints))
        named = bool(known.get("columns"))
        tables = frozenset(
            file for file in found.files if not file.is_dir() and (named or recognise(file).name == "table")
        )
        return cls(files=found.files, tables=tables, left_out=found.left_out, hints=known)

    @property
    def named(self) -> dict[str, dict[str, str]]:
        """The hints, each there even if nothing was said."""
        columns, speakers, genders = (self.hints.get("columns"), self.hints.get("speakers"), self.hints.get("genders"))
        return {"columns": dict(columns or {}), "speakers": dict(speakers or {}), "genders": dict(genders or {})}

    def chunks(self, most_rows: int) -> Iterator[Chunk]:
        """Everything, at most `most_rows` rows at a time; the same each time.

        Raises
        ------
        InputError
            If the only file can no longer be read, or lacks a column for the text.
        """
        debates: set[str] = set()
        problems = list(self.left_out)
        for file in self.files:
            if problems:
                yield Chunk(file=file, rows=[], problems=problems)
            problems = []
            try:
                if file in self.tables:
                    for part in iter_table(file, chunk_rows=most_rows, **self.hints):
                        yield Chunk(file=file, rows=part.rows, problems=part.problems)
                else:
                    yield from _debate_chunks(file, most_rows, debates, self.hints)
            except InputError as error:
                if len(self.files) == 1:
                    raise
                problems = [not_read(error, file)]  # what came before the fault is in; the rest is told
        if problems:
            yield Chunk(file=self.files[-1], rows=[], problems=problems)


def person_in(debate: str | None, author: str) -> str:
    """A person of a debate format, as one text: ``u1`` of one debate need not be ``u1`` of another."""
    return f"{debate or ''}\x1f{author}"


def _debate_chunks(file: Path, most_rows: int, taken: set[str], hints: Hints) -> Iterator[Chunk]:
    found = read(file, **hints)
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

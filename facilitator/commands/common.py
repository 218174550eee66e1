"""What several commands share: the consoles, the progress bar, listings, and how problems are told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.progress import Progress, on_bars

if TYPE_CHECKING:
    from rich.console import Console

    from facilitator.formats import Problem

__all__ = [
    "MAP_FORMAT_NAMES",
    "as_json",
    "console",
    "count",
    "list_rows",
    "progress_bar",
    "tell",
    "tell_most_important",
]

#: The names of `facilitator.ibis.exports.MAP_FORMATS`, here so that ``--help`` need not load them.
MAP_FORMAT_NAMES = ("aif", "xaif", "argdown", "graphml")

#: Problems of one file that are told one by one; the rest are counted.
_MOST_TOLD = 10

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


def console(*, error: bool = False) -> Console:
    """Standard output, or standard error for messages; wide when it goes into a file."""
    from rich.console import Console

    found = Console(stderr=error, highlight=False)
    return found if found.is_terminal else Console(stderr=error, highlight=False, width=160)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error, gone when the work is done; none where standard error is not a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    screen = console(error=True)
    with Bars(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bars:
        yield on_bars(bars)


def count(number: int, what: str) -> str:
    """A number and its noun: ``1 debate``, ``2,310 posts``."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def tell(problems: Sequence[Problem], *, count: int | None = None) -> None:
    """Say on standard error what was left out or mended, one line each; `count` if there were more than these."""
    for problem in problems[:_MOST_TOLD]:
        click.echo(f"Note: {problem}", err=True)
    rest = (len(problems) if count is None else count) - _MOST_TOLD
    if rest > 0:
        click.echo(f"Note: and {rest} more of this kind.", err=True)


def tell_most_important(problems: Sequence[Problem], file: Path) -> None:
    """Say on standard error the three things about a file that matter most, and where all of them are."""
    from facilitator.formats.importance import by_kind, most_important

    told = most_important(problems)
    tell(told)
    rest = len(by_kind(problems)) - len(told)
    if rest > 0:
        click.echo(f"Note: and {rest} more kinds; 'facilitator inspect {file}' shows them all.", err=True)


def list_rows(rows: Sequence[Mapping[str, Any]], *, as_json: bool) -> None:
    """Print a listing: a table for people, JSON for programs."""
    if as_json:
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=1))
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in rows[0] if rows else ():
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(", ".join(value) if isinstance(value, list) else str(value)) for value in row.values()))
    console().print(table)

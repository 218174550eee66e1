"""The options of every command that reads debates: what somebody knows of a file that it does not say itself."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from facilitator.debate import Gender

__all__ = ["hint_options"]

Command = TypeVar("Command", bound=Callable[..., Any])


def hint_options(command: Command) -> Command:
    """Give a command the options ``--column``, ``--gender`` and ``--speakers``; it gets them as `Hints`."""
    for option in (_SPEAKERS, _GENDER, _COLUMN):
        command = option(command)
    return command


def _columns(_: click.Context, __: click.Parameter, pairs: Sequence[str]) -> dict[str, str] | None:
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not (name and equals and column):
            raise click.BadParameter(f"{pair!r} is not NAME=COLUMN; write for example text=comment-body.")
    return dict(pair.split("=", 1) for pair in pairs) or None


def _genders(_: click.Context, __: click.Parameter, text: str | None) -> dict[str, Gender] | None:
    from facilitator.debate import GENDERS

    found: dict[str, Gender] = {}
    for pair in filter(None, (part.strip() for part in (text or "").split(","))):
        word, equals, code = (part.strip() for part in pair.partition("="))
        gender = next((one for one in GENDERS if one == word), None)
        if gender is None or not equals or not code:
            raise click.BadParameter(f"{pair!r} is not WORD=CODE; the words are {', '.join(GENDERS)}.")
        if found.setdefault(code, gender) != gender:
            raise click.BadParameter(f"the code {code!r} is given two meanings; give it one.")
    return found or None


def _speakers(_: click.Context, __: click.Parameter, path: Path | None) -> dict[str, str] | None:
    from facilitator.errors import InputError
    from facilitator.formats.text import text_lines

    if path is None:
        return None
    found: dict[str, str] = {}
    rows = csv.reader(text for _, text in text_lines(path))
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) != 2 or not all(cells):
            message = "the line is not a name and the person it stands for; write name,person."
            raise InputError(message, file=path, line=rows.line_num)
        if found.setdefault(cells[0], cells[1]) != cells[1]:
            raise InputError(f"{cells[0]!r} stands for two people; give it one.", file=path, line=rows.line_num)
    return found


_COLUMN = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=COLUMN",
    callback=_columns,
    help="Which column is what, e.g. text=comment-body.",
)
_GENDER = click.option(
    "--gender",
    "genders",
    metavar="WORD=CODE,...",
    callback=_genders,
    help="What the file's codes of gender mean, e.g. woman=M,man=H.",
)
_SPEAKERS = click.option(
    "--speakers",
    metavar="CSV",
    type=click.Path(path_type=Path),
    callback=_speakers,
    help="Who is who: a line for each name in the file, with the person it stands for.",
)

"""``facilitator inspect``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from facilitator.commands.common import as_json, console, count
from facilitator.commands.hints import hint_options

if TYPE_CHECKING:
    from facilitator.formats import Problem
    from facilitator.formats.hints import Hints
    from facilitator.formats.inspection import Inspection

__all__ = ["command"]

_EXAMPLE = """\b
Examples:
  facilitator inspect meeting.vtt
  facilitator inspect exports/ --json
  facilitator inspect comments.csv --column text=comment-body --gender woman=M,man=H
"""

_MOST_PEOPLE = 10
_MOST_DEBATES = 5
#: What the shipped classifier has learned from.
_UNDERSTOOD = ("en",)


@click.command(epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--format", "format", default="auto", help="How the files are stored; see 'facilitator formats'.")
@hint_options
@as_json
def command(files: tuple[Path, ...], format: str, as_json: bool, **hints: Unpack[Hints]) -> None:
    """Look into files before anything is made of them: who speaks, when, to whom; what was assumed and left out.

    FILE is a file of any format, an export, or a folder of such. No model is asked.
    """
    from facilitator.formats import FORMATS, read_all, recognise
    from facilitator.formats.inspection import as_dict, inspect

    found = read_all(files, format=format, **hints)
    named = bool(hints.get("columns"))
    rows = []
    for file in found.files:
        known = FORMATS["table"] if named else FORMATS[format] if format != "auto" else recognise(file.path)
        why = known.known_by if format == "auto" and not named else "named by whoever asked"
        rows.append((file, known, why, [inspect(debate) for debate in file.debates]))
    if as_json:
        listed = [
            as_dict(str(file.path), known.name, why, debates, file.problems) for file, known, why, debates in rows
        ]
        left = [{"file": one.file, "why": one.found, "remedy": one.remedy} for one in found.left_out]
        click.echo(json.dumps({"files": listed, "not_read": left}, ensure_ascii=False, indent=1))
        return
    screen = console()
    for file, known, why, debates in rows:
        screen.print(str(file.path), style="bold", markup=False)
        screen.print(f"  format: {known.description}; {why}", markup=False)
        for debate in debates[:_MOST_DEBATES]:
            for line in _debate(debate, named=len(debates) > 1):
                screen.print(f"  {line}", markup=False)
        if len(debates) > _MOST_DEBATES:
            posts = sum(one.posts for one in debates[_MOST_DEBATES:])
            more = count(len(debates) - _MOST_DEBATES, "more debate")
            screen.print(f"  and {more} with {count(posts, 'post')}; --json shows them all")
        for line in _problems(file.problems):
            screen.print(f"  {line}", markup=False)
    for one in found.left_out:
        screen.print(f"NOT READ: {one}", markup=False)
    click.echo(str(found) or f"{count(len(found.files), 'file')} read.", err=True)


def _debate(it: Inspection, *, named: bool) -> Iterator[str]:
    if named:
        yield f"debate {it.debate!r}" + (f": {it.title}" if it.title and it.title != it.debate else "")
    yield f"posts: {it.posts:,} with {it.words:,} words" + (f", {it.empty:,} without any" if it.empty else "")
    if it.question:
        yield f"question: {it.question}"
    yield f"people: {len(it.people):,}"
    yield from (f"  {line}" for line in _people(it))
    yield f"times: {_times(it)}"
    yield f"replies: {count(it.replies, 'post')} with what they answer"
    yield f"language: {_language(it)}"
    genders = [f"{name} {number:,}" for name, number in it.genders.items() if number]
    yield f"gender: {', '.join(genders) or 'nobody to declare any'}"


def _people(it: Inspection) -> Iterator[str]:
    for person in it.people[:_MOST_PEOPLE]:
        name = person.id if person.name in (None, person.id) else f"{person.name} ({person.id})"
        name += "" if person.role == "participant" else f" ({person.role})"
        share = f", {person.words / it.words:.0%}" if it.words else ""
        yield f"{name}: {count(person.posts, 'post')}, {count(person.words, 'word')}{share}"
    if len(it.people) > _MOST_PEOPLE:
        yield f"and {len(it.people) - _MOST_PEOPLE:,} more"
    if it.unattributed is not None:
        yield f"{count(it.unattributed.posts, 'post')} by nobody named"


def _times(it: Inspection) -> str:
    from facilitator.interventions.words.wording import duration

    if not it.timed:
        return "none that are real; only the order is kept"
    told = f"{duration(it.last - it.first)} from the first post to the last"
    if it.start is not None:
        told += f", beginning {it.start}"
    if it.usual_gap is not None and it.longest_gap is not None:
        told += f"; usually {duration(it.usual_gap)} between posts"
        told += f", at most {duration(it.longest_gap.seconds)} (before post {it.longest_gap.before!r})"
    return told


def _language(it: Inspection) -> str:
    from facilitator.formats.inspection import other_language

    told = ", ".join(it.languages)
    other = other_language(it)
    if other is not None:
        told += f", BUT the posts look like {other}: the file does not name its language, or names another"
    main = next(iter(it.recognised), it.languages[0])
    return told if main in _UNDERSTOOD else f"{told} (posts are counted; the shipped classifier understands English)"


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    """The first of each kind, the gravest kind first."""
    from facilitator.formats.importance import by_kind

    for kind in sorted(by_kind(problems), key=lambda kind: kind.weight):
        what = "LEFT OUT" if kind.first.dropped else "note"
        where = f"line {kind.first.line}: " if kind.first.line is not None else ""
        many = f" [{kind.lines:,} lines" + (f", {kind.words:,} words]" if kind.words else "]")
        told = f"{what}: {where}{kind.first.found}; {kind.first.remedy}"
        yield told + (many if kind.lines > 1 or kind.words else "")

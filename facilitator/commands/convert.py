"""``facilitator convert``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from facilitator.commands.common import MAP_FORMAT_NAMES, count, tell
from facilitator.commands.hints import hint_options
from facilitator.errors import InputError

if TYPE_CHECKING:
    from facilitator.formats.hints import Hints

__all__ = ["command"]

_EXAMPLE = """\b
Examples:
  facilitator convert meeting.vtt meeting.jsonl --to native
  facilitator convert out/meeting/map.json meeting.graphml --to graphml
"""


@click.command(epilog=_EXAMPLE)
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--to", "target_format", required=True, help="A format that can be written; see 'facilitator formats'.")
@click.option("--from", "source_format", default="auto", help="How IN is stored, where that is not recognised.")
@hint_options
def command(source: Path, target: Path, target_format: str, source_format: str, **hints: Unpack[Hints]) -> None:
    """Turn debates from one format into another, or a map.json into a map format; what is lost on the way is said."""
    from facilitator.formats import read, write

    if source.exists() and target.exists() and source.samefile(target):
        raise InputError("IN and OUT are the same file, which would be lost; name another OUT.", file=target)
    if target_format in MAP_FORMAT_NAMES:
        from facilitator.ibis.exports import read_map, write_map

        click.echo(write_map(read_map(source), target, format=target_format), err=True)
        return
    result = read(source, format=source_format, **hints)
    tell(result.problems)
    tell(write(result.debates, target, format=target_format))
    posts = sum(len(debate.posts) for debate in result.debates)
    click.echo(f"{count(len(result.debates), 'debate')}, {count(posts, 'post')}, in {target}.", err=True)

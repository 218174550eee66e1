"""``facilitator convert``."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.commands.common import MAP_FORMAT_NAMES, columns_option, count, parse_columns, tell

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
@columns_option
def command(source: Path, target: Path, target_format: str, source_format: str, columns: tuple[str, ...]) -> None:
    """Turn debates from one format into another, or a map.json into a map format; what is lost on the way is said."""
    from facilitator.formats import read, write

    if target_format in MAP_FORMAT_NAMES:
        from facilitator.ibis.exports import read_map, write_map

        click.echo(write_map(read_map(source), target, format=target_format), err=True)
        return
    result = read(source, format=source_format, columns=parse_columns(columns))
    tell(result.problems)
    tell(write(result.debates, target, format=target_format))
    posts = sum(len(debate.posts) for debate in result.debates)
    click.echo(f"{count(len(result.debates), 'debate')}, {count(posts, 'post')}, in {target}.", err=True)

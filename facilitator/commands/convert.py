"""``facilitator convert``."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.commands.common import columns_option, count, parse_columns, tell

__all__ = ["command"]

_EXAMPLE = """\b
Example:
  facilitator convert meeting.vtt meeting.jsonl --to native
"""


@click.command(epilog=_EXAMPLE)
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--to", "target_format", required=True, help="A format that can be written; see 'facilitator formats'.")
@click.option("--from", "source_format", default="auto", help="How IN is stored, where that is not recognised.")
@columns_option
def command(source: Path, target: Path, target_format: str, source_format: str, columns: tuple[str, ...]) -> None:
    """Turn debates from one format into another; what is lost on the way is said."""
    from facilitator.formats import read, write

    result = read(source, format=source_format, columns=parse_columns(columns))
    tell(result.problems)
    tell(write(result.debates, target, format=target_format))
    posts = sum(len(debate.posts) for debate in result.debates)
    click.echo(f"{count(len(result.debates), 'debate')}, {count(posts, 'post')}, in {target}.", err=True)

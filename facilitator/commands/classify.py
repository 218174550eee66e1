"""``facilitator classify``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from facilitator.commands.common import count, progress_bar, tell
from facilitator.commands.hints import hint_options

if TYPE_CHECKING:
    from facilitator.formats.hints import Hints

__all__ = ["command"]

_EXAMPLE = """\b
Examples:
  facilitator classify posts.csv --out labels.csv --column text=comment-body
  facilitator classify debate.jsonl | head
"""


@click.command(epilog=_EXAMPLE)
@click.argument("posts", type=click.Path(path_type=Path), metavar="POSTS")
@click.option("--out", type=click.Path(path_type=Path), metavar="LABELS", help="A .jsonl, .csv or .parquet file.")
@click.option("--model", metavar="DIR", help="Another trained classifier.")
@click.option("--units", is_flag=True, help="Also type the sentences of each post, and what it does besides.")
@hint_options
def command(posts: Path, out: Path | None, model: str | None, units: bool, **hints: Unpack[Hints]) -> None:
    """Label posts: issue, idea, pro, con or other, with probabilities that sum to 1.

    POSTS is a table (CSV, JSONL, Parquet) or a debate of any format. Without --out, JSON lines go to standard output.
    A label whose 'unsure' is true should rather not be believed.
    """
    from facilitator.batch.classify import classify_file
    from facilitator.classification.classifier import IbisModel
    from facilitator.processors import use_threads

    use_threads()
    trained = IbisModel.load(None if model is None else Path(model))
    with progress_bar() as progress:
        summary = classify_file(posts, out, model=trained, units=units, progress=progress, **hints)
    tell(summary.problems, count=summary.problem_count)
    found = ", ".join(f"{label} {number}" for label, number in summary.labels.items())
    click.echo(f"{count(summary.rows, 'post')}: {found}; unsure about {summary.unsure}.", err=True)

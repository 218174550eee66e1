"""``facilitator classify``."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.commands.common import columns_option, count, parse_columns, progress_bar, tell

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
@columns_option
def command(posts: Path, out: Path | None, model: str | None, units: bool, columns: tuple[str, ...]) -> None:
    """Label posts: issue, idea, pro, con or other, with probabilities that sum to 1.

    POSTS is a table (CSV, JSONL, Parquet) or a debate of any format. Without --out, JSON lines go to standard output.
    A label whose 'unsure' is true should rather not be believed.
    """
    from facilitator.batch.classify import classify_file
    from facilitator.classification.classifier import IbisModel
    from facilitator.processors import use_threads

    chosen = parse_columns(columns)
    use_threads()
    trained = IbisModel.load(None if model is None else Path(model))
    with progress_bar() as progress:
        summary = classify_file(posts, out, model=trained, columns=chosen, units=units, progress=progress)
    tell(summary.problems, count=summary.problem_count)
    found = ", ".join(f"{label} {number}" for label, number in summary.labels.items())
    click.echo(f"{count(summary.rows, 'post')}: {found}; unsure about {summary.unsure}.", err=True)

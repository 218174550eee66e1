"""``facilitator analyze``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from facilitator.commands.common import columns_option, console, parse_columns, progress_bar, tell
from facilitator.extras import require

__all__ = ["command"]

_EXAMPLE = """\b
Examples:
  facilitator analyze opinions.csv --out results
  facilitator analyze comments.parquet --column text=comment-body --out results
  facilitator analyze opinions.csv --out results --resume      after it was stopped
"""


@click.command(epilog=_EXAMPLE)
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the labels, figures and report go.",
)
@click.option("--engine", type=click.Choice(["local"]), default="local", show_default=True, help="Where the work runs.")
@click.option(
    "--workers",
    type=click.IntRange(1, 1),
    default=1,
    metavar="N",
    help="Processes; only 1 so far, which uses all cores. More come with further engines.",
)
@click.option("--resume", is_flag=True, help="Go on with what a stopped run left in DIR.")
@click.option("--model", metavar="DIR", help="Another trained classifier.")
@click.option("--seed", default=0, show_default=True, help="Draws the intervals of participation.")
@columns_option
def command(
    corpus: Path,
    out: Path,
    engine: str,
    workers: int,
    resume: bool,
    model: str | None,
    seed: int,
    columns: tuple[str, ...],
) -> None:
    """Analyse a corpus of opinions of any size: types, who takes part, and a report.

    CORPUS is a posts table (CSV, JSONL or Parquet), debates of any format, or a folder of such files. DIR gets
    labels.parquet, summary.json, problems.jsonl and report.html. The figures also go to standard output.
    """
    require("batch", "the analysis of a corpus")
    from facilitator.batch import analyze
    from facilitator.batch.screen import screen
    from facilitator.classification.classifier import IbisModel
    from facilitator.processors import use_threads

    named = parse_columns(columns)
    use_threads(workers)
    types = IbisModel.load(model)
    try:
        with progress_bar() as progress:
            summary = analyze(corpus, out, columns=named, model=types, seed=seed, resume=resume, progress=progress)
    except KeyboardInterrupt:
        click.echo(f"Stopped; what is finished is kept under {out}: run again with --resume to go on.", err=True)
        sys.exit(130)
    tell(summary.problems)
    more = summary.values["problems"]["total"] - len(summary.problems)
    if more > 0:
        click.echo(f"Note: and {more:,} more; all are in {out / 'problems.jsonl'}.", err=True)
    show = console()
    for part in screen(summary):
        show.print(part)
    click.echo(f"The labels, figures and report.html are in {out}.", err=True)

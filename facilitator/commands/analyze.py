"""``facilitator analyze``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from facilitator.commands.common import console, progress_bar, tell
from facilitator.commands.hints import hint_options
from facilitator.extras import require

if TYPE_CHECKING:
    from facilitator.formats.hints import Hints

__all__ = ["command"]

_EXAMPLE = """\b
Examples:
  facilitator analyze opinions.csv --out results
  facilitator analyze comments.parquet --column text=comment-body --out results
  facilitator analyze opinions.csv --out results --resume      after it was stopped
"""


#: Of what was left out or mended, the gravest.
_MOST_TOLD = 3


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
@hint_options
def command(
    corpus: Path,
    out: Path,
    engine: str,
    workers: int,
    resume: bool,
    model: str | None,
    seed: int,
    **hints: Unpack[Hints],
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

    use_threads(workers)
    types = IbisModel.load(model)
    try:
        with progress_bar() as progress:
            summary = analyze(corpus, out, model=types, seed=seed, resume=resume, progress=progress, **hints)
    except KeyboardInterrupt:
        click.echo(f"Stopped; what is finished is kept under {out}: run again with --resume to go on.", err=True)
        sys.exit(130)
    tell(summary.problems[:_MOST_TOLD])
    more = summary.values["problems"]["total"] - len(summary.problems[:_MOST_TOLD])
    if more > 0:
        click.echo(f"Note: and {more:,} more; all are in {out / 'problems.jsonl'}.", err=True)
    show = console()
    for part in screen(summary):
        show.print(part)
    click.echo(f"The labels, figures and report.html are in {out}.", err=True)

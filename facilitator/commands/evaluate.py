"""``facilitator evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from facilitator.commands.common import console, progress_bar
from facilitator.commands.hints import hint_options

if TYPE_CHECKING:
    from facilitator.formats.hints import Hints

__all__ = ["command"]

_EXAMPLE = """\b
Examples:
  facilitator evaluate classification timing --on debates/ --out results
  facilitator evaluate linking --on meeting.jsonl
  facilitator evaluate neutrality --policy moderator --on debates/ --out results
"""


@click.command(epilog=_EXAMPLE)
@click.argument("suites", nargs=-1, required=True, metavar="SUITE...")
@click.option(
    "--on",
    "on",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A file or folder of debates or labelled posts; can be given again.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Write SUITE.json and SUITE.html there.")
@click.option("--policy", default="default", metavar="P.toml", help="How the agent behaves: a name or a file.")
@click.option("--model", metavar="DIR", help="Another trained classifier.")
@click.option("--seed", default=0, show_default=True, help="Draws the intervals and the random baselines.")
@hint_options
def command(
    suites: tuple[str, ...],
    on: tuple[Path, ...],
    out: Path | None,
    policy: str,
    model: str | None,
    seed: int,
    **hints: Unpack[Hints],
) -> None:
    """Measure the agent on debates or labelled posts of any format.

    The suites are classification, linking, timing, participation, effect, neutrality and cost; each result stands
    beside simple baselines where there are any, with 95 % intervals. Without --on, the sample debates are used, on
    which the shipped model was trained.
    """
    from facilitator.evaluation import evaluate
    from facilitator.evaluation.table import rich_table

    with progress_bar() as progress:
        results = evaluate(suites, on, out=out, policy=policy, model=model, seed=seed, progress=progress, **hints)
    screen = console()
    for result in results:
        screen.print(rich_table(result))
        for note in (*result.notes, str(result.provenance["intervals"])):
            screen.print(note, style="dim", markup=False)
    if out is not None:
        click.echo(f"{', '.join(result.suite for result in results)}: JSON and HTML are in {out}.", err=True)

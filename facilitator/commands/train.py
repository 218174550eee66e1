"""``facilitator train``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import click

from facilitator.commands.common import progress_bar
from facilitator.extras import require

__all__ = ["command"]

_EXAMPLE = """\b
Example:
  facilitator train models/recipes/ibis-minilm.toml --data ../shared/data
"""


@click.command(epilog=_EXAMPLE)
@click.argument("recipe", type=click.Path(path_type=Path), metavar="RECIPE.toml")
@click.option("--data", type=click.Path(path_type=Path), metavar="DIR", help="The corpora; else $FACILITATOR_DATA.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="The model's folder; else beside recipes/.")
def command(recipe: Path, data: Path | None, out: Path | None) -> None:
    """Train the classifier, the linker, the timing gate or the incivility model again, and measure it on what its
    recipe holds out.

    A run of the classifier that was stopped goes on where it stood when it is started again.
    """
    require("train", "training")
    from facilitator.processors import use_threads
    from facilitator.training import train_incivility, train_linker, train_timing
    from facilitator.training.classifier.run import train

    small = {"incivility": train_incivility, "linker": train_linker, "timing": train_timing}
    learn = small.get(_kind(recipe), train)
    use_threads()
    with progress_bar() as progress:
        made = learn(recipe, data=data, out=out, progress=progress)
    click.echo(f"The model and its card are in {made}.", err=True)


def _kind(recipe: Path) -> str:
    try:
        return str(tomllib.loads(recipe.read_text(encoding="utf-8")).get("kind", "classifier"))
    except (OSError, ValueError):
        return "classifier"  # whose reader says what is wrong

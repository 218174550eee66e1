"""``facilitator models``."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.commands.common import as_json, list_rows

__all__ = ["command"]

_EXAMPLE = """\b
Example:
  facilitator models --json
  facilitator models export out/ibis
"""

_EXPORT_EXAMPLE = """\b
Example:
  facilitator models export out/ibis
  python -c "from transformers import pipeline; print(pipeline('text-classification', 'out/ibis')('Close the street.'))"
"""


@click.group(epilog=_EXAMPLE, invoke_without_command=True)
@as_json
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List the models that come along, with where they lie and how large they are; or export one."""
    if context.invoked_subcommand is not None:
        return
    from facilitator.resources import resource

    rows = [
        {
            "model": folder.name,
            "what it is": _first_line(folder / "README.md"),
            "MB": f"{sum(file.stat().st_size for file in folder.iterdir() if file.is_file()) / 1e6:.1f}",
            "where": str(folder),
        }
        for folder in sorted(resource("models").iterdir())
        if (folder / "README.md").is_file()
    ]
    list_rows(rows, as_json=as_json)


@command.command(epilog=_EXPORT_EXAMPLE)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--model", type=click.Path(path_type=Path), metavar="DIR", help="A trained model; else the shipped one.")
def export(folder: Path, model: Path | None) -> None:
    """Write merged weights that transformers loads without this package."""
    from facilitator.classification.export import export_model
    from facilitator.processors import use_threads

    use_threads()
    click.echo(f"The merged model and its card are in {export_model(folder, model=model)}.", err=True)


def _first_line(card: Path) -> str:
    lines = card.read_text(encoding="utf-8").splitlines()
    return next((line for line in lines if line.strip() and not line.startswith(("#", "-", "<"))), "")

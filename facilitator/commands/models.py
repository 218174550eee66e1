"""``facilitator models``."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.commands.common import as_json, list_rows

__all__ = ["command"]

_EXAMPLE = """\b
Example:
  facilitator models --json
"""


@click.command(epilog=_EXAMPLE)
@as_json
def command(as_json: bool) -> None:
    """List the models that come along, with where they lie and how large they are."""
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


def _first_line(card: Path) -> str:
    lines = card.read_text(encoding="utf-8").splitlines()
    return next((line for line in lines if line.strip() and not line.startswith(("#", "-", "<"))), "")

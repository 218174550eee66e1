"""``facilitator moves``."""

from __future__ import annotations

import click

from facilitator.commands.common import as_json, list_rows

__all__ = ["command"]

_EXAMPLE = """\b
Example:
  facilitator moves --json
"""


@click.command(epilog=_EXAMPLE)
@click.option("--language", default="en", show_default=True, help="Of the words.")
@as_json
def command(language: str, as_json: bool) -> None:
    """List what the agent can say: each move, when it is due, to whom, and where it comes from."""
    from facilitator.interventions import Catalogue

    catalogue = Catalogue.load(language)
    if as_json:
        list_rows(
            [{**move.model_dump(), "language": catalogue.language} for move in catalogue.moves.values()], as_json=True
        )
        return
    rows = [
        {"move": move.id, "audience": move.audience, "when": move.trigger, "source": move.evidence}
        for move in catalogue.moves.values()
    ]
    list_rows(rows, as_json=False)

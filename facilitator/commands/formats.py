"""``facilitator formats``."""

from __future__ import annotations

import click

from facilitator.commands.common import as_json, list_rows

__all__ = ["command"]

_EXAMPLE = """\b
Example:
  facilitator formats --json
"""


@click.command(epilog=_EXAMPLE)
@as_json
def command(as_json: bool) -> None:
    """List the formats that can be read and written."""
    from facilitator.formats import FORMATS
    from facilitator.ibis.exports import MAP_FORMATS

    rows = [
        {"format": one.name, "read": "yes", "written": "yes" if one.write else "no", "what it is": one.description}
        for one in FORMATS.values()
    ]
    rows += [
        {"format": name, "read": "no", "written": "maps", "what it is": one.description}
        for name, one in MAP_FORMATS.items()
    ]
    list_rows(rows, as_json=as_json)

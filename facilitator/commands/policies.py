"""``facilitator policies``."""

from __future__ import annotations

import json

import click

from facilitator.commands.common import as_json, list_rows

__all__ = ["command"]

_EXAMPLE = """\b
Example:
  facilitator policies --show default > mine.toml
  facilitator replay --policy mine.toml
  facilitator policies --schema > policy.schema.json
"""


@click.command(epilog=_EXAMPLE)
@click.option("--show", metavar="NAME", help="Print the file of that policy, to be copied and changed.")
@click.option("--schema", "as_schema", is_flag=True, help="Print the JSON schema of policy files, for editors.")
@as_json
def command(show: str | None, as_schema: bool, as_json: bool) -> None:
    """List the policies that come along, or print one."""
    from facilitator.interventions import Policy, policies

    shipped = policies()
    if show is not None:
        if show not in shipped:
            raise click.BadParameter(f"there is no policy {show!r}; there are {', '.join(shipped)}.")
        click.echo(shipped[show].read_text(encoding="utf-8"), nl=False)
        return
    if as_schema:
        from facilitator.interventions.policy.schema import schema

        click.echo(json.dumps(schema(), indent=2))
        return
    if as_json:
        list_rows([Policy.load(name).as_dict() for name in shipped], as_json=True)
        return
    rows = [{"policy": name, "moves": ", ".join(Policy.load(name).moves) or "none"} for name in shipped]
    list_rows(rows, as_json=False)

"""``facilitator demo``."""

from __future__ import annotations

import click

__all__ = ["command"]

_EXAMPLE = """\b
Example:
  facilitator demo --port 8080
"""


@click.command(epilog=_EXAMPLE)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 for the whole network.")
@click.option("--port", default=7860, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--policy", default="default", metavar="P.toml", help="How the agent behaves: a name or a file.")
@click.option("--model", metavar="DIR", help="Another trained classifier.")
@click.option("--seed", default=0, show_default=True, help="Picks among wordings.")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser here.")
def command(host: str, port: int, policy: str, model: str | None, seed: int, open_browser: bool) -> None:
    """Open a page where the agent moderates a sample debate, and you can take part."""
    from facilitator.ui import launch

    def announce(address: str) -> None:
        click.echo(f"The demo is at {address} – stop it with Ctrl-C.", err=True)

    click.echo("Loading the models ...", err=True)
    launch(host=host, port=port, policy=policy, model=model, seed=seed, open_browser=open_browser, announce=announce)

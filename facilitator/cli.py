"""The command line. Commands lie in `facilitator.commands`, one a file, and are loaded when called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from facilitator import __version__
from facilitator.errors import FacilitatorError

__all__ = ["cli", "main"]

#: Each command and its line in ``facilitator --help``; the module of the same name holds it.
COMMANDS = {
    "replay": "Play recorded debates to the agent: what would it have said, when and why?",
    "demo": "Open a page in the browser where the agent moderates a sample debate.",
    "classify": "Label posts: issue, idea, pro, con or other.",
    "analyze": "Analyse a corpus of opinions of any size.",
    "evaluate": "Measure the agent on debates or labelled posts.",
    "inspect": "Look into files: who speaks, when, what was assumed, what was left out.",
    "convert": "Turn debates from one format into another.",
    "train": "Train the classifier again from a recipe.",
    "moves": "List what the agent can say.",
    "policies": "List the policies that come along.",
    "models": "List the models that come along.",
    "formats": "List the formats that can be read and written.",
}


class _Lazy(click.Group):
    """Loads a command's module when it is called, so that ``--help`` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"facilitator.commands.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="facilitator")
def cli() -> None:
    """The facilitation agent for online debates.

    It reads each post, keeps the map of issues and ideas, sees who is heard, and speaks when that helps.

    Start with:  facilitator replay
    """


def main() -> None:
    """Run the command line; a user's mistake gives one sentence and exit code 2, failed work exit code 1."""
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except FacilitatorError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of our output, ``head`` say, has seen enough
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()

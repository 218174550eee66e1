"""What `main` makes of what a command raises: an exit code, one sentence, and no traceback."""

import click
import pytest

from facilitator import FacilitatorError, InputError
from facilitator.cli import COMMANDS, cli
from facilitator.errors import WorkError


@pytest.fixture
def ends(run, monkeypatch):
    """Run ``facilitator formats`` as if it ended with an error."""

    def call(error):
        @click.command()
        def command():
            raise error

        monkeypatch.setattr("facilitator.commands.formats.command", command)
        return run("formats")

    return call


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (InputError("line 3 is broken; mend it.", file="a.csv"), 2, "Error: a.csv: line 3 is broken; mend it.\n"),
        (InputError("no id; give one.", file="a.csv", line=3), 2, "Error: a.csv, line 3: no id; give one.\n"),
        (WorkError("the disk is full; make room."), 1, "Error: the disk is full; make room.\n"),
        (FacilitatorError("it failed."), 1, "Error: it failed.\n"),
        (click.Abort(), 130, "Stopped.\n"),
        (KeyboardInterrupt(), 130, "Stopped.\n"),
    ],
)
def test_an_error_is_a_sentence_on_standard_error_and_a_code(ends, error, code, says):
    result = ends(error)
    assert (result.code, result.out) == (code, "")
    assert result.err.lstrip("\n") == says


def test_a_reader_that_has_seen_enough_is_no_failure(ends, monkeypatch):
    closed = []
    monkeypatch.setattr("sys.stderr.close", lambda: closed.append(True), raising=False)
    assert ends(BrokenPipeError()).code == 0
    assert closed == [True]


def test_a_fault_of_ours_is_not_hidden(ends):
    with pytest.raises(ZeroDivisionError):
        ends(ZeroDivisionError())


def test_without_words_the_help_is_shown(run):
    result = run()
    assert "Start with:  facilitator replay" in result.out + result.err


def test_the_version_is_told(run):
    from facilitator import __version__

    assert run("--version").out.strip().endswith(__version__)


def test_the_lines_of_the_help_say_what_the_commands_say(run):
    for name, line in COMMANDS.items():
        assert line in " ".join(run("--help").out.split())
        assert cli.get_command(click.Context(cli), name).help


def test_a_command_that_is_not_there_is_refused_with_its_name(run):
    result = run("replai")
    assert result.code == 2
    assert "No such command 'replai'" in result.err

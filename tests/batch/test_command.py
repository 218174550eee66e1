import pytest
from click.testing import CliRunner

from facilitator.classification.classifier import IbisModel
from facilitator.commands.analyze import command
from tests.batch.samples import Stopping, read_json, rows, write_csv


@pytest.fixture
def model(monkeypatch):
    """What ``--model`` loads, without the weights."""
    loaded = Stopping()
    monkeypatch.setattr(IbisModel, "load", classmethod(lambda cls, folder=None: loaded))
    return loaded


def call(*words):
    return CliRunner().invoke(command, [str(word) for word in words])


def test_figures_go_to_standard_output_and_notes_to_standard_error(model, tmp_path):
    table = write_csv(tmp_path / "posts.csv", [*rows(30), *rows(14)])
    done = call(table, "--out", tmp_path / "out")
    assert done.exit_code == 0
    for words in ("30 posts", "95 % interval", "Women's share of people", "Rows left out: 14"):
        assert words in done.stdout
    assert "line 32: the id 'p0' came before" in done.stderr
    assert "Note: and 13 more; all are in" in done.stderr
    assert read_json(tmp_path / "out" / "summary.json")["posts"] == 30


def test_a_stop_says_how_to_go_on(model, tmp_path):
    table = write_csv(tmp_path / "posts.csv", rows(30))
    model.left = 0
    done = call(table, "--out", tmp_path / "out")
    assert done.exit_code == 130
    assert "run again with --resume to go on" in done.stderr
    model.left = 5
    assert call(table, "--out", tmp_path / "out", "--resume").exit_code == 0


def test_columns_can_be_named(model, tmp_path):
    table = write_csv(tmp_path / "posts.csv", [{"id": "1", "title": "why?"}])
    assert call(table, "--out", tmp_path / "out", "--column", "text=title").exit_code == 0


@pytest.mark.parametrize("words", [["--engine", "ray"], ["--workers", "2"], ["--column", "text"]])
def test_what_is_not_there_yet_is_refused(model, tmp_path, words):
    table = write_csv(tmp_path / "posts.csv", rows(3))
    assert call(table, "--out", tmp_path / "out", *words).exit_code == 2
    assert not (tmp_path / "out").exists()


def test_help_has_an_example():
    assert "facilitator analyze opinions.csv --out results" in call("--help").stdout

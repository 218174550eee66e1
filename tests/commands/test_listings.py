"""``moves``, ``policies``, ``models`` and ``formats``: the same things for people and for programs."""

import json

import pytest

from facilitator.formats import FORMATS
from facilitator.ibis.exports import MAP_FORMATS
from facilitator.interventions import Catalogue, policies
from facilitator.resources import resource

KEYS = {
    "moves": {"id", "audience", "trigger", "evidence", "language"},
    "policies": {"name", "moves", "pace"},
    "models": {"model", "what it is", "MB", "where"},
    "formats": {"format", "read", "written", "what it is"},
}
NAMES = {
    "moves": ("id", lambda: list(Catalogue.load("en").moves)),
    "policies": ("name", lambda: list(policies())),
    "models": ("model", lambda: sorted(card.parent.name for card in resource("models").glob("*/README.md"))),
    "formats": ("format", lambda: [*FORMATS, *MAP_FORMATS]),
}


@pytest.mark.parametrize("name", KEYS)
def test_programs_get_json_and_nothing_else(run, name):
    result = run(name, "--json")
    assert (result.code, result.err) == (0, "")
    rows = json.loads(result.out)
    assert all(row.keys() >= KEYS[name] for row in rows)


@pytest.mark.parametrize("name", KEYS)
def test_both_list_all_there_is(run, name):
    key, names = NAMES[name]
    assert [row[key] for row in json.loads(run(name, "--json").out)] == names()
    shown = run(name).out
    assert [one for one in names() if one not in shown] == []


@pytest.mark.parametrize("name", KEYS)
def test_a_listing_takes_no_arguments_it_does_not_know(run, name):
    result = run(name, "--jsno")
    assert (result.code, result.out) == (2, "")
    assert "--jsno" in result.err


def test_moves_are_listed_in_the_language_asked_for(run):
    english, dari = (json.loads(run("moves", "--language", code, "--json").out) for code in ("en", "fa"))
    assert [move["id"] for move in english] == [move["id"] for move in dari]
    assert {move["language"] for move in english} == {"en"}
    assert {move["language"] for move in dari} == {"fa-AF"}
    assert english != dari


def test_every_move_says_where_it_comes_from(run):
    assert all(move["evidence"] for move in json.loads(run("moves", "--json").out))


def test_a_model_is_where_it_says_and_as_large(run):
    from pathlib import Path

    for row in json.loads(run("models", "--json").out):
        size = sum(file.stat().st_size for file in Path(row["where"]).iterdir() if file.is_file())
        assert float(row["MB"]) == pytest.approx(size / 1e6, abs=0.05)
        assert row["what it is"]


def test_a_policy_that_is_shown_keeps_its_remarks(run):
    result = run("policies", "--show", "gentle")
    assert (result.code, result.err) == (0, "")
    assert result.out == policies()["gentle"].read_text(encoding="utf-8")


def test_a_format_that_cannot_be_written_says_so_in_both_places(run, tmp_path):
    rows = {row["format"]: row for row in json.loads(run("formats", "--json").out)}
    unwritable = next(name for name, row in rows.items() if row["written"] == "no")
    sample = resource("corpora", "samples") / "a01-lowtown-drains.jsonl"
    result = run("convert", sample, tmp_path / "x", "--to", unwritable)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []

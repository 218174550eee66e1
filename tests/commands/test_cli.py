import importlib
import json

import pytest

from facilitator.cli import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run, name):
    result = run(name, "--help")
    assert result.code == 0
    assert "Example" in result.out
    assert f"facilitator {name}" in result.out


def test_the_commands_and_their_files_are_the_same():
    for name in COMMANDS:
        assert importlib.import_module(f"facilitator.commands.{name}").command


def test_help_names_every_command(run):
    result = run("--help")
    assert result.code == 0
    assert all(name in result.out for name in COMMANDS)


@pytest.mark.parametrize("name", ["moves", "policies", "models", "formats"])
def test_listings_are_for_people_and_for_programs(run, name):
    assert len(run(name).out.splitlines()) > 1
    assert len(json.loads(run(name, "--json").out)) > 0


def test_a_shipped_policy_can_be_printed_and_used_again(run, tmp_path):
    from facilitator import Policy

    (tmp_path / "mine.toml").write_text(run("policies", "--show", "default").out, encoding="utf-8")
    assert Policy.load(tmp_path / "mine.toml") == Policy()


def test_the_schema_of_policies_is_for_editors(run):
    result = run("policies", "--schema")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["$defs"]["Pace"]["properties"]["posts_between"]["minimum"] == 3


def test_help_and_import_load_nothing_heavy(fresh):
    heavy = ("torch", "gradio", "transformers", "spacy", "pandas", "sklearn", "rich", "pydantic", "jinja2")
    code = f"""
import sys, facilitator, facilitator.cli
sys.argv = ["facilitator", "--help"]
try:
    facilitator.cli.main()
finally:
    found = [name for name in {heavy!r} if name in sys.modules]
    print(found or "light", file=sys.stderr)
"""
    result = fresh(code)
    assert result.stderr.strip() == "light"


def test_a_debate_is_converted(run, tmp_path):
    from facilitator import read
    from facilitator.resources import resource

    source = resource("corpora", "samples") / "a01-lowtown-drains.jsonl"
    result = run("convert", source, tmp_path / "d.csv", "--to", "table")
    assert result.code == 0
    assert "50 posts" in result.err
    assert len(read(tmp_path / "d.csv").debates[0].posts) == 50


def test_models_lists_and_exports(run, tmp_path):
    assert "ibis-minilm" in run("models").out
    assert run("models", "export", tmp_path / "merged").code == 0
    assert (tmp_path / "merged" / "model.safetensors").exists()
    again = run("models", "export", tmp_path / "merged")
    assert (again.code, again.err.count("\n")) == (2, 1)

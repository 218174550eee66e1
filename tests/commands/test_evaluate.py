"""``facilitator evaluate``: tables to standard output, files to ``--out``."""

import json

import pytest

from facilitator import write
from tests.evaluation.samples import debate


@pytest.fixture
def file(tmp_path):
    write([debate("one"), debate("two")], tmp_path / "debates.jsonl", format="native")
    return tmp_path / "debates.jsonl"


def test_each_suite_is_a_table_with_its_intervals_explained(run, plain, file):
    result = run("evaluate", "linking", "participation", "--on", file)
    assert (result.code, result.err) == (0, "")
    assert result.out.index("accuracy_at_1") < result.out.index("gini_normalised")
    assert result.out.count("Intervals: ") == 2


def test_files_hold_what_was_printed(run, plain, file, tmp_path):
    result = run("evaluate", "linking", "classification", "--on", file, "--out", tmp_path / "out", "--seed", "5")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"linking.json", "linking.html", "classification.json", "classification.html"}
    content = json.loads((tmp_path / "out" / "linking.json").read_text(encoding="utf-8"))
    assert content["provenance"]["config"]["seed"] == 5
    assert result.err == f"linking, classification: JSON and HTML are in {tmp_path / 'out'}.\n"


def test_several_places_are_pooled(run, plain, file, tmp_path):
    write([debate("three")], tmp_path / "more" / "three.jsonl", format="native")
    run("evaluate", "participation", "--on", file, "--on", tmp_path / "more", "--out", tmp_path / "out")
    content = json.loads((tmp_path / "out" / "participation.json").read_text(encoding="utf-8"))
    assert content["provenance"]["data"]["debates"] == 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("linkin",), "there is no suite 'linkin'; use classification, linking"),
        (("linking", "--on", "nowhere"), "nowhere"),
        (("linking", "--policy", "nowhere"), "nowhere"),
    ],
)
def test_what_is_not_there_is_one_sentence(run, plain, words, says):
    result = run("evaluate", *words)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert says in result.err

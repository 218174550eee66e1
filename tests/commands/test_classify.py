"""``facilitator classify``: labels to standard output or a file, the rest to standard error."""

import csv
import json

import pytest

from facilitator.batch.labels import LABEL_COLUMNS
from facilitator.debate import IBIS_TYPES
from tests.batch.samples import rows, write_csv


@pytest.fixture
def table(tmp_path):
    return write_csv(tmp_path / "posts.csv", rows(12))


def test_without_out_json_lines_go_to_standard_output(run, plain, table):
    result = run("classify", table)
    labels = [json.loads(line) for line in result.out.splitlines()]
    assert result.code == 0
    assert [row["id"] for row in labels] == [f"p{n}" for n in range(12)]
    assert all(sum(row[f"p_{kind}"] for kind in IBIS_TYPES) == pytest.approx(1, abs=1e-6) for row in labels)


def test_the_count_goes_to_standard_error(run, plain, table):
    result = run("classify", table)
    labels = [json.loads(line) for line in result.out.splitlines()]
    [said] = result.err.splitlines()
    assert said.startswith("12 posts: ")
    assert said.endswith(f"; unsure about {sum(row['unsure'] for row in labels)}.")
    for kind in IBIS_TYPES:
        number = sum(row["label"] == kind for row in labels)
        assert number == 0 or f"{kind} {number}" in said


def test_a_file_gets_the_same_labels(run, plain, table, tmp_path):
    printed = [json.loads(line) for line in run("classify", table).out.splitlines()]
    result = run("classify", table, "--out", tmp_path / "labels.csv")
    assert (result.code, result.out) == (0, "")
    with (tmp_path / "labels.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert tuple(written[0]) == LABEL_COLUMNS
    assert [row["label"] for row in written] == [row["label"] for row in printed]


def test_units_are_added_when_asked_for(run, plain, table):
    plainly, by_units = run("classify", table), run("classify", table, "--units")
    assert "units" not in json.loads(plainly.out.splitlines()[0])
    assert all(json.loads(line)["units"] for line in by_units.out.splitlines())


def test_a_column_can_be_named(run, plain, tmp_path):
    table = write_csv(tmp_path / "t.csv", [{"id": "1", "text": "We agree, yes.", "title": "Why is that a problem?"}])
    assert json.loads(run("classify", table, "--column", "text=title").out)["label"] == "issue"
    result = run("classify", table, "--column", "text=colour")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "colour" in result.err


def test_rows_left_out_are_told_and_the_others_labelled(run, plain, tmp_path):
    table = write_csv(tmp_path / "t.csv", [{"id": n, "text": "Why?"} for n in "1123"])
    result = run("classify", table)
    assert (result.code, len(result.out.splitlines())) == (0, 3)
    assert f"Note: {table}, line 3: " in result.err


@pytest.mark.parametrize("name", ["labels.txt", "labels", "labels.parquet.gz"])
def test_an_ending_that_says_nothing_is_refused_before_the_work(run, plain, table, tmp_path, name):
    result = run("classify", table, "--out", tmp_path / name)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "end it in .jsonl, .csv or .parquet" in result.err
    assert not (tmp_path / name).exists()

import json

import pytest
from click.testing import CliRunner

from facilitator.cli import cli

TABLE = """id,author,text,time,gender,reply_to
1,ana,The well is dry.,10,woman,
2,bo,Why is that?,20,,1
3,bo,,30,,99
,ana,Four words go lost,40,,
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "wells.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(cli, ["inspect", *map(str, arguments)], catch_exceptions=False)


def test_people_times_replies_and_genders_are_told(table):
    told = run(table).output
    assert "posts: 3 with 7 words, 1 without any" in told
    assert "ana: 1 post, 4 words, 57%" in told
    assert "replies: 1 post with what they answer" in told
    assert "gender: woman 1, unknown 1" in told


def test_what_was_left_out_stands_before_what_was_mended(table):
    lines = [line.strip() for line in run(table).output.splitlines()]
    told = [line for line in lines if line.startswith(("LEFT OUT", "note"))]
    assert told[0].startswith("LEFT OUT: line 5")
    assert any("which is no earlier post" in line for line in told[1:])


def test_programs_get_json(table):
    found = json.loads(run(table, "--json").stdout)
    (file,) = found["files"]
    assert (file["format"], file["lines_left_out"]) == ("table", 1)
    assert file["known_by"]
    assert file["debates"][0]["people"][0]["id"] == "ana"
    assert {"about", "found", "remedy", "lines", "words", "left_out", "line"} == set(file["problems"][0])


def test_hints_are_heeded(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("nr,who,said\n1,ana,Yes.\n", encoding="utf-8")
    told = run(path, "--column", "text=said", "--column", "author=who", "--column", "id=nr").output
    assert "ana: 1 post, 1 word" in told
    assert "named by whoever asked" in told


def test_files_of_a_folder_that_are_not_read_are_named(table):
    (table.parent / "notes.txt").write_text("Nothing.\n", encoding="utf-8")
    found = run(table.parent)
    assert found.exit_code == 0
    assert "NOT READ" in found.output
    assert "notes.txt" in found.output


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(Exception, match="there is no such file; check the path"):
        run(tmp_path / "none.csv")

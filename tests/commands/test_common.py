"""What commands share: notes, listings, columns and counts."""

import json

import pytest

from facilitator.commands.common import MAP_FORMAT_NAMES, console, count, list_rows, progress_bar, tell
from facilitator.formats import Problem
from facilitator.ibis.exports import MAP_FORMATS


def problems(number):
    return [
        Problem(file="a.csv", line=n, found="an empty text", remedy="give one", dropped=True) for n in range(number)
    ]


def test_the_map_formats_of_the_help_are_those_there_are():
    assert set(MAP_FORMAT_NAMES) == set(MAP_FORMATS)


@pytest.mark.parametrize(
    ("number", "says"),
    [(0, "0 posts"), (1, "1 post"), (2, "2 posts"), (2310, "2,310 posts"), (1_000_000, "1,000,000 posts")],
)
def test_a_number_has_its_noun(number, says):
    assert count(number, "post") == says


def test_ten_problems_are_told_one_by_one_and_the_rest_counted(capsys):
    tell(problems(13))
    captured = capsys.readouterr()
    assert captured.out == ""
    *notes, last = captured.err.splitlines()
    assert notes == [f"Note: {problem}" for problem in problems(10)]
    assert last == "Note: and 3 more of this kind."


@pytest.mark.parametrize(("told", "all_of_them", "says"), [(3, 3, 3), (10, None, 10), (10, 10, 10), (10, 250, 11)])
def test_no_rest_is_no_line(capsys, told, all_of_them, says):
    tell(problems(told), count=all_of_them)
    assert len(capsys.readouterr().err.splitlines()) == says


def test_a_listing_for_programs_is_json_of_the_same_rows(capsys):
    rows = [{"name": "Zoë", "moves": ["a", "b"], "n": 1}]
    list_rows(rows, as_json=True)
    printed = capsys.readouterr().out
    assert json.loads(printed) == rows
    assert "Zoë" in printed


def test_a_listing_for_people_is_a_table_with_a_head(capsys):
    list_rows([{"name": "[bold]a[/bold]", "moves": ["x", "y"]}, {"name": "b", "moves": []}], as_json=False)
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split() == ["name", "moves"]
    assert first.split() == ["[bold]a[/bold]", "x,", "y"]  # as it is, never as markup
    assert second.split() == ["b"]


def test_an_empty_listing_is_empty(capsys):
    list_rows([], as_json=True)
    assert json.loads(capsys.readouterr().out) == []


def test_into_a_file_lines_are_wide_and_plain(capsys):
    console().print("word " * 30)
    assert capsys.readouterr().out.count("\n") == 1


def test_the_bar_is_not_drawn_where_nobody_looks(capsys):
    with progress_bar() as progress:
        progress("reading", 1, 2)
        progress("reading", 2, 2)
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")

"""Where a table begins: past sep=, titles and preambles."""

from __future__ import annotations

import pytest

from facilitator.formats import read

ROWS = ["id;author;text", "1;noor;The quay is old, I say.", "2;emil;Mend it."]


def read_lines(tmp_path, *lines):
    path = tmp_path / "posts.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read(path)


def said(result):
    return [(post.author, post.text) for post in result.debates[0].posts]


@pytest.mark.parametrize(
    "above",
    [
        (),
        ("sep=;",),
        ('"sep=;"', ""),
        ("",),
    ],
)
def test_what_is_no_title_is_passed_over_without_a_word(tmp_path, above):
    result = read_lines(tmp_path, *above, *ROWS)

    assert said(result) == [("noor", "The quay is old, I say."), ("emil", "Mend it.")]
    assert result.problems == ()


@pytest.mark.parametrize(
    ("above", "words"),
    [
        (("Harbour days, all comments",), 4),
        (("Harbour days;;", "Made on 3 May;;"), 6),
        (("Name;Harbour days", "Date;3 May 2026", '"";""'), 7),
        (("Comment on the harbour", ""), 4),
    ],
)
def test_titles_are_skipped_and_said_with_their_words(tmp_path, above, words):
    result = read_lines(tmp_path, *above, *ROWS)

    assert len(said(result)) == 2
    (problem,) = result.problems
    assert (problem.line, problem.words, problem.about) == (1, words, "lines")
    assert "above the header" in problem.found


def test_lines_are_counted_from_the_first(tmp_path):
    result = read_lines(tmp_path, "Harbour days", "", *ROWS, ";;no id")

    assert [problem.line for problem in result.problems] == [1, 6]


def test_empty_cells_at_the_end_of_a_row_are_no_reason_to_lose_it(tmp_path):
    result = read_lines(tmp_path, *ROWS, "3;noor;Soon.;;")

    assert said(result)[-1] == ("noor", "Soon.")


def test_a_first_line_with_the_texts_name_is_the_header_whatever_follows(tmp_path):
    result = read_lines(tmp_path, "id,text,author", "1,noor,a,b", "2,emil,c,d", "3,author,e", "4,text,id")

    assert [post.id for post in result.debates[0].posts] == ["3", "4"]

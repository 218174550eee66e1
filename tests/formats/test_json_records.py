"""JSON that is no object a line: arrays, objects over several lines, lists in an object, damaged or whole."""

from __future__ import annotations

import json

import pytest

from facilitator.errors import InputError
from facilitator.formats import iter_table, read, recognise

POSTS = [{"id": n, "author": "ab"[n % 2], "text": f"word{n}", "marks": [{"x": n}]} for n in range(1, 5)]


@pytest.fixture
def saved(tmp_path):
    def save(text, name="posts.json"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return save


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(POSTS),
        json.dumps(POSTS, indent=1),
        "\n\n" + json.dumps(POSTS, indent=4),
        "[\n" + ",\n".join(map(json.dumps, POSTS)) + "\n]\n",
        "\n".join(json.dumps(post, indent=2) for post in POSTS),
        json.dumps({"comments": POSTS}),
        json.dumps({"page": 1, "data": {"comments": POSTS}, "tags": [{"a": 1}]}, indent=1),
        "\ufeff" + json.dumps(POSTS),
    ],
)
@pytest.mark.parametrize("name", ["posts.json", "posts.jsonl"])
def test_posts_are_read_however_the_json_lies(saved, text, name):
    path = saved(text, name)

    assert recognise(path).name == "table"
    assert [post.text for post in read(path).debates[0].posts] == [post["text"] for post in POSTS]
    assert [row.text for chunk in iter_table(path) for row in chunk.rows] == [post["text"] for post in POSTS]


def test_the_list_in_an_object_is_said_and_what_is_not_read_is_counted(saved):
    path = saved(json.dumps({"posts": POSTS, "users": [{"name": "Ada Moss"}]}))

    told = [(problem.found, problem.dropped, problem.words) for problem in read(path).problems]

    assert told == [
        ("the file is one object with the list 'posts'", False, None),
        ("it holds other lists: users", True, 2),
    ]


def test_lines_are_counted_in_an_array(saved):
    path = saved("[\n" + ",\n".join(map(json.dumps, POSTS)) + "\n]\n")

    assert [row.line for chunk in iter_table(path) for row in chunk.rows] == [2, 3, 4, 5]


def test_a_broken_object_in_an_array_costs_only_itself(saved):
    lines = [json.dumps(post) for post in POSTS]
    lines[1] = '{"id": 2, "author": "a", "text": "half of'

    result = read(saved("[\n" + ",\n".join(lines) + "\n]\n"))

    assert [post.id for post in result.debates[0].posts] == ["1", "3", "4"]
    (problem,) = [problem for problem in result.problems if problem.dropped]
    assert (problem.line, problem.words) == (3, 4)


def test_an_array_that_is_cut_off_keeps_what_is_whole(saved):
    result = read(saved(json.dumps(POSTS)[:-20]))

    assert [post.id for post in result.debates[0].posts] == ["1", "2", "3"]
    assert any(problem.dropped for problem in result.problems)


@pytest.mark.parametrize("text", ["[]", "[1, 2]", '["a"]', "[[[", '{"a": []}', "[" * 10_000, '[{"id": 1}]'])
def test_an_array_of_no_posts_is_refused(saved, text):
    with pytest.raises(InputError):
        read(saved(text, "posts.jsonl"))

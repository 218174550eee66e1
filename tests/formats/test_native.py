"""The native format: several debates in a file, and what its header may lack."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from facilitator.debate import Debate, Participant, Post
from facilitator.formats import read, write


def lines_to(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_a_header_begins_a_debate(tmp_path):
    path = lines_to(
        tmp_path / "two.jsonl",
        {"kind": "debate", "id": "a", "participants": [{"id": "u"}]},
        {"kind": "post", "id": "p1", "author": "u", "time": 0, "text": "one"},
        {"kind": "debate", "id": "b", "participants": [{"id": "u"}]},
        {"kind": "post", "id": "p1", "author": "u", "time": 0, "text": "two"},
    )

    result = read(path)

    assert [(debate.id, debate.posts[0].text) for debate in result.debates] == [("a", "one"), ("b", "two")]
    assert result.problems == ()
    assert [debate.id for debate in read(path, only=["b"]).debates] == ["b"]


def test_a_second_debate_of_one_id_gets_another(tmp_path):
    path = lines_to(tmp_path / "two.jsonl", {"kind": "debate", "id": "a"}, {"kind": "debate", "id": "a"})

    result = read(path)

    assert [debate.id for debate in result.debates] == ["a", "a-2"]
    assert [(problem.line, problem.dropped) for problem in result.problems] == [(2, False)]


def test_numbers_are_taken_as_ids(tmp_path):
    path = lines_to(
        tmp_path / "numbers.jsonl",
        {"kind": "debate", "id": 1, "participants": [{"id": 7, "gender": "female", "role": "moderator"}]},
        {"kind": "post", "id": 1, "author": 7, "time": 0, "text": "one"},
        {"kind": "post", "id": 2, "author": 7, "time": 1, "text": "two", "reply_to": 1},
    )

    debate = read(path).debates[0]

    assert debate.posts[1].reply_to == "1"
    assert debate.participants == (Participant(id="7", gender="woman", role="facilitator"),)


def test_a_debate_without_any_times_gets_a_minute_a_post(tmp_path):
    posts = [{"kind": "post", "id": f"p{n}", "author": "u", "text": "x"} for n in range(3)]
    path = lines_to(tmp_path / "order.jsonl", {"kind": "debate", "id": "d", "participants": [{"id": "u"}]}, *posts)

    debate = read(path).debates[0]

    assert [post.time for post in debate.posts] == [0, 60, 120]
    assert debate.extra == {"times": "order"}


def test_participants_without_an_id_of_their_own_are_dropped(tmp_path):
    people = [{"id": "u"}, {"id": "u"}, {"name": "x"}, "y"]
    path = lines_to(
        tmp_path / "people.jsonl",
        {"kind": "debate", "id": "d", "participants": people},
        {"kind": "post", "id": "p", "author": "u", "time": 0, "text": "x"},
    )

    result = read(path)

    assert [person.id for person in result.debates[0].participants] == ["u"]
    assert [(problem.line, problem.dropped) for problem in result.problems] == [(1, True)] * 3


def test_values_that_json_lacks_are_reported(tmp_path):
    people = (Participant(id="u"),)
    post = Post(id="p", author="u", text="x", extra={"score": float("nan")})

    problems = write([Debate(id="d", participants=people, posts=(post,))], tmp_path / "d.jsonl", format="native")

    assert ["no form for" in problem.found for problem in problems] == [True]
    assert read(tmp_path / "d.jsonl").debates[0].posts[0].extra == {"score": None}


def test_extra_fields_named_like_our_own_are_reported(tmp_path):
    debate = Debate(id="d", participants=(Participant(id="u", extra={"gender": "x"}),))

    (problem,) = write([debate], tmp_path / "d.jsonl", format="native")

    assert problem.dropped
    assert read(tmp_path / "d.jsonl").debates[0].participants[0].gender is None


def test_equal_debates_give_equal_gzip_bytes(tmp_path):
    debate = Debate(id="d", participants=(Participant(id="u"),))
    for name in ("one.jsonl.gz", "two.jsonl.gz"):
        write([debate], tmp_path / name, format="native")

    assert (tmp_path / "one.jsonl.gz").read_bytes() == (tmp_path / "two.jsonl.gz").read_bytes()


@pytest.mark.data
def test_the_written_debates_are_read_without_a_problem(shared_data):
    labels = Counter()
    paths = sorted((shared_data / "written_debates").glob("*.jsonl"))
    for path in paths:
        result = read(path)
        raw = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert result.problems == ()
        assert len(result.debates[0].posts) == len(raw) - 1
        assert [person.gender for person in result.debates[0].participants] == [
            person.get("gender") for person in raw[0]["participants"]
        ]
        labels.update(post.label for post in result.debates[0].posts)

    assert len(paths) == 56
    assert labels == {"issue": 457, "idea": 678, "pro": 627, "con": 583, "other": 468}

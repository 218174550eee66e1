import csv
import io
import json

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.batch.classify import classify_file
from facilitator.batch.labels import LABEL_COLUMNS, classify_rows
from facilitator.batch.parents import type_input
from facilitator.classification import KeywordModel, TypeInput
from facilitator.classification.rounding import rounded
from facilitator.debate import IBIS_TYPES, Debate, Participant, Post
from facilitator.errors import InputError
from facilitator.formats import PostRow, write
from tests.agents import plain_answers


class Listening(KeywordModel):
    """A keyword model that remembers what it was asked."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def predict_proba(self, inputs):
        self.asked += inputs
        return super().predict_proba(inputs)


@pytest.fixture
def listening():
    return Listening()


def table(tmp_path, *rows, name="posts.jsonl"):
    file = tmp_path / name
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def labels(file):
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_every_row_gets_its_line_in_order(tmp_path, listening):
    posts = table(tmp_path, *({"id": f"p{n}", "text": f"we should try {n}"} for n in (3, 1, 2)))
    summary = classify_file(posts, tmp_path / "labels.jsonl", model=listening)
    found = labels(tmp_path / "labels.jsonl")
    assert [row["id"] for row in found] == ["p3", "p1", "p2"]
    assert list(found[0]) == list(LABEL_COLUMNS)
    assert found[0]["label"] == "idea"
    assert (summary.rows, summary.labels, summary.problem_count) == (3, {"idea": 3}, 0)


def test_csv_and_parquet_say_what_jsonl_says(tmp_path):
    posts = table(tmp_path, {"id": "a", "text": "why?"}, {"id": "b", "text": "no, that is wrong", "parent_text": "x"})
    for ending in ("jsonl", "csv", "parquet"):
        classify_file(posts, tmp_path / f"labels.{ending}", model=KeywordModel())
    expected = labels(tmp_path / "labels.jsonl")
    assert pq.read_table(tmp_path / "labels.parquet").to_pylist() == expected
    with (tmp_path / "labels.csv").open(newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [{**row, "unsure": row["unsure"] == "true"} for row in rows] == [
        {name: value if isinstance(value, str | bool) else f"{value:.6f}" for name, value in row.items()}
        for row in expected
    ]


def test_without_a_file_json_lines_go_to_the_stream(tmp_path):
    stream = io.StringIO()
    classify_file(table(tmp_path, {"id": "a", "text": "why?"}), None, model=KeywordModel(), stream=stream)
    assert json.loads(stream.getvalue())["id"] == "a"


def test_ids_that_look_like_formulas_are_guarded_in_csv(tmp_path):
    posts = table(tmp_path, {"id": "=cmd()", "text": "why?"})
    classify_file(posts, tmp_path / "labels.csv", model=KeywordModel())
    assert "\n'=cmd()," in (tmp_path / "labels.csv").read_text()


def test_the_parent_is_parent_text_then_reply_to_then_previous_text_then_topic():
    row = PostRow(id="x", text="t", parent_text="a", reply_to="p", previous_text="c", topic="d")
    texts = {(None, "p"): "b"}
    assert type_input(row, texts) == TypeInput("a", "t")
    assert type_input(PostRow(id="x", text="t", reply_to="p", previous_text="c", topic="d"), texts).parent == "b"
    assert type_input(PostRow(id="x", text="t", reply_to="?", previous_text="c", topic="d"), texts).parent == "c"
    assert type_input(PostRow(id="x", text="t", topic="d"), texts).parent == "d"
    assert type_input(PostRow(id="x", text="t"), texts).parent == ""


def test_a_parent_may_come_later_and_far_away(tmp_path, listening):
    rows = [{"id": "first", "text": "yes", "reply_to": "last"}]
    rows += [{"id": f"p{n}", "text": "hello"} for n in range(2500)]
    rows += [{"id": "last", "text": "we should close it"}]
    classify_file(table(tmp_path, *rows), tmp_path / "labels.jsonl", model=listening)
    assert TypeInput("we should close it", "yes") in listening.asked


def test_ids_belong_to_their_debate(tmp_path, listening):
    rows = [{"id": "1", "debate": name, "text": f"about {name}"} for name in "ab"]
    rows += [{"id": "2", "debate": name, "text": "yes", "reply_to": "1"} for name in "ab"]
    summary = classify_file(table(tmp_path, *rows), tmp_path / "labels.jsonl", model=listening)
    assert summary.rows == 4
    assert {item.parent for item in listening.asked if item.text == "yes"} == {"about a", "about b"}


def test_same_parent_and_text_are_computed_once(tmp_path, listening):
    rows = [{"id": str(n), "text": "yes", "parent_text": "close it"} for n in range(50)]
    assert classify_file(table(tmp_path, *rows), tmp_path / "labels.jsonl", model=listening).rows == 50
    assert listening.asked == [TypeInput("close it", "yes")]


def test_a_repeated_id_is_left_out_and_told_even_far_away(tmp_path):
    rows = [{"id": f"p{n}", "text": "hello"} for n in range(1500)] + [{"id": "p3", "text": "again"}]
    summary = classify_file(table(tmp_path, *rows), tmp_path / "labels.jsonl", model=KeywordModel())
    assert summary.rows == 1500
    assert "line 1501: the id 'p3' came before; left out" in str(summary.problems[0])


def test_bad_rows_are_told_and_the_others_done(tmp_path):
    posts = table(tmp_path, {"id": "a", "text": "why?"}, {"text": "no id"}, {"id": "c", "text": "hello"})
    summary = classify_file(posts, tmp_path / "labels.jsonl", model=KeywordModel())
    assert [row["id"] for row in labels(tmp_path / "labels.jsonl")] == ["a", "c"]
    assert [problem.line for problem in summary.problems] == [2]


def test_a_file_with_nothing_to_label_is_refused_and_writes_nothing(tmp_path):
    posts = table(tmp_path, {"id": None, "text": "a"})
    with pytest.raises(InputError, match="no post to label"):
        classify_file(posts, tmp_path / "labels.jsonl", model=KeywordModel())
    assert [entry.name for entry in tmp_path.iterdir()] == ["posts.jsonl"]


def test_an_unknown_ending_is_refused_before_any_work(tmp_path, listening):
    posts = table(tmp_path, {"id": "a", "text": "why?"})
    with pytest.raises(InputError, match=r"labels.xlsx does not say how to write the labels; end it in .jsonl"):
        classify_file(posts, tmp_path / "labels.xlsx", model=listening)
    assert listening.asked == []


def test_a_broken_file_leaves_the_old_labels(tmp_path):
    (tmp_path / "labels.jsonl").write_text("old")
    posts = tmp_path / "posts.csv"
    posts.write_bytes(b"id,text\n1,hello\n2,\xff\xfe\n")
    with pytest.raises(InputError):
        classify_file(posts, tmp_path / "labels.jsonl", model=KeywordModel())
    assert (tmp_path / "labels.jsonl").read_text() == "old"


def test_a_debate_is_labelled_as_the_agent_sees_it(tmp_path, listening):
    debate = Debate(
        id="d",
        question="What now?",
        participants=(Participant(id="u"),),
        posts=(
            Post(id="a", author="u", text="we should go"),
            Post(id="b", author="u", text="yes", reply_to="a"),
        ),
    )
    write([debate], tmp_path / "d.jsonl", format="native")
    classify_file(tmp_path / "d.jsonl", tmp_path / "labels.jsonl", model=listening)
    assert listening.asked == [TypeInput("What now?", "we should go"), TypeInput("we should go", "yes")]


def test_what_an_agent_answered_in_a_debate_does_not_make_it_threaded(tmp_path, listening):
    write([plain_answers()], tmp_path / "d.jsonl", format="native")
    classify_file(tmp_path / "d.jsonl", tmp_path / "labels.jsonl", model=listening)
    assert TypeInput("What could be done about it?", "No, that is too dear.") in listening.asked


def test_named_columns_are_used(tmp_path, listening):
    posts = tmp_path / "posts.csv"
    posts.write_text("key;words\n1;we should go\n")
    classify_file(posts, tmp_path / "l.jsonl", model=listening, columns={"id": "key", "text": "words"})
    assert listening.asked == [TypeInput("", "we should go")]


def test_progress_ends_at_the_number_of_rows(tmp_path):
    told = []
    posts = table(tmp_path, *({"id": str(n), "text": "hello"} for n in range(1200)))
    classify_file(posts, tmp_path / "l.jsonl", model=KeywordModel(), progress=lambda *said: told.append(said))
    assert told[-1] == ("classifying", 1200, 1200)


def test_rows_find_their_parents_among_themselves(listening):
    rows = [PostRow(id="b", text="yes", reply_to="a"), PostRow(id="a", text="we should go")]
    assert [row.id for row in classify_rows(rows, listening)] == ["b", "a"]
    assert listening.asked[0] == TypeInput("we should go", "yes")


@given(st.lists(st.floats(0, 1), min_size=5, max_size=5).filter(lambda row: sum(row) > 0.01))
def test_rounded_rows_have_six_places_and_sum_to_one(row):
    chances = np.array([row]) / sum(row)
    found = rounded(chances)
    assert abs(found.sum() - 1) < 1e-12
    assert np.abs(found - chances).max() <= 1e-6
    assert np.allclose(found, np.round(found, 6), atol=1e-15)


def test_the_label_is_the_most_probable_type(tmp_path):
    texts = ("why?", "we should go", "yes, agree", "no, wrong", "hello", "it rains")
    for row in classify_rows([PostRow(id=str(n), text=text) for n, text in enumerate(texts)], KeywordModel()):
        assert row.label == IBIS_TYPES[int(np.argmax(row.probabilities))]

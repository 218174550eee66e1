"""Posts tables: columns by many names, three kinds of file, times on several clocks, chunks."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import html
import json
import tracemalloc

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from facilitator.debate import Debate, Participant, Post
from facilitator.errors import InputError
from facilitator.formats import iter_table, read, write


@pytest.fixture
def table(tmp_path):
    def save(text, name="posts.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return save


def only_debate(path, **options):
    (debate,) = read(path, **options).debates
    return debate


def all_rows(path, **options):
    return [row for chunk in iter_table(path, **options) for row in chunk.rows]


@pytest.mark.parametrize("name", ["text", "comment-body", "Body", "COMMENT", "Thought Text", "content"])
def test_the_text_goes_by_many_names(table, name):
    assert all_rows(table(f"id,{name}\n1,hello\n"))[0].text == "hello"


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("author_id", "author"),
        ("speaker", "author"),
        ("parent", "reply_to"),
        ("reply-to", "reply_to"),
        ("meeting", "debate"),
        ("session", "debate"),
        ("conversation_id", "debate"),
        ("parent_text", "parent_text"),
        ("previous_text", "previous_text"),
        ("topic", "topic"),
    ],
)
def test_other_columns_go_by_many_names(table, column, field):
    assert getattr(all_rows(table(f"id,text,{column}\n1,hello,7\n"))[0], field) == "7"


def test_the_name_spelled_like_ours_goes_first(table):
    row = all_rows(table("comment,id,Text,text\nno,1,no,yes\n"))[0]

    assert row.text == "yes"
    assert row.extra == {"comment": "no", "Text": "no"}


def test_a_named_column_goes_before_the_aliases(table):
    path = table("id,text,words\n1,no,yes\n")

    assert all_rows(path, columns={"text": "words"})[0].text == "yes"
    assert only_debate(path, columns={"text": "words"}).posts[0].text == "yes"


def test_a_named_column_that_is_not_there_is_refused(table):
    with pytest.raises(InputError, match="there is no column 'wrods'; the columns are id, text"):
        all_rows(table("id,text\n1,x\n"), columns={"text": "wrods"})


def test_an_unknown_field_is_refused(table):
    with pytest.raises(InputError, match="the field 'colour'; use one of id, text"):
        all_rows(table("id,text\n1,x\n"), columns={"colour": "text"})


@pytest.mark.parametrize(
    ("value", "gender"),
    [("F", "woman"), ("male", "man"), ("Non Binary", "non-binary"), ("", None), ("prefer not to say", None)],
)
@pytest.mark.parametrize("column", ["gender", "sex"])
def test_genders_are_read_in_a_gender_column(table, column, value, gender):
    path = table(f"id,text,author,{column}\n1,x,u,{value}\n")

    assert read(path).problems == ()
    assert only_debate(path).participants[0].gender == gender


def test_gender_words_elsewhere_say_nothing_of_gender(table):
    debate = only_debate(table("id,text,author,name,kind\n1,I am a woman,female,Mrs F,F\n"))

    assert debate.participants[0].gender is None


def test_a_gender_that_is_not_understood_is_unknown_and_reported_once(table):
    rows = "".join(f"{n},x,u,blue\n" for n in range(5))

    result = read(table("id,text,author,gender\n" + rows))

    assert result.debates[0].participants[0].gender is None
    (problem,) = result.problems
    assert (problem.line, problem.dropped) == (2, False)
    assert "'blue' is not understood" in problem.found


def test_two_genders_for_one_author_make_it_unknown(table):
    result = read(table("id,text,author,gender\n1,x,u,F\n2,x,u,M\n3,x,u,F\n"))

    assert result.debates[0].participants[0].gender is None
    assert "two different genders" in result.problems[0].found


def test_debates_are_told_apart_by_their_column(table):
    path = table("id,debate,text\n1,a,x\n1,b,y\n2,a,z\n")

    assert [(d.id, [p.text for p in d.posts]) for d in read(path).debates] == [("a", ["x", "z"]), ("b", ["y"])]
    assert [debate.id for debate in read(path, only={"b"}).debates] == ["b"]


def test_without_such_a_column_the_debate_is_named_after_the_file(table):
    assert only_debate(table("id,text\n1,x\n", name="ward4.csv")).id == "ward4"


@pytest.mark.parametrize(
    "moments",
    [
        ("2026-05-01T09:00:00Z", "2026-05-01T11:01:30.5+02:00"),
        ("2026-05-01 09:00:00", "2026-05-01 09:01:30.500"),
        ("1777626000", "1777626090.5"),
        ("1777626000000", "1777626090500"),
        ("1777626000000000", "1777626090500000"),
    ],
)
def test_dates_count_from_the_first_post(table, moments):
    debate = only_debate(table(f"id,text,time\n1,x,{moments[0]}\n2,x,{moments[1]}\n"))

    assert [post.time for post in debate.posts] == [0, 90.5]
    assert debate.start == "2026-05-01T09:00:00Z"


@pytest.mark.parametrize("moments", [("12", "90.5"), ("00:12", "1:30.5"), ("0:00:12", "00:01:30,5")])
def test_seconds_and_clocks_stay_as_they_are(table, moments):
    debate = only_debate(table(f'id,text,time\n1,x,"{moments[0]}"\n2,x,"{moments[1]}"\n'))

    assert [post.time for post in debate.posts] == [12, 90.5]
    assert debate.start is None


def test_a_post_years_after_the_start_is_no_date(table):
    debate = only_debate(table("id,text,time\n1,x,0\n2,x,139351962.41\n"))

    assert [post.time for post in debate.posts] == [0, 139351962.41]


def test_without_times_a_row_is_a_minute(table):
    debate = only_debate(table("id,text\n1,x\n2,x\n3,x\n"))

    assert [post.time for post in debate.posts] == [0, 60, 120]
    assert debate.extra == {"times": "order"}


def test_a_topic_that_all_share_is_the_question(table):
    debate = only_debate(table("id,text,topic\n1,x,Buses?\n2,x,Buses?\n"))

    assert debate.question == "Buses?"
    assert debate.posts[0].extra == {}


def test_topics_that_differ_stay_with_their_posts(table):
    debate = only_debate(table("id,text,topic\n1,x,Buses?\n2,x,Trams?\n"))

    assert debate.question == ""
    assert [post.extra["topic"] for post in debate.posts] == ["Buses?", "Trams?"]


def test_posts_without_an_author_share_one_placeholder_and_that_is_said(table):
    result = read(table("id,text\n1,x\n2,y\n"))

    assert [person.id for person in result.debates[0].participants] == ["unknown"]
    assert "is counted as nobody" in result.problems[0].remedy


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_told_from_the_header(table, separator):
    path = table(separator.join(["id", "text"]) + "\n" + separator.join(["1", '"a, b; c"']) + "\n")

    assert all_rows(path)[0].text == "a, b; c"


def test_line_numbers_count_lines_and_not_rows(table):
    path = table('id,text\n1,"a\nb\nc"\n\n2,x\n,no id\n')

    chunks = list(iter_table(path))

    assert [row.line for row in chunks[0].rows] == [2, 6]
    assert [problem.line for problem in chunks[0].problems] == [7]


def test_the_guard_against_formulas_is_taken_away(table):
    rows = all_rows(table("id,text\n1,'=1+1\n2,''-x\n3,'quoted'\n"))

    assert [row.text for row in rows] == ["=1+1", "'-x", "'quoted'"]


def test_a_written_csv_holds_no_formula(tmp_path):
    posts = tuple(Post(id=f"p{n}", author="=u", text=text) for n, text in enumerate(["=1", "+1", "-1", "@x", "a=1"]))
    debate = Debate(id="@d", participants=(Participant(id="=u", name="-n"),), posts=posts)

    write([debate], tmp_path / "posts.csv", format="table")

    with (tmp_path / "posts.csv").open(encoding="utf-8", newline="") as handle:
        cells = [cell for row in csv.reader(handle) for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@") and cell[:1]]


def test_jsonl_fields_may_be_missing_in_some_lines(tmp_path):
    records = [
        {"id": 1, "text": "a"},
        {"id": 2.0, "text": "b", "gender": None, "score": 3},
        {"id": "3", "text": None},
        {"id": None, "text": "d"},
        {"text": "e", "id": "5", "sex": "male"},
    ]
    path = tmp_path / "posts.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))

    (chunk,) = iter_table(path)

    assert [(row.id, row.gender, dict(row.extra), row.line) for row in chunk.rows] == [
        ("1", None, {}, 1),
        ("2", None, {"score": 3}, 2),
        ("5", "man", {}, 5),  # the column gender is empty
    ]
    assert [(problem.line, problem.dropped) for problem in chunk.problems] == [(3, True), (4, True)]


def test_a_named_jsonl_column_may_be_missing_in_the_first_line(tmp_path):
    path = tmp_path / "posts.jsonl"
    path.write_text('{"id": "1", "text": "a"}\n{"id": "2", "text": "b", "sexo": "F"}\n', encoding="utf-8")

    assert [row.gender for row in all_rows(path, columns={"gender": "sexo"})] == [None, "woman"]


def test_parquet_types_are_understood(tmp_path):
    path = tmp_path / "posts.parquet"
    moment = dt.datetime(2026, 5, 1, 9, 0, tzinfo=dt.UTC)
    columns = {
        "comment_id": [11, 12, 13],
        "body": ["a", "b", None],
        "created_at": [moment, moment + dt.timedelta(seconds=5), moment],
        "parent_id": [None, 11.0, None],
        "votes": [1, None, 2],
    }
    pq.write_table(pa.table(columns), path)

    result = read(path)

    assert [(p.id, p.time, p.reply_to, dict(p.extra)) for p in result.debates[0].posts] == [
        ("11", 0, None, {"votes": 1}),
        ("12", 5, "11", {}),
    ]
    assert [problem.line for problem in result.problems if problem.dropped] == [3]


def test_broken_parquet_is_refused(tmp_path):
    path = tmp_path / "posts.parquet"
    path.write_bytes(b"PAR1" + b"junk" * 50 + b"PAR1")

    with pytest.raises(InputError, match="the Parquet data is broken"):
        read(path)


def test_a_label_that_is_no_ibis_type_moves_aside_and_is_reported_once(table):
    rows = "".join(f"{n},x,positive\n" for n in range(4))

    (chunk,) = iter_table(table("id,text,ibis\nfirst,x,idea\n" + rows))

    assert [row.label for row in chunk.rows] == ["idea", None, None, None, None]
    assert chunk.rows[1].extra == {"original_label": "positive"}
    assert [problem.line for problem in chunk.problems] == [3]


def test_chunks_have_the_size_asked_for_and_keep_the_order(table):
    path = table("id,text\n" + "".join(f"{n},x\n" for n in range(25)))

    chunks = list(iter_table(path, chunk_rows=10))

    assert [len(chunk.rows) for chunk in chunks] == [10, 10, 5]
    assert [row.id for chunk in chunks for row in chunk.rows] == [str(n) for n in range(25)]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_memory_does_not_grow_with_the_table(tmp_path, ending):
    def peak(rows):
        path = tmp_path / f"{rows}.{ending}"
        words = "word " * 20
        if ending == "parquet":
            ids = [str(n) for n in range(rows)]
            pq.write_table(pa.table({"id": ids, "text": [words] * rows}), path, row_group_size=1000)
        elif ending == "csv":
            path.write_text("id,text\n" + "".join(f"{n},{words}\n" for n in range(rows)))
        else:
            path.write_text("".join(json.dumps({"id": n, "text": words}) + "\n" for n in range(rows)))
        tracemalloc.start()
        try:
            assert sum(len(chunk.rows) for chunk in iter_table(path, chunk_rows=1000)) == rows
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(2000)  # modules are loaded once
    assert peak(20_000) < 1.5 * peak(4000)


def test_the_writer_says_what_a_table_cannot_carry(tmp_path):
    debate = Debate(
        id="d",
        title="Drains",
        language="ca",
        start="2026-05-01",
        extra={"setting": "hall"},
        participants=(Participant(id="u", extra={"age": 7}), Participant(id="silent")),
        posts=(Post(id="p", author="u", text="x\0y", extra={"n": 3, "author": "other"}),),
    )

    found = " | ".join(problem.found for problem in write([debate], tmp_path / "d.csv", format="table"))

    for loss in (
        "the 1 participants without a post",
        "no title (1",
        "no language (1",
        "no start date (1",
        "the debates' fields setting",
        "the participants' fields age",
        "extra fields author have the name",
        "the values of n come back as text",
        "no NUL characters, 1 cells",
    ):
        assert loss in found
    assert read(tmp_path / "d.csv").debates[0].posts[0].text == "xy"


def test_a_table_of_no_known_ending_is_not_written(tmp_path):
    with pytest.raises(InputError, match=r"end it in .csv, .jsonl or .parquet"):
        write([Debate(id="d")], tmp_path / "posts.xlsx", format="table")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.data
def test_labelled_units_are_read_as_rows(shared_data):
    path = shared_data / "labelled" / "ami_argument" / "units.jsonl"
    raw = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    rows = all_rows(path)

    assert [row.id for row in rows] == [record["id"] for record in raw]
    assert [row.label for row in rows] == [record["ibis"] for record in raw]
    assert [row.parent_text or "" for row in rows] == [record["parent_text"] for record in raw]
    assert {row.gender for row in rows} == {"woman", "man"}


@pytest.mark.slow
@pytest.mark.data
def test_a_large_table_is_read_to_its_end(shared_data):
    path = shared_data / "debates" / "reddit_top_civic" / "posts.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        titles = [html.unescape(row["title"]) for row in csv.DictReader(handle)]

    chunks = list(iter_table(path, columns={"text": "title"}))

    assert [row.text for chunk in chunks for row in chunk.rows] == titles
    assert [problem.about for chunk in chunks for problem in chunk.problems] == ["texts"]


def rows_at(tmp_path, *times):
    path = tmp_path / "meeting.csv"
    lines = [f"{number},ana,Text {number},{time}" for number, time in enumerate(times)]
    path.write_text("id,author,text,seconds\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return read(path)


def test_two_recordings_in_one_table_are_put_one_after_the_other_and_it_is_said(tmp_path):
    result = rows_at(tmp_path, 0, 300, 900, 5, 200, 400)

    assert [(post.id, post.time) for post in result.debates[0].posts] == [
        ("0", 0), ("1", 300), ("2", 900), ("3", 905), ("4", 1100), ("5", 1300),
    ]  # fmt: skip
    assert any("begins anew" in problem.found and problem.about == "times" for problem in result.problems)


@pytest.mark.parametrize("times", [(0, 300, 900, 5, 1000), (900, 5, 400), (0, 500, 450, 800, 850, 900)])
def test_rows_out_of_order_are_sorted_and_no_second_recording(tmp_path, times):
    result = rows_at(tmp_path, *times)

    assert [post.time for post in result.debates[0].posts] == sorted(times)

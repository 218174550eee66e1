"""Every kind of broken file gives one plain sentence with file and line, or its bad lines are reported."""

from __future__ import annotations

import gzip
import json
import random

import pytest

from facilitator.errors import InputError
from facilitator.formats import FORMATS, iter_table, read

HEADER = {"kind": "debate", "id": "d", "participants": [{"id": "u1", "gender": "woman"}, {"id": "u2"}]}


def post(key, **fields):
    return {"kind": "post", "id": key, "author": "u1", "reply_to": None, "time": 0, "text": f"text of {key}", **fields}


@pytest.fixture
def native(tmp_path):
    def write(*lines):
        path = tmp_path / "debate.jsonl"
        path.write_bytes(b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines) + b"\n")
        return path

    return write


def refused(path, **options):
    """The sentence with which a file is refused."""
    with pytest.raises(InputError) as caught:
        read(path, **options)
    sentence = str(caught.value)
    assert sentence.startswith(str(path))
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    return caught.value


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("format", ["auto", "native", "table", "igf", "vtt", "turns"])
def test_an_empty_file_is_refused(tmp_path, content, format):
    path = tmp_path / "empty.jsonl"
    path.write_bytes(content)

    assert "the file is empty" in str(refused(path, format=format))


@pytest.mark.parametrize("name", ["debate.jsonl", "posts.csv", "talk.vtt", "x"])
@pytest.mark.parametrize("format", ["auto", *FORMATS])
def test_random_bytes_are_refused(tmp_path, name, format):
    path = tmp_path / name
    path.write_bytes(random.Random(7).randbytes(5000))

    refused(path, format=format)


@pytest.mark.parametrize("magic", [b"PAR1", b"\x1f\x8b", b"<?xml", b"%PDF-1.7", b"PK\x03\x04", b'{"kind":'])
def test_bytes_that_only_begin_well_are_refused(tmp_path, magic):
    path = tmp_path / "debate"
    path.write_bytes(magic + random.Random(7).randbytes(3000))

    refused(path)


@pytest.mark.parametrize("format", ["auto", *FORMATS])
def test_a_missing_file_is_refused(tmp_path, format):
    assert "no such file" in str(refused(tmp_path / "nothing.csv", format=format))


@pytest.mark.parametrize("format", ["auto", *FORMATS])
def test_an_empty_folder_is_refused(tmp_path, format):
    refused(tmp_path, format=format)


def test_a_truncated_line_is_dropped_and_the_rest_is_read(native):
    path = native(HEADER, post("p1"), b'{"kind":"post","id":"p2","author":"u1","text":"broken o', post("p3", time=5))

    result = read(path)

    assert [p.id for p in result.debates[0].posts] == ["p1", "p3"]
    (problem,) = result.problems
    assert (problem.line, problem.dropped) == (3, True)
    assert str(problem).startswith(f"{path}, line 3: the JSON is broken at character ")


def test_a_file_of_which_nothing_remains_is_refused(native):
    error = refused(native(HEADER, b'{"kind":"post","id":"p1"', b"{"))

    assert error.line == 2
    assert "nothing usable remains (2 lines were left out)" in str(error)


def test_a_truncated_header_keeps_the_posts(native):
    result = read(native(b'{"kind":"debate","id":"d","participants":[', post("p1"), post("p2", author="u2")))

    assert result.debates[0].id == "debate"
    assert [(p.id, p.gender) for p in result.debates[0].participants] == [("u1", None), ("u2", None)]
    assert [(problem.line, problem.dropped) for problem in result.problems] == [(1, True), (2, False), (2, False)]


def test_a_link_to_no_post_is_removed_and_the_post_kept(native):
    path = native(HEADER, post("p1"), post("p2", reply_to="p99"))

    result = read(path)

    assert [p.reply_to for p in result.debates[0].posts] == [None, None]
    (problem,) = result.problems
    assert str(problem) == (
        f"{path}, line 3: reply_to of post 'p2' names 'p99', which is no earlier post; "
        "the link was removed; give the id of an earlier post."
    )


def test_many_broken_links_are_one_problem(native):
    result = read(native(HEADER, *(post(f"p{n}", reply_to="gone") for n in range(9))))

    (problem,) = result.problems
    assert "(9 such lines: 2, 3, 4, 5, 6, 7, ...)" in problem.found


def test_a_post_that_answers_itself_loses_the_link(native):
    result = read(native(HEADER, post("p1", reply_to="p1")))

    assert result.debates[0].posts[0].reply_to is None
    assert len(result.problems) == 1


def test_the_later_of_two_posts_with_one_id_is_dropped(native):
    result = read(native(HEADER, post("p1", text="first"), post("p2"), post("p1", text="second")))

    assert [(p.id, p.text) for p in result.debates[0].posts] == [("p1", "first"), ("p2", "text of p2")]
    (problem,) = result.problems
    assert (problem.line, problem.dropped) == (4, True)
    assert "'p1' is already taken (line 2)" in problem.found


def test_times_out_of_order_are_sorted_and_forward_links_removed(native):
    path = native(HEADER, post("p1", time=9), post("p2", time=1, reply_to="p1"), post("p3", time=9), post("p4", time=1))

    result = read(path)

    assert [p.id for p in result.debates[0].posts] == ["p2", "p4", "p1", "p3"]
    assert result.debates[0].posts[0].reply_to is None
    assert [problem.line for problem in result.problems] == [3, 3]
    assert "sorted by time" in result.problems[0].remedy


@pytest.mark.parametrize("time", ["noon", None, True, [1], float("nan"), float("inf"), 10**400])
def test_a_time_that_cannot_be_read_becomes_that_of_the_post_before(native, time):
    result = read(native(HEADER, post("p1", time=30), post("p2", time=time), post("p3", time=40)))

    assert [p.time for p in result.debates[0].posts] == [30, 30, 40]
    assert [problem.line for problem in result.problems] == [3]


def test_a_post_of_one_megabyte_is_kept_whole(native, tmp_path):
    text = 'many words, "quoted"\nover lines ' * 33_000

    assert read(native(HEADER, post("p1", text=text))).debates[0].posts[0].text == text

    table = tmp_path / "posts.csv"
    quoted = text.replace('"', '""')
    table.write_text(f'id,text\np1,"{quoted}"\n', encoding="utf-8", newline="")
    assert read(table).debates[0].posts[0].text == text


def test_a_first_line_of_one_megabyte_does_not_hide_the_format(native):
    people = [{"id": f"person {n}", "attribute": "x" * 60} for n in range(15_000)]

    result = read(native({**HEADER, "participants": people}, post("p1", author="person 14999")))

    assert len(result.debates[0].participants) == 15_000


def test_lines_with_nul_bytes_are_dropped(native):
    result = read(native(HEADER, post("p1"), b'{"kind":"post","id":"p2","author":"u1","text":"a\0b"}', post("p3")))

    assert [p.id for p in result.debates[0].posts] == ["p1", "p3"]
    (problem,) = result.problems
    assert (problem.line, problem.dropped, problem.found) == (3, True, "the line holds NUL bytes")


def test_csv_rows_with_nul_bytes_are_dropped(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_bytes(b'id,author,text\np1,u,"one\ntwo"\np2,u,"a\nb\0"\np3,u,three\n')

    result = read(path)

    assert [p.id for p in result.debates[0].posts] == ["p1", "p3"]
    assert [(problem.line, problem.found) for problem in result.problems] == [(4, "the row holds NUL bytes")]


@pytest.mark.parametrize("prolog", ["", '<?xml version="1.0"?>'])
@pytest.mark.parametrize("format", ["auto", "tei"])
def test_billion_laughs_are_refused_at_once(tmp_path, prolog, format):
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))
    path = tmp_path / "laughs.xml"
    path.write_text(f'{prolog}<!DOCTYPE TEI [\n<!ENTITY l0 "lol">\n{entities}]>\n<TEI>&l9;</TEI>', encoding="utf-8")

    error = refused(path, format=format)

    assert "declares entities" in str(error)
    assert error.line == 2


def test_an_entity_that_names_a_file_is_refused(tmp_path):
    path = tmp_path / "leak.xml"
    path.write_text('<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI>&x;</TEI>')

    assert "declares entities" in str(refused(path))


def test_a_csv_without_a_text_column_names_its_columns(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("id,words,who\n1,hello,me\n", encoding="utf-8")

    error = refused(path)

    assert "the columns are id, words, who; name one with --column text=NAME" in str(error)
    assert error.line == 1
    with pytest.raises(InputError, match="--column text=NAME"):
        list(iter_table(path))


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("format", ["auto", "table"])
def test_another_encoding_is_refused_with_its_line(tmp_path, encoding, format):
    path = tmp_path / "posts.csv"
    path.write_bytes("id,text\n1,plain\n2,caf\xe9\n".encode(encoding))

    error = refused(path, format=format)

    assert error.line == 3
    assert "byte 0xe9 at position 6 is not UTF-8; save the file as UTF-8" in str(error)


def test_utf_16_is_refused_by_name(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_bytes("id,text\n1,hello\n".encode("utf-16"))

    assert "UTF-16; save it as UTF-8" in str(refused(path))


def test_a_byte_order_mark_does_no_harm(tmp_path, native):
    table = tmp_path / "posts.csv"
    table.write_bytes(b"\xef\xbb\xbfid,text\n1,hello\n")
    marked = native(b"\xef\xbb\xbf" + json.dumps(HEADER).encode(), post("p1"))

    assert [p.id for p in read(table).debates[0].posts] == ["1"]
    assert read(marked).problems == ()


def test_broken_gzip_is_refused(tmp_path):
    path = tmp_path / "debate.jsonl.gz"
    packed = gzip.compress(b"\n".join(json.dumps(post(f"p{n}")).encode() for n in range(2000)))
    path.write_bytes(packed[: len(packed) // 2])

    assert "the gzip data is broken" in str(refused(path))


def test_an_author_who_is_not_listed_is_added_with_unknown_gender(native):
    result = read(native(HEADER, post("p1"), post("p2", author="stranger"), post("p3", author="stranger")))

    stranger = result.debates[0].participant_by_id["stranger"]
    assert (stranger.gender, stranger.role) == (None, "participant")
    (problem,) = result.problems
    assert (problem.line, problem.dropped) == (3, False)
    assert "(2 such lines: 3, 4)" in problem.found


def test_an_unknown_label_is_moved_aside(native):
    result = read(native(HEADER, post("p1", label="claim")))

    only = result.debates[0].posts[0]
    assert (only.label, only.extra) == (None, {"original_label": "claim"})
    assert "'claim' is no IBIS type" in result.problems[0].found


@pytest.mark.parametrize("gender", ["blue", 7, ["woman"]])
def test_a_gender_that_is_not_understood_becomes_unknown(native, gender):
    header = {**HEADER, "participants": [{"id": "u1", "gender": gender}]}

    result = read(native(header, post("p1")))

    assert result.debates[0].participants[0].gender is None
    assert result.problems[0].line == 1


@pytest.mark.parametrize(
    "line",
    [b"[1, 2]", b"7", b'"text"', b"null", b"[" * 100_000, b'{"kind": "comment"}', b'{"kind": "post"}', b"plain words"],
)
def test_any_other_line_is_dropped_and_reported(native, line):
    result = read(native(HEADER, post("p1"), line))

    assert len(result.debates[0].posts) == 1
    assert [(problem.line, problem.dropped) for problem in result.problems] == [(3, True)]


def test_half_a_surrogate_pair_is_replaced(native):
    result = read(native(HEADER, b'{"kind":"post","id":"p1","author":"u1","time":0,"text":"a\\ud83d b"}'))

    assert result.debates[0].posts[0].text == "a\ufffd b"
    assert [problem.line for problem in result.problems] == [2]


def test_a_row_with_too_many_or_too_few_cells_is_dropped(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("id,text,author\n1,one, two,me\n2,fine,me\n3,cut o\n", encoding="utf-8")

    result = read(path)

    assert [p.id for p in result.debates[0].posts] == ["2"]
    assert [problem.line for problem in result.problems] == [2, 4]


def test_a_quote_that_is_never_closed_costs_only_its_row(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text('id,author,text\n1,u,fine\n2,u,"open\n3,u,"closed"\n4,u,fine\n', encoding="utf-8")

    result = read(path)

    assert [p.id for p in result.debates[0].posts] == ["1", "4"]
    assert [problem.line for problem in result.problems] == [3]
    assert "which ends on line 4" in result.problems[0].found


def test_an_unknown_file_says_where_the_formats_are_listed(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary\nnothing happened\n", encoding="utf-8")

    assert "say which it is of those that 'facilitator formats' lists" in str(refused(path))

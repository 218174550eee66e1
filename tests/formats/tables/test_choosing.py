"""Which column is which: the filled one of two, ids that are none, groups that are debates, joined columns."""

from __future__ import annotations

import json

import pytest

from facilitator.errors import InputError
from facilitator.formats import iter_table, read


@pytest.fixture
def table(tmp_path):
    def save(text, name="posts.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return save


def texts(path, **options):
    whole = [post.text for debate in read(path, **options).debates for post in debate.posts]
    pieces = [row.text for chunk in iter_table(path, **options) for row in chunk.rows]
    assert whole == pieces
    return whole


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("id,author,text,comment", "{n},u,,The quay is old {n}"),
        ("id,author,text,message", '{n},u,"  ",The quay is old {n}'),
        ("id,author,message,comment", "{n},u,{n},The quay is old {n}"),
        ("id,author,text,content", "{n},u,ok{n},The quay is old {n} and wants more tar than we have in store"),
        ("id,author,text,content", "{n},u,One title for all,The quay is old {n}"),
    ],
)
def test_the_column_with_words_wins_over_the_better_name(table, header, row):
    path = table("\n".join([header, *(row.format(n=n) for n in range(1, 7))]))

    assert all(text.startswith("The quay") for text in texts(path))


def test_a_choice_between_columns_with_words_is_said_and_overruled(table):
    path = table("id,author,text,comment\n1,u,The quay is old.,It wants tar.\n2,v,The crane is new.,It is ours.\n")

    (problem,) = read(path).problems
    assert (problem.about, problem.found) == ("texts", "the columns text, comment all hold texts")
    assert "--column text=text+comment" in problem.remedy
    assert texts(path, columns={"text": "comment"}) == ["It wants tar.", "It is ours."]


def test_texts_that_are_empty_throughout_are_said(table):
    found = [problem.found for problem in read(table("id,author,text\n1,u,\n2,v,\n")).problems]

    assert found == ["the column 'text' is empty in the first rows"]


@pytest.mark.parametrize("name", ["posts.csv", "posts.jsonl"])
def test_columns_are_joined_with_a_blank_line_and_empty_ones_left_out(table, name):
    rows = {
        "posts.csv": "id,author,title,body\n1,u,Quay,It is old.\n2,v,Crane,\n3,u,,New.\n",
        "posts.jsonl": '{"id":1,"author":"u","title":"Quay","body":"It is old."}\n'
        '{"id":2,"author":"v","title":"Crane","body":""}\n{"id":3,"author":"u","body":"New."}\n',
    }
    path = table(rows[name], name)

    assert texts(path, columns={"text": "title+body"}) == ["Quay\n\nIt is old.", "Crane", "New."]
    assert read(path, columns={"text": "title+body"}).debates[0].posts[0].extra == {}


@pytest.mark.parametrize("columns", [{"text": "title+nothing"}, {"author": "title+body"}])
def test_columns_that_cannot_be_joined_are_refused(table, columns):
    with pytest.raises(InputError, match="there is no column"):
        read(table("id,author,title,body\n1,u,a,b\n"), columns=columns)


def test_rows_without_ids_are_numbered_and_that_is_said(table):
    path = table("Author,Content\nnoor,a\nemil,b\n", "chat.csv")

    result = read(path)

    assert [post.id for post in result.debates[0].posts] == ["chat.csv:1", "chat.csv:2"]
    assert [row.id for chunk in iter_table(path) for row in chunk.rows] == ["chat.csv:1", "chat.csv:2"]
    assert [problem.found for problem in result.problems] == ["no column holds ids"]


@pytest.mark.parametrize("name", ["sender", "From", "nickname", "Verfasser", "usuario", "auteur", "投稿者", "name"])
def test_authors_go_by_many_names(table, name):
    assert read(table(f"id,{name},text\n1,noor,a\n")).debates[0].posts[0].author == "noor"


def test_without_an_author_the_columns_are_named(table):
    problem = read(table("id,who,text\n1,noor,a\n")).problems[0]

    assert problem.found == "no column says who wrote; the columns are id, who, text"
    assert "--column author=NAME" in problem.remedy


def test_what_posts_stand_under_parts_them_into_debates(table):
    rows = ["a1,u,p1,,x", "a2,v,p1,a1,y", "b1,u,p2,,x", "b2,v,p2,b1,y"]

    result = read(table("\n".join(["comment_id,author,post_id,parent_id,text", *rows])))

    assert [[post.id for post in debate.posts] for debate in result.debates] == [["a1", "a2"], ["b1", "b2"]]
    assert [problem.about for problem in result.problems] == ["debates"]


def test_a_column_that_links_cross_parts_nothing(table):
    rows = ["a1,u,p1,,x", "a2,v,p2,a1,y", "b1,u,p2,,x", "b2,v,p1,b1,y"]

    assert len(read(table("\n".join(["id,author,topic_id,parent_id,text", *rows]))).debates) == 1


def test_bodies_in_html_are_read_as_text_and_said_once(table):
    rows = (
        '1,u,"<p class=""x"">Is the quay safe?</p>"\n2,v,"<blockquote>Is it?</blockquote><p>It &amp; the crane.</p>"\n'
    )

    result = read(table("id,author,text\n" + rows))

    assert [post.text for post in result.debates[0].posts] == ["Is the quay safe?", "It & the crane."]
    assert result.debates[0].posts[1].extra == {"quoted": "Is it?"}
    assert [problem.found for problem in result.problems] == [
        "the texts of the column 'text' are written in HTML",
        "1 post quotes others (2 words)",
    ]


def test_a_quote_below_the_answer_is_known_by_what_was_said(table):
    result = read(
        table('id,author,text\n1,u,The quay is old.\n2,v,"Mend it.\n> The quay is old."\n3,u,"> The quay is old."\n')
    )

    assert [post.text for post in result.debates[0].posts] == ["The quay is old.", "Mend it.", ""]
    assert "posts that hold nothing else are kept without words (1)" in result.problems[0].remedy


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Fecha;Hora;Usuario;Mensaje", ["13/04/2024;23:50;ana;Uno", "14/04/2024;00:05;bo;Dos"]),
        ("date;heure;pseudo;commentaire", ["13/04/2024;23h50;ana;Un", "14/04/2024;0h05;bo;Deux"]),
        ("Datum;Uhrzeit;Name;Beitrag", ["13.04.2024;23:50;ana;Eins", "14.04.2024;00:05;bo;Zwei"]),
        ("日付;時刻;名前;発言", ["2024/04/13;23:50;ana;一", "2024/04/14;00:05;bo;二"]),
    ],
)
def test_a_day_and_a_clock_belong_together_in_other_languages_too(tmp_path, header, rows):
    path = tmp_path / "posts.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    (debate,) = read(path).debates
    assert [(post.author, post.time) for post in debate.posts] == [("ana", 0), ("bo", 900)]


def test_an_author_may_be_an_object_with_a_name(tmp_path):
    path = tmp_path / "posts.json"
    people = [{"id": 7, "username": "ada"}, {"name": "leo"}, {"id": 9}, {}]
    path.write_text(json.dumps([{"id": n, "body": "x", "user": one} for n, one in enumerate(people)]), encoding="utf-8")
    (debate,) = read(path).debates
    assert [post.author for post in debate.posts] == ["ada", "leo", "9", "unknown"]

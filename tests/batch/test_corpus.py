import pytest

from facilitator.batch.corpus import Corpus
from facilitator.debate import Debate, Participant, Post
from facilitator.errors import InputError
from facilitator.formats import write
from tests.agents import plain_debate
from tests.batch.samples import rows, write_csv


def everything(path, most=4):
    return list(Corpus.open(path).chunks(most))


def test_a_table_comes_in_chunks_of_its_rows(tmp_path):
    chunks = everything(write_csv(tmp_path / "posts.csv", rows(10)))
    assert [len(chunk.rows) for chunk in chunks] == [4, 4, 2]
    assert chunks[0].rows[1].author == "u1"


def test_a_debate_comes_as_rows_with_everybody_who_is_registered(tmp_path):
    debate = plain_debate(10)
    write([debate], tmp_path / "d.jsonl", format="native")
    chunks = everything(tmp_path / "d.jsonl")
    assert [len(chunk.rows) for chunk in chunks] == [4, 4, 2]
    assert [person.id for _, person in chunks[0].registered] == ["u0", "u1", "u2", "u3"]
    assert chunks[1].registered == ()
    assert [row.id for chunk in chunks for row in chunk.rows] == [post.id for post in debate.posts]


def test_a_post_of_a_debate_has_the_parent_that_the_agent_sees(tmp_path):
    people = (Participant(id="a"), Participant(id="b", gender="woman"))
    posts = (
        Post(id="1", author="a", text="one"),
        Post(id="2", author="b", text="two", time=1),
        Post(id="3", author="a", text="three", time=2, reply_to="1"),
    )
    write([Debate(id="d", question="what?", participants=people, posts=posts)], tmp_path / "d.jsonl", format="native")
    (chunk,) = everything(tmp_path / "d.jsonl")
    assert [row.parent_text for row in chunk.rows] == ["what?", "one", "one"]
    assert [row.gender for row in chunk.rows] == [None, "woman", None]


def test_a_debate_without_posts_still_has_its_people(tmp_path):
    write([Debate(id="d", participants=(Participant(id="a"),))], tmp_path / "d.jsonl", format="native")
    (chunk,) = everything(tmp_path / "d.jsonl")
    assert chunk.rows == []
    assert len(chunk.registered) == 1


def test_two_debates_of_one_name_in_a_folder_stay_two(tmp_path):
    for name in ("a", "b"):
        write([plain_debate(3)], tmp_path / f"{name}.jsonl", format="native")
    first, second = everything(tmp_path)
    assert {row.debate for row in first.rows} == {"drains"}
    assert {row.debate for row in second.rows} == {"drains (b.jsonl)"}
    assert any("there was a debate 'drains' before" in problem.found for problem in second.problems)
    assert {person for person, _ in first.registered}.isdisjoint(person for person, _ in second.registered)


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        Corpus.open(tmp_path / "none.csv")

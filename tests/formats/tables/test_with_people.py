"""A folder of a posts table and a table of its people is one corpus; genders are joined, the rest is said."""

from __future__ import annotations

import pytest

from facilitator.errors import InputError
from facilitator.formats import inputs, read, recognise

POSTS = '"Name","Quay"\n"",""\n"Participant ID","Thought ID","Thought Text"\n"a","1","It is old."\n"b","2","Mend it."\n'
PEOPLE = '"Name","Quay"\n\n"","Participant Id","What is your gender?"\n"","a","Female"\n"","b","blue"\n"","c","Male"\n'
VOTES = "participant,thought,vote\na,1,yes\n"


@pytest.fixture
def folder(tmp_path):
    for name, text in {"map.csv": POSTS, "participants.csv": PEOPLE, "votes.csv": VOTES}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_genders_are_joined_to_the_authors(folder):
    result = read(folder)

    assert recognise(folder).name == "table-folder"
    assert inputs(folder) == (folder,)
    people = [(person.id, person.gender) for person in result.debates[0].participants]
    assert people == [("a", "woman"), ("b", None), ("c", "man")]  # who wrote nothing took part too
    assert [post.text for post in result.debates[0].posts] == ["It is old.", "Mend it."]


def test_what_was_joined_and_what_was_not_read_is_said(folder):
    told = {problem.about: problem.found for problem in read(folder).problems}

    assert told["genders"] == "it lists 3 people, among them 2 of the 2 who wrote"
    assert told["files"] == "1 more tables hold no posts: votes.csv"
    assert any("'blue' is not understood" in problem.found for problem in read(folder).problems)


def test_a_code_of_gender_can_be_overruled(folder):
    assert read(folder, genders={"blue": "man"}).debates[0].participants[1].gender == "man"


def test_tables_without_people_are_files_of_their_own(folder):
    (folder / "participants.csv").unlink()

    assert folder not in inputs(folder)
    with pytest.raises(InputError, match="0 tables of people"):
        read(folder, format="table-folder")

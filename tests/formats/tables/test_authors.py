import pytest

from facilitator.formats import iter_table, read


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "a.csv"
    rows = ["1,Zoë,One", "2,Zoe\u0308,Two", "3,\u200fZoë,Three", "4,  Ana   Gil ,Four", "5,Ana Gil,Five", "6,zoë,Six"]
    path.write_text("id,author,text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def authors(path, **hints):
    (chunk,) = iter_table(path, **hints)
    return [row.author for row in chunk.rows], chunk.problems


def test_forms_that_look_the_same_are_one_person_and_it_is_said_once(table):
    found, problems = authors(table)
    assert found == ["Zoë", "Zoë", "Zoë", "Ana Gil", "Ana Gil", "zoë"]
    assert [one.found for one in problems if one.about == "people"] == [
        "3 rows write a name with invisible marks, parted letters or blanks, the first 'Zoë'"
    ]


def test_the_map_of_speakers_overrules(table):
    found, _ = authors(table, speakers={"zoë": "Zoë", "Ana Gil": "ana"})
    assert found == ["Zoë", "Zoë", "Zoë", "ana", "ana", "Zoë"]


def test_a_label_that_nobody_has_is_said(table):
    _, problems = authors(table, speakers={"Zoë": "z", "Bo": "b"})
    assert any("nobody here is called Bo" in one.found for one in problems)


def test_as_many_people_come_out_as_of_whole_debates(table):
    found, _ = authors(table)
    (debate,) = read(table).debates
    assert len(set(found)) == len({post.author for post in debate.posts})


def test_plain_names_are_left_as_they_are(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,author,text\n1,ana,One\n2,Ana,Two\n", encoding="utf-8")
    assert authors(path) == (["ana", "Ana"], [])

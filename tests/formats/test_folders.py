from pathlib import Path

import pytest

from facilitator import Debate, Participant, Post
from facilitator.errors import InputError
from facilitator.formats import inputs, read_all, write
from facilitator.formats.folders import survey


def debate(id, *texts):
    posts = tuple(Post(id=str(n), author="a", text=text, time=60.0 * n) for n, text in enumerate(texts or ["Good."]))
    return Debate(id=id, participants=(Participant(id="a"),), posts=posts)


@pytest.fixture
def folder(tmp_path):
    """Two debates, one of them deeper, a note, a broken file and a hidden one."""
    write([debate("one")], tmp_path / "one.jsonl", format="native")
    (tmp_path / "2025").mkdir()
    write([debate("two")], tmp_path / "2025" / "two.jsonl", format="native")
    (tmp_path / "note.txt").write_text("Nothing to see here.\n")
    (tmp_path / "broken.csv").write_bytes(b"id,text\n1,caf\xe9\n")
    (tmp_path / ".hidden").write_text("x")
    return tmp_path


def names(paths):
    return [Path(path).name for path in paths]


def test_folders_within_are_looked_through_in_the_order_of_names(folder):
    assert names(inputs(folder)) == ["two.jsonl", "broken.csv", "one.jsonl"]


def test_what_no_format_knows_is_listed_with_the_reason_and_hidden_entries_are_not(folder):
    (left,) = survey(folder).left_out
    assert (Path(left.file).name, left.about, left.dropped) == ("note.txt", "files", True)
    assert "no format recognises this file" in left.found


def test_in_a_folder_a_broken_file_is_told_and_the_others_are_read(folder):
    found = read_all([folder])
    assert [debate.id for debate in found.debates] == ["two", "one"]
    assert [(Path(one.file).name, one.line) for one in found.left_out] == [("note.txt", None), ("broken.csv", 2)]
    assert str(found) == "2 files read; 2 not read (note.txt, broken.csv)."


def test_a_broken_file_that_was_named_stops_everything(folder):
    with pytest.raises(InputError, match="is not UTF-8"):
        read_all([folder / "one.jsonl", folder / "broken.csv"])


def test_a_folder_of_which_nothing_can_be_read_is_refused(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"id,text\n1,caf\xe9\n")
    (tmp_path / "b.csv").write_bytes(b"id,text\n1,caf\xe9\n")
    with pytest.raises(InputError, match="none of the 2 files in it can be read: byte 0xe9"):
        read_all([tmp_path])


def test_a_file_that_is_named_twice_is_read_once(folder):
    found = read_all([folder / "one.jsonl", folder / "one.jsonl", folder / "2025"])
    assert [debate.id for debate in found.debates] == ["one", "two"]


def test_a_link_that_leads_back_up_ends_the_search(folder):
    (folder / "2025" / "back").symlink_to(folder)
    assert names(inputs(folder)).count("two.jsonl") == 1


def test_only_the_debates_asked_for_are_read(folder):
    assert [debate.id for debate in read_all([folder], only=["two"]).debates] == ["two"]
    with pytest.raises(InputError, match="no debate 'three' in these files; there are one, two"):
        read_all([folder], only=["three"])


def test_how_much_was_read_is_said_in_numbers(folder):
    (folder / "rows.csv").write_text("id,text\n1,a good idea\n,five words without an id\n", encoding="utf-8")
    found = read_all([folder]).as_dict()
    assert found["files_read"] == 3
    assert [one["file"] for one in found["files_left_out"]] == ["note.txt", "broken.csv"]
    assert found["lines_left_out"] == 1


def test_progress_is_told_file_by_file(folder):
    told = []
    read_all([folder], progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_one_file_that_was_read_whole_needs_no_words(folder):
    assert str(read_all([folder / "one.jsonl"])) == ""

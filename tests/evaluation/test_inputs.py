"""Which files are read, and what is said about them."""

import pytest

from facilitator.errors import InputError
from facilitator.evaluation.inputs import load
from facilitator.formats import write
from facilitator.resources import resource
from tests.evaluation.samples import debate


def test_a_folder_is_pooled(tmp_path):
    write([debate("one")], tmp_path / "one.jsonl", format="native")
    write([debate("two"), debate("three")], tmp_path / "two.jsonl", format="native")
    found = load([tmp_path])
    assert [item.key for item in found.items] == ["one.jsonl#one", "two.jsonl#two", "two.jsonl#three"]
    assert found.posts == 24
    assert found.notes == ()


def test_a_file_named_twice_is_read_once(tmp_path):
    write([debate()], tmp_path / "one.jsonl", format="native")
    assert len(load([tmp_path, tmp_path / "one.jsonl"]).items) == 1


def test_files_of_the_same_name_keep_their_folder(tmp_path):
    for folder in ("a", "b"):
        write([debate()], tmp_path / folder / "d.jsonl", format="native")
    assert [item.file for item in load([tmp_path / "a", tmp_path / "b"]).items] == ["a/d.jsonl", "b/d.jsonl"]


def test_the_default_are_the_samples_and_their_note_warns():
    found = load()
    assert len(found.items) >= 6
    assert "was trained on them" in found.notes[0]


def test_samples_named_by_hand_warn_too():
    path = resource("corpora", "samples")
    assert load([next(iter(sorted(path.glob("*.jsonl"))))]).notes


def test_files_without_a_post_are_one_sentence(tmp_path):
    write([debate(turns=())], tmp_path / "empty.jsonl", format="native")
    with pytest.raises(InputError, match="not a single post"):
        load([tmp_path / "empty.jsonl"])
    with pytest.raises(InputError, match="no such file"):
        load([tmp_path / "absent.jsonl"])

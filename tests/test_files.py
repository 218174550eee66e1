"""Files and folders appear whole or not at all."""

from __future__ import annotations

import pytest

from facilitator.errors import InputError, WorkError
from facilitator.files import atomic_path


def test_a_file_takes_its_place_at_the_end(tmp_path):
    target = tmp_path / "new" / "posts.csv.gz"

    with atomic_path(target) as temporary:
        temporary.write_text("whole")
        assert temporary.suffixes == [".csv", ".gz"]
        assert not target.exists()

    assert target.read_text() == "whole"
    assert list(target.parent.iterdir()) == [target]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "posts.csv"
    target.write_text("old")

    def write():
        with atomic_path(target) as temporary:
            temporary.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()

    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_takes_its_place_at_the_end(tmp_path):
    target = tmp_path / "corpus"

    with atomic_path(target) as temporary:
        (temporary / "part").mkdir(parents=True)
        (temporary / "part" / "a").write_text("a")

    assert (target / "part" / "a").read_text() == "a"
    assert list(tmp_path.iterdir()) == [target]


def test_an_error_leaves_no_part_of_a_folder(tmp_path):
    def write():
        with atomic_path(tmp_path / "corpus") as temporary:
            temporary.mkdir()
            (temporary / "a").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_exists_keeps_its_other_files(tmp_path):
    target = tmp_path / "corpus"
    (target / "part").mkdir(parents=True)
    (target / "mine").write_text("mine")
    (target / "part" / "a").write_text("old")

    with atomic_path(target) as temporary:
        (temporary / "part").mkdir(parents=True)
        (temporary / "part" / "a").write_text("new")

    assert (target / "mine").read_text() == "mine"
    assert (target / "part" / "a").read_text() == "new"


def test_a_file_does_not_replace_a_folder(tmp_path):
    with pytest.raises(InputError, match="is already a folder"), atomic_path(tmp_path) as temporary:
        temporary.write_text("text")


def test_a_folder_does_not_replace_a_file(tmp_path):
    target = tmp_path / "corpus"
    target.write_text("text")

    with pytest.raises(InputError, match="is already a file"), atomic_path(target) as temporary:
        temporary.mkdir()

    assert target.read_text() == "text"


def test_what_the_disk_refuses_is_one_plain_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with (
        pytest.raises(WorkError, match=r"cannot write .*make room or name another place"),
        atomic_path(tmp_path / "file" / "posts.csv"),
    ):
        pass

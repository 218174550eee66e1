"""What a result says about how it came about."""

import hashlib
import subprocess

from facilitator import __version__
from facilitator.provenance import data_hash, revision, versions


def test_the_hash_is_over_contents_and_not_over_names_or_order(tmp_path):
    for name, text in (("a", "one"), ("b", "two"), ("c", "one")):
        (tmp_path / name).write_text(text)
    first, listed = data_hash([tmp_path / "a", tmp_path / "b"])
    assert data_hash([tmp_path / "b", tmp_path / "c"])[0] == first
    assert listed[0] == {"name": "a", "bytes": 3, "sha256": hashlib.sha256(b"one").hexdigest()}
    (tmp_path / "a").write_text("other")
    assert data_hash([tmp_path / "a", tmp_path / "b"])[0] != first


def test_every_file_of_an_export_folder_is_hashed(tmp_path):
    folder = tmp_path / "corpus"
    (folder / "inner").mkdir(parents=True)
    (folder / "one.json").write_text("1")
    (folder / "inner" / "two.json").write_text("2")
    assert [entry["name"] for entry in data_hash([folder])[1]] == ["corpus/inner/two.json", "corpus/one.json"]


def test_versions_name_the_package_and_what_is_not_installed():
    found = versions()
    assert found["facilitator"] == __version__
    assert found["numpy"]


def test_a_folder_outside_git_has_no_revision(tmp_path):
    assert revision(tmp_path) is None


def test_a_checkout_gives_its_commit_and_whether_files_differ(tmp_path):
    def git(*words):
        names = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", "-C", str(tmp_path), *names, *words], check=True, capture_output=True)

    git("init")
    (tmp_path / "file").write_text("a")
    git("add", "file")
    git("commit", "-m", "first")
    clean = revision(tmp_path)
    assert clean is not None
    assert len(clean) == 40
    (tmp_path / "file").write_text("b")
    assert revision(tmp_path) == f"{clean}+changes"

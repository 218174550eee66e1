"""A user's mistake: one plain sentence with the file (and line), exit code 2, no traceback, nothing half-written."""

import json

import pytest

HEADER = '{"kind":"debate","id":"d","question":"Why?","participants":[{"id":"a"}]}\n'


def post(id="p1", **fields):
    return json.dumps({"kind": "post", "id": id, "author": "a", "time": 0, "text": "We should.", **fields}) + "\n"


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><TEI xmlns="http://www.tei-c.org/ns/1.0"><text>&i;</text></TEI>'
)

REFUSED = {
    "empty file": ("d.jsonl", b""),
    "binary file": ("d.jsonl", bytes(range(256)) * 20),
    "billion laughs": ("d.xml", LAUGHS.encode()),
    "table without a text column": ("d.csv", b"id,colour\n1,red\n"),
    "wrong encoding": ("d.csv", "id,text\n1,é à la carte ü\n".encode("latin-1")),
    "nothing but a broken line": ("d.jsonl", b'{"kind":"debate","id":'),
    "NUL bytes only": ("d.txt", b"\x00" * 4000),
    "unknown format": ("d.txt", b"just some words\n"),
}

MENDED = {
    "truncated last line": HEADER + post() + '{"kind":"post","id":"p2","au',
    "unknown reply_to": HEADER + post() + post("p2", reply_to="nowhere"),
    "duplicate id": HEADER + post() + post(),
    "times out of order": HEADER + post(time=50) + post("p2", time=10),
}

TAKEN = {
    "NUL bytes in a text": HEADER + post(text="a\x00b") + post("p2"),
    "a post of 1 MB": HEADER + post(text="word " * 210_000) + post("p2"),
}


@pytest.mark.parametrize("command", [("replay",), ("classify",), ("convert",)])
@pytest.mark.parametrize(("name", "content"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_read_is_one_sentence(run, plain, tmp_path, command, name, content):
    source, out = tmp_path / name, tmp_path / "out.jsonl"
    source.write_bytes(content)
    more = {"replay": ("--out", out), "classify": ("--out", out), "convert": (out, "--to", "native")}[command[0]]
    result = run(*command, source, *more)
    assert result.code == 2
    assert result.err.startswith(f"Error: {source}")
    assert result.err.count("\n") == 1
    assert result.out == ""
    assert {path.name for path in tmp_path.iterdir()} == {name}


def replayed(run, tmp_path, content):
    source = tmp_path / "d.jsonl"
    source.write_text(content, encoding="utf-8")
    result = run("replay", source, "--out", tmp_path / "out")
    assert result.code == 0
    return result, (tmp_path / "out" / "d" / "observations.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("content", MENDED.values(), ids=MENDED)
def test_bad_lines_are_reported_and_the_rest_is_done(run, plain, tmp_path, content):
    result, observations = replayed(run, tmp_path, content)
    assert f"Note: {tmp_path / 'd.jsonl'}, line " in result.err
    assert "Traceback" not in result.err
    assert len(observations) >= 1


@pytest.mark.parametrize("content", TAKEN.values(), ids=TAKEN)
def test_odd_texts_are_taken_as_they_are(run, plain, tmp_path, content):
    _, observations = replayed(run, tmp_path, content)
    assert len(observations) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("replay", "nowhere.jsonl"), "no such file"),
        (("replay", "--policy", "nowhere"), "no policy file"),
        (("replay", "--only", "nowhere"), "no debate 'nowhere'"),
        (("replay", "--format", "nowhere"), "nowhere"),
        (("replay", "--column", "text"), "NAME=COLUMN"),
        (("replay", "--speed", "-1"), "--speed"),
        (("evaluate", "nowhere"), "nowhere"),
        (("evaluate",), "SUITE"),
        (("train", "nowhere.toml"), "nowhere.toml"),
        (("policies", "--show", "nowhere"), "no policy 'nowhere'"),
        (("nowhere",), "No such command"),
    ],
)
def test_a_wrong_call_is_refused_with_what_is_right(run, plain, words, says):
    result = run(*words)
    assert result.code == 2
    assert says in result.err
    assert "Traceback" not in result.err


WRONG_POLICIES = {
    "a number out of range": (
        "[pace]\nposts_between = 2",
        "posts_between in [pace] is 2; give a whole number from 3 to 1",
    ),
    "an unknown key": (
        "[proposals]\nexpire = 2",
        "'expire' is unknown in [proposals]; use expire_after_posts, expire_a",
    ),
    "a text over two lines": ('mode = "one\\ntwo"', r"mode is 'one\ntwo'; use one of suggest, approve, automatic."),
    "an undeclared weight": (
        "[inclusion]\nwomen_weight = 1",
        "women_weight in [inclusion] is on, but declared is empty",
    ),
}


@pytest.mark.parametrize(("content", "says"), WRONG_POLICIES.values(), ids=WRONG_POLICIES)
def test_a_wrong_policy_is_one_sentence_with_its_file(run, plain, tmp_path, content, says):
    file = tmp_path / "mine.toml"
    file.write_text(content, encoding="utf-8")
    result = run("replay", "--policy", file, "--only", "a01-lowtown-drains", "--out", tmp_path / "out")
    assert result.code == 2
    assert result.err.startswith(f"Error: {file}: {says}")
    assert result.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_in_the_way_is_one_sentence(run, plain, tmp_path):
    (tmp_path / "out").write_text("a file")
    result = run("replay", "--only", "a01-lowtown-drains", "--out", tmp_path / "out")
    assert result.code == 1
    assert result.err.splitlines()[-1].startswith("Error: cannot write")

import json
import os
import shutil
import subprocess

import pytest
from hypothesis import given

from facilitator.ibis.exports.argdown import as_argdown
from tests.ibis.exports.made import SMALL, made, maps

TOOL = os.environ.get("ARGDOWN") or shutil.which("argdown")
needs_argdown = pytest.mark.skipif(not TOOL, reason="needs argdown: npm install @argdown/cli, then ARGDOWN=its path")

NASTY = (
    "\\ [a] <b> {c} #d @e *f* _g_ // h /* i */ <!-- j --> ++ -> <- >< `k` (l): m; 'n' \"o\" 水 سلام 😀 "
    "\n# p\n- q\n1. r ==="
)


def parsed(content, folder):
    """What Argdown's own command makes of it."""
    (folder / "map.argdown").write_text(as_argdown(content), encoding="utf-8")
    done = subprocess.run(
        [TOOL, "json", "map.argdown", "out"], cwd=folder, capture_output=True, text=True, timeout=60, check=True
    )
    assert "error" not in (done.stdout + done.stderr).lower()
    return json.loads((folder / "out" / "map.json").read_text(encoding="utf-8"))


def test_pros_and_cons_stand_below_what_they_bear_on():
    lines = as_argdown(SMALL).splitlines()
    at = lines.index(next(line for line in lines if line.startswith("[p2]: ")))
    assert lines[at + 1 : at + 3] == ["  + <p3>", "  - <p4>"]
    assert 'answers: "p1"' in lines[at]


def test_ids_with_signs_give_way_to_numbers_that_are_not_taken():
    text = as_argdown(made([("a b]", "idea", "x", None), ("node1", "idea", "y", None)]))
    assert "[node1x]: x" in text
    assert "[node1]: y" in text
    assert 'id: "a b]"' in text


@given(maps())
def test_every_node_has_one_entry_of_one_line(content):
    lines = as_argdown(content).splitlines()
    entries = [line for line in lines if line.startswith(("[", "<"))]
    assert len(entries) == len(content.nodes)
    arguments = [link for link in content.links if link.target is not None and link.relation in ("supports", "objects")]
    assert sum(line.startswith(("  + ", "  - ")) for line in lines) == len(arguments)


@needs_argdown
def test_argdown_reads_relations_and_tags(tmp_path):
    found = parsed(SMALL, tmp_path)
    relations = {(row["from"], row["relationType"], row["to"]) for row in found["relations"]}
    assert relations == {("p3", "support", "p2"), ("p4", "attack", "p2"), ("p5", "attack", "p4")}
    assert found["statements"]["p1"]["tags"] == ["issue"]
    assert found["statements"]["p2"]["data"]["answers"] == "p1"


@needs_argdown
def test_no_sign_in_a_text_means_anything_to_argdown(tmp_path):
    found = parsed(made([("a", "idea", NASTY, None), ("b", "pro", NASTY, "a")]), tmp_path)
    said = found["statements"]["a"]["members"][0]["text"]
    assert said.removesuffix(" #idea ").split() == NASTY.split()
    assert len(found["relations"]) == 1

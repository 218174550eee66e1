"""Debates of one kind of people, of one person, of nobody: each table says something sensible."""

import json

import pytest

from facilitator.debate import Debate, Participant, Post
from facilitator.replay import record, replay
from tests.agents import plain_agent

TEXTS = ("What about the drains?", "We could dig them out.", "Yes, that helps.", "No, that costs too much.")
KINDS = {
    "all men": [Participant(id=f"u{n}", gender="man") for n in range(6)],
    "all unknown": [Participant(id=f"u{n}") for n in range(6)],
    "one person": [Participant(id="u0", gender="woman")],
    "nobody": [],
}


@pytest.fixture(scope="module", params=KINDS)
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def folder(kind, tmp_path_factory):
    people = KINDS[kind]
    posts = tuple(
        Post(
            id=f"p{n}",
            author=people[n % len(people)].id,
            time=60.0 * n,
            text=TEXTS[n % 4],
            reply_to=f"p{n - 1}" if n else None,
        )
        for n in range(24 if people else 0)
    )
    place = tmp_path_factory.mktemp("odd") / "debate"
    record(replay(plain_agent(), Debate(id="odd", participants=tuple(people), posts=posts)), place)
    return place


def test_every_missing_number_has_a_reason(folder):
    table = json.loads((folder / "participation.json").read_text(encoding="utf-8"))
    missing = _missing({name: part for name, part in table.items() if name != "method"})
    assert [path for path, row in missing if not row.get("reason")] == []


def _missing(node, path=()):
    """The entries whose value or share is null, each with its path."""
    if isinstance(node, dict):
        if any(key in node and node[key] is None for key in ("value", "share")):
            yield path, node
        for name, part in node.items():
            yield from _missing(part, (*path, name))


def test_shares_are_told_only_where_a_gender_is_known(folder, kind):
    posts = json.loads((folder / "participation.json").read_text(encoding="utf-8"))["posts"]
    wanted = {"all men": 0.0, "all unknown": None, "one person": 1.0, "nobody": None}
    assert posts["woman"]["share"] == wanted[kind]
    assert posts["unknown"]["count"] == (24 if kind == "all unknown" else 0)


def test_the_report_is_written(folder):
    assert "Who was heard" in (folder / "report.html").read_text(encoding="utf-8")

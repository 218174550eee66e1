"""The watch as a whole."""

import json

import pytest

from facilitator.classification import HashEmbedder
from facilitator.debate import Post
from facilitator.ibis import IbisMap
from facilitator.safety import SafetyWatch

EMBEDDER = HashEmbedder()
CALL = "Stop the new depot now because it destroys our meadow and our sleep."
OFF = {"personal_data": 1.0, "harassment": 1.0, "threat": 1.0, "copies_alike": 1.0, "one_sided_share": 1.0}


def flags(watch, texts, *, lead=False, label="pro"):
    tree, found = IbisMap(), []
    tree.add(Post(id="i", author="x", text="an idea"), label="idea")
    for number, text in enumerate(texts):
        post = Post(id=f"p{number}", author=f"u{number}", text=text, time=float(number))
        tree.add(post, label=label, target="i")
        vector = EMBEDDER.embed([text])[0]
        found += watch.heard(post, vector=vector, label=label, unsure=False, map=tree, lead=lead, timed=True)
    return found


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("personal_data", ["Ask jo@example.org about it."]),
        ("harassment", ["You are an idiot."]),
        ("threat", ["I know where you live."]),
        ("coordinated", [CALL] * 3),
        ("one_sided", [f"It is good since {word}." for word in ("a", "bb", "ccc", "d1", "e22", "f", "gg", "hhh")]),
    ],
)
def test_each_kind_is_found(kind, texts):
    assert [flag.kind for flag in flags(SafetyWatch(), texts)] == [kind]


def test_a_civil_debate_raises_none():
    texts = ["We should clean the drains.", "That idea is stupid, it floods there.", "1,250 homes by 2026-05-01!"]
    assert flags(SafetyWatch(), texts) == []


def test_posts_of_those_who_lead_raise_none():
    assert flags(SafetyWatch(), ["Mail me: jo@example.org", *[CALL] * 5], lead=True) == []


def test_everything_can_be_turned_off():
    texts = ["You are an idiot, I will find you, jo@example.org", *[CALL] * 20]
    assert flags(SafetyWatch(**OFF), texts) == []


def test_a_flag_never_holds_the_datum():
    (flag,) = flags(SafetyWatch(), ["Ring 020 7946 0958, or jo@example.org"])
    written = json.dumps(flag.as_dict())
    assert "7946" not in written
    assert "example" not in written
    assert flag.evidence == {"kinds": {"email": 1, "phone": 1}}


def test_several_flags_can_rest_on_one_post():
    found = flags(SafetyWatch(), ["You are an idiot, ring 020 7946 0958."])
    assert [flag.kind for flag in found] == ["personal_data", "harassment"]


def test_the_counts_of_a_branch_can_be_asked_for():
    watch = SafetyWatch()
    flags(watch, ["It is good."])
    assert watch.sides("i").pros == 1
    assert SafetyWatch(**OFF).sides("i").pros == 0

"""The watch as a whole."""

import json
from dataclasses import replace

import pytest

from facilitator.debate import Post
from facilitator.ibis import IbisMap
from facilitator.interventions.policy.settings import Safety
from facilitator.safety import SafetyWatch
from facilitator.safety.watch import text_flags
from tests.turns import read, turn

CALL = "Stop the new depot now because it destroys our meadow and our sleep."
OFF = Safety(personal_data=1.0, harassment=1.0, threat=1.0, copies_alike=1.0, one_sided_share=1.0)


def watching(thresholds=None, **more):
    return SafetyWatch(thresholds=thresholds or Safety(), **more)


def flags(watch, texts, *, role="participant", label="pro", wait=1.0):
    tree, found = IbisMap(), []
    tree.add(Post(id="i", author="x", text="an idea"), label="idea")
    for number, text in enumerate(texts):
        one = turn(f"p{number}", f"u{number}", text, time=wait * number, role=role, reading=read(text, label))
        tree.add(one.post, label=label, target="i")
        found += watch.take(one, tree)
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
    assert [flag.kind for flag in flags(watching(), texts)] == [kind]


def test_a_civil_debate_raises_none():
    texts = ["We should clean the drains.", "That idea is stupid, it floods there.", "1,250 homes by 2026-05-01!"]
    assert flags(watching(), texts) == []


def test_posts_of_those_who_lead_raise_none():
    assert flags(watching(), ["Mail me: jo@example.org", *[CALL] * 5], role="facilitator") == []


def test_everything_can_be_turned_off():
    texts = ["You are an idiot, I will find you, jo@example.org", *[CALL] * 20]
    assert flags(watching(OFF), texts) == []


def test_a_flag_never_holds_the_datum():
    (flag,) = flags(watching(), ["Ring 020 7946 0958, or jo@example.org"])
    written = json.dumps(flag.as_dict())
    assert "7946" not in written
    assert "example" not in written
    assert flag.evidence == {"kinds": {"email": 1, "phone": 1}}


def test_several_flags_can_rest_on_one_post():
    found = flags(watching(), ["You are an idiot, ring 020 7946 0958."])
    assert [flag.kind for flag in found] == ["personal_data", "harassment"]


def test_the_counts_of_a_branch_can_be_asked_for():
    watch = watching()
    flags(watch, ["It is good."])
    assert watch.sides("i").pros == 1
    assert watching(OFF).sides("i").pros == 0


def test_organisers_lead_too():
    assert flags(watching(), ["You are an idiot."], role="organiser") == []


def test_the_text_alone_tells_personal_data_and_attacks_and_no_more():
    text = "You are an idiot, ring 020 7946 0958."
    assert [flag.kind for flag in text_flags("p1", read(text), Safety())] == ["personal_data", "harassment"]
    assert {flag.posts for flag in text_flags("p1", read(text), Safety())} == {("p1",)}
    assert [text_flags(f"p{n}", read(CALL), Safety()) for n in range(5)] == [()] * 5


@pytest.mark.parametrize(
    ("off", "left"),
    [
        ({"personal_data": 1.0}, ["threat"]),
        ({"threat": 1.0}, ["personal_data"]),
        ({"threat": 1.0, "harassment": 1.0}, ["personal_data"]),
        ({}, ["personal_data", "threat"]),
    ],
)
def test_each_kind_can_be_turned_off_by_itself(off, left):
    text = "I know where you live, and so does jo@example.org."
    assert [flag.kind for flag in text_flags("p1", read(text), Safety(**off))] == left


def test_personal_data_that_is_not_likely_enough_is_not_told():
    found = replace(read("hello"), personal_data=(("phone", 0.4), ("email", 0.7), ("email", 0.6)))
    (flag,) = text_flags("p1", found, Safety(personal_data=0.5))
    assert (flag.evidence, flag.score) == ({"kinds": {"email": 2}}, 0.7)
    assert flag.reason == "The post seems to hold personal data: 2 x email (probability 0.70)."
    assert text_flags("p1", found, Safety(personal_data=0.75)) == ()


def test_an_attack_is_told_with_its_cues_and_with_who_says_so():
    found = replace(read("hello"), tone={"civil": 0.2, "harassment": 0.7, "threat": 0.1}, tone_by="model")
    found = replace(found, cues=("insult", "reported"))
    (flag,) = text_flags("p1", found, Safety())
    assert flag.evidence == {
        "probabilities": {"civil": 0.2, "harassment": 0.7, "threat": 0.1},
        "cues": ["insult"],  # what speaks against an attack is none of its cues
        "by": "model",
    }
    assert flag.reason == "The post seems to attack a person and not an idea (probability 0.80)."


def test_without_a_clock_copies_far_apart_in_time_count():
    assert flags(watching(), [CALL] * 3, wait=1e6) == []
    assert [flag.kind for flag in flags(watching(timed=False), [CALL] * 3, wait=1e6)] == ["coordinated"]


@pytest.mark.parametrize(
    ("before", "after", "texts"),
    [
        (Safety(copies_accounts=9), Safety(copies_accounts=2), [CALL] * 2),
        (Safety(copies_within=1.0), Safety(copies_within=100.0), [CALL] * 3),
        (Safety(one_sided_arguments=9), Safety(one_sided_arguments=3), ["It is good.", "It is cheap.", "It is easy."]),
        (Safety(harassment=1.0), Safety(harassment=0.6), ["You are an idiot."]),
    ],
    ids=["accounts", "within", "arguments", "harassment"],
)
def test_other_thresholds_hold_from_the_next_post_on(before, after, texts):
    strict, lenient = watching(before), watching(before)
    lenient.thresholds = after
    assert flags(strict, texts, wait=10.0) == []
    assert len(flags(lenient, texts, wait=10.0)) == 1

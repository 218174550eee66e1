"""Recorded turns: the corpora of real debates, checked against their raw lines."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict

import pytest

from facilitator.errors import InputError
from facilitator.formats import read, recognise


def raw_turns(path):
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    return [json.loads(line) for line in text.strip().split("\n")]


def turns_to(path, *records):
    base = {"debate": "d", "speaker": "A", "turn": 0}
    lines = (json.dumps({**base, "id": f"t{n}", "text": f"turn {n}", **record}) for n, record in enumerate(records))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_clock_that_begins_anew_goes_on_and_is_reported_once(tmp_path):
    clocks = ["00:10", "20:00", "NA", "00:05", "1:00:05", "00:30", "00:29"]
    path = turns_to(tmp_path / "t.jsonl", *({"minute": clock} for clock in clocks))

    result = read(path)

    posts = result.debates[0].posts
    assert [(post.id, post.time) for post in posts] == [
        ("t0", 10), ("t1", 1200), ("t2", 1200), ("t3", 1205), ("t4", 4805), ("t6", 4834), ("t5", 4835),
    ]  # fmt: skip
    restarts = [problem for problem in result.problems if "begins anew" in problem.found]
    assert [(problem.line, "2 such lines: 4, 6" in problem.found) for problem in restarts] == [(4, True)]


@pytest.mark.parametrize(
    ("fields", "role"),
    [
        ({"role": "PM"}, "facilitator"),
        ({"role": "moderator"}, "facilitator"),
        ({"is_chair": True}, "facilitator"),
        ({"is_chair": False, "role_label": "La presidenta"}, "participant"),
        ({"role": "ME"}, "participant"),
        ({"role": "candidate"}, "participant"),
        ({}, "participant"),
    ],
)
def test_who_leads_is_the_facilitator(tmp_path, fields, role):
    debate = read(turns_to(tmp_path / "t.jsonl", fields)).debates[0]

    assert debate.participants[0].role == role


def test_labels_of_speakers_lose_only_blanks_and_the_colon(tmp_path):
    speakers = ["Chris  Wallace:", " Chris Wallace ", "C. Wallace", None]

    debate = read(turns_to(tmp_path / "t.jsonl", *({"speaker": speaker} for speaker in speakers))).debates[0]

    assert [post.author for post in debate.posts] == ["Chris Wallace", "Chris Wallace", "C. Wallace", "unknown"]


def test_genders_come_with_their_source(tmp_path):
    path = turns_to(
        tmp_path / "t.jsonl",
        {"gender": "F", "gender_source": "role article"},
        {"speaker": "B", "sex": "M"},
        {"speaker": "C", "gender": None},
    )

    debate = read(path).debates[0]

    assert [person.gender for person in debate.participants] == ["woman", "man", None]
    assert debate.extra["gender_source"] == "recorded in the corpus; role article"


def test_without_times_a_turn_is_a_minute(tmp_path):
    debate = read(turns_to(tmp_path / "t.jsonl", {}, {}, {})).debates[0]

    assert [post.time for post in debate.posts] == [0, 60, 120]


def test_a_debate_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    path = turns_to(tmp_path / "t.jsonl", {"debate": "first"}, {"debate": "second"})

    with pytest.raises(InputError, match="there is no debate 'third'; it holds first, second"):
        read(path, only=["first", "third"])


def test_one_debate_is_found_by_its_name_in_any_spelling_of_json(tmp_path):
    path = turns_to(tmp_path / "t.jsonl", {"debate": "sessió"}, {"debate": "other"})

    assert [debate.id for debate in read(path, only=["sessió"]).debates] == ["sessió"]


@pytest.mark.slow
@pytest.mark.data
def test_ami_meetings_hold_every_turn_with_the_recorded_sex(shared_data):
    path = shared_data / "debates" / "ami" / "turns.jsonl.gz"
    meetings = defaultdict(list)
    for turn in raw_turns(path):
        meetings[turn["meeting"]].append(turn)

    result = read(path)

    assert [debate.id for debate in result.debates] == list(meetings)
    assert len(result.debates) == 131
    assert not [problem for problem in result.problems if problem.dropped]
    words = {"F": "woman", "M": "man"}
    lost_links = 0
    for debate in result.debates:
        turns = meetings[debate.id]
        assert [(p.id, p.author, p.text, p.time) for p in debate.posts] == [
            (t["id"], t["speaker"], t["text"], t["start"]) for t in turns
        ]
        assert {p.id: p.gender for p in debate.participants} == {t["speaker"]: words[t["sex"]] for t in turns}
        leaders = {t["speaker"] for t in turns if t["role"] == "PM"}
        assert {p.id for p in debate.participants if p.role == "facilitator"} == leaders
        at = {t["id"]: n for n, t in enumerate(turns)}
        for n, (post, turn) in enumerate(zip(debate.posts, turns, strict=True)):
            earlier = turn["reply_to"] is not None and at.get(turn["reply_to"], n) < n
            assert post.reply_to == (turn["reply_to"] if earlier else None)
            lost_links += turn["reply_to"] is not None and not earlier
    assert lost_links == 261
    assert len(result.problems) == len({problem.line for problem in result.problems}) < lost_links


@pytest.mark.data
def test_one_ami_meeting_is_the_same_alone(shared_data):
    path = shared_data / "debates" / "ami" / "turns.jsonl.gz"
    turns = [turn for turn in raw_turns(path) if turn["meeting"] == "IS1000a"]

    (debate,) = read(path, only=["IS1000a"]).debates

    assert [post.text for post in debate.posts] == [turn["text"] for turn in turns]


@pytest.mark.data
def test_there_are_five_us_debates_with_their_moderators(shared_data):
    path = shared_data / "debates" / "us2020_debates" / "turns_gender.jsonl"
    turns = raw_turns(path)

    debates = read(path).debates

    assert [debate.id for debate in debates] == list(dict.fromkeys(turn["debate"] for turn in turns))
    assert len(debates) == 5
    assert sum(len(debate.posts) for debate in debates) == len(turns)
    for debate in debates:
        mine = [turn for turn in turns if turn["debate"] == debate.id]
        assert [post.text for post in debate.posts] == [turn["text"] for turn in mine]
        moderators = {turn["speaker"].rstrip(":") for turn in mine if turn["role"] == "moderator"}
        assert {p.id for p in debate.participants if p.role == "facilitator"} == moderators
        assert debate.extra["gender_source"] == "public figure (manual)"
    assert sum(p.id.startswith("Chris Wallace") for p in debates[0].participants) == 1


@pytest.mark.data
def test_catalan_sittings_hold_every_turn_in_order(shared_data):
    path = shared_data / "debates" / "parlament_catalunya" / "turns.jsonl.gz"
    sittings = defaultdict(list)
    for turn in raw_turns(path):
        sittings[turn["session"]].append(turn)
    words = {"F": "woman", "M": "man", None: None}

    result = read(path)

    assert result.problems == ()
    assert [debate.id for debate in result.debates] == list(sittings)
    for debate in result.debates:
        turns = sittings[debate.id]
        assert [post.text for post in debate.posts] == [turn["text"] for turn in turns]
        assert {p.id: p.gender for p in debate.participants} == {t["speaker"]: words[t["gender"]] for t in turns}
        chairs = {turn["speaker"] for turn in turns if turn["is_chair"]}
        assert {p.id for p in debate.participants if p.role == "facilitator"} == chairs


@pytest.mark.data
@pytest.mark.parametrize(
    "path",
    ["ami/turns.jsonl.gz", "us2020_debates/turns_gender.jsonl", "parlament_catalunya/turns.jsonl.gz"],
)
def test_turns_are_recognised(shared_data, path):
    assert recognise(shared_data / "debates" / path).name == "turns"

"""IGF-style transcripts."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.formats import read, recognise

TRANSCRIPT = """Forum 2023 - Workshop 12
Raw file, not checked.

***
>> MODERATOR: Good morning.
Amara, please.

>> AMARA N.: Thank you (all) for coming.
(Applause).
>>BEN O.: No: never.
>> REMOTE MODERATOR: A question online.
>> SPEAKER: [off microphone]
>> thank you
"""


@pytest.fixture
def result(tmp_path):
    path = tmp_path / "ws12.txt"
    path.write_text(TRANSCRIPT, encoding="utf-8")
    return read(path)


def test_each_name_begins_a_post(result):
    (debate,) = result.debates

    assert debate.title == "Forum 2023 - Workshop 12"
    assert [(post.author, post.text) for post in debate.posts] == [
        ("MODERATOR", "Good morning.\nAmara, please."),
        ("AMARA N.", "Thank you (all) for coming."),
        ("BEN O.", "No: never."),
        ("REMOTE MODERATOR", "A question online."),
        ("unknown", "thank you"),
    ]


def test_moderators_are_facilitators(result):
    roles = {person.id: person.role for person in result.debates[0].participants}

    assert {who for who, role in roles.items() if role == "facilitator"} == {"MODERATOR", "REMOTE MODERATOR"}


def test_stage_notes_and_the_preamble_are_reported(result):
    dropped = [(problem.line, problem.found) for problem in result.problems if problem.dropped]

    assert dropped == [
        (9, "there is only a stage note, '(Applause).'"),
        (12, "there is only a stage note, '[off microphone]'"),
        (2, "1 lines stand before the first speaker"),
    ]


def test_order_stands_in_for_times(result):
    (debate,) = result.debates

    assert [post.time for post in debate.posts] == [0, 60, 120, 180, 240]
    assert debate.extra == {"times": "order"}


@pytest.mark.data
def test_the_sample_is_read(shared_data):
    path = shared_data / "formats" / "igf" / "igf_style_transcript.txt"

    result = read(path)

    assert recognise(path).name == "igf"
    assert [post.author for post in result.debates[0].posts] == [
        "MODERATOR", "AMARA N.", "BEN O.", "AUDIENCE", "REMOTE MODERATOR",
    ]  # fmt: skip
    assert [problem.line for problem in result.problems] == [9, 15]


def test_every_label_of_the_habit_is_a_name_and_lost_words_are_counted(tmp_path):
    path = tmp_path / "talk.txt"
    turns = [
        ">> marlow: One: two.",
        ">> ADA M. | ROADS: Three.",
        "(Loud applause)",
    ]
    path.write_text("Title\n" + "\n".join(turns * 3) + "\n>> And I say: no.\n", encoding="utf-8")

    result = read(path)

    said = [(post.author, post.text) for post in result.debates[0].posts]
    assert said == [("marlow", "One: two."), ("ADA M. | ROADS", "Three.")] * 3 + [("unknown", "And I say: no.")]
    assert [problem.words for problem in result.problems if problem.dropped] == [2, 2, 2]


def test_a_name_may_stand_alone_on_its_line(tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text("Title\n>> ADA:\nGood morning.\n>> BO:\nYes.\n", encoding="utf-8")

    assert [(post.author, post.text) for post in read(path).debates[0].posts] == [
        ("ADA", "Good morning."),
        ("BO", "Yes."),
    ]


LINES = [
    "",
    "{}",
    "{} {}.",
    ">> ADA: {}",
    ">> BO B.: {}",
    ">> {}",
    ">> Note that: {}",
    "({}).",
    "[{}]",
    "***",
    "Who: {}?",
]


@given(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_words_in_are_words_read_and_words_reported(tmp_path, lines):
    tokens = [f"w{first}{second}x" for first in "abcdefgh" for second in "ijklmnop"]
    fresh = iter(tokens)
    filled = [line.replace("{}", next(fresh), 1).replace("{}", next(fresh), 1) for line in lines]
    path = tmp_path / "talk.txt"
    path.write_text("\n".join(filled), encoding="utf-8")
    there = {token for line in filled for token in tokens if token in line}
    try:
        result = read(path, format="igf")
    except InputError:
        return
    (debate,) = result.debates
    kept = {token for token in there if token in debate.title or any(token in post.text for post in debate.posts)}
    reported = sum(problem.words or 0 for problem in result.problems)
    assert len(there) - len(kept) <= reported <= sum(len(line.split()) for line in filled)

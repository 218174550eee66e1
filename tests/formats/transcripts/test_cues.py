"""Cues out of WebVTT and SRT: every word is in a cue or reported."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.formats import read
from facilitator.formats.source import Source
from facilitator.formats.transcripts.cues import is_timing, named_in_id, read_cues


def cues_of(tmp_path, text):
    path = tmp_path / "talk.vtt"
    path.write_bytes(text.encode())
    source = Source(path=path)
    return read_cues(source), source.problems


def test_a_cue_has_times_id_line_and_lines(tmp_path):
    (cue,), _ = cues_of(tmp_path, "WEBVTT\nKind: captions\n\n7\n1:02:03.500 --> 1:02:04,25 align:start\nOne\ntwo\n")

    assert (cue.start, cue.end, cue.line, cue.lines, cue.id) == (3723.5, 3724.25, 5, ("One", "two"), "7")


@pytest.mark.parametrize(
    "line",
    ["00:01.000 --> 00:02.000", "0:0:3.5 --> 0:0:4", "00:00:01,000-->00:00:02,000 X1:5 Y1:6", "00:01 -> 00:02"],
)
def test_timings_of_many_programs_are_timings(line):
    assert is_timing(line)


@pytest.mark.parametrize("line", ["A --> B", "from 10:30 --> 11:00", "00:01.000 and 00:02.000", "00:9x --> 00:03.000"])
def test_other_lines_are_none(line):
    assert not is_timing(line)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_kind_of_line_end_is_one(tmp_path, end):
    text = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nOne\n\n2\n00:03.000 --> 00:04.000\ntwo\n".replace("\n", end)

    cues, problems = cues_of(tmp_path, text)

    assert ([cue.lines for cue in cues], problems) == ([("One",), ("two",)], [])
    assert [cue.line for cue in cues] == [4, 8]


def test_blank_lines_within_a_cue_end_nothing(tmp_path):
    cues, problems = cues_of(tmp_path, "00:01.000 --> 00:02.000\n\nOne\n\n\ntwo\n\n00:03.000 --> 00:04.000\nthree")

    assert ([cue.lines for cue in cues], problems) == ([("One", "two"), ("three",)], [])


def test_cues_need_no_blank_line_between_them(tmp_path):
    cues, _ = cues_of(tmp_path, "1\n00:01.000 --> 00:02.000\nOne\n2\n00:03.000 --> 00:04.000\n1984\n00:05 --> 00:06\n")

    assert [(cue.id, cue.lines) for cue in cues] == [("1", ("One",)), ("2", ("1984",)), ("", ())]


def test_an_arrow_in_speech_is_speech(tmp_path):
    cues, problems = cues_of(tmp_path, "WEBVTT\n\n00:01.000 --> 00:02.000\nshop --> station at 10:30 --> harbour\n")

    assert (cues[0].lines, problems) == (("shop --> station at 10:30 --> harbour",), [])


def test_words_beside_a_timing_are_kept(tmp_path):
    cues, _ = cues_of(tmp_path, "00:01.000 --> 00:02.000 Ada: Hello\nthere\n")

    assert cues[0].lines == ("Ada: Hello", "there")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hello there all\n\n00:01.000 --> 00:02.000\nOne\n", 3),
        ("WEBVTT\n\nNOTE of two lines\nhere\n\n00:01.000 --> 00:02.000\nOne\n", 5),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n3\n00:9x --> 00:03.000\ntwo and three\n", 3),
    ],
)
def test_words_that_are_left_out_are_counted(tmp_path, text, words):
    cues, (problem,) = cues_of(tmp_path, text)

    assert ([cue.lines for cue in cues], problem.words, problem.dropped) == ([("One",)], words, True)


def test_a_second_header_and_numbers_that_begin_anew_mark_a_part(tmp_path):
    cue = "{}\n00:0{}.000 --> 00:09.000\nOne\n\n"
    text = "WEBVTT\n\n" + cue.format(1, 5) + cue.format(2, 6) + "\ufeffWEBVTT\n\n" + cue.format(7, 1) + cue.format(1, 2)

    cues, _ = cues_of(tmp_path, text)

    assert [cue.new_part for cue in cues] == [False, False, True, True]


def test_webex_names_the_speaker_in_the_id():
    assert (named_in_id('12 "Ada Moss" (2385736960)'), named_in_id("12"), named_in_id('a "b"')) == (
        "Ada Moss", None, None,
    )  # fmt: skip


LINES = [
    "",
    "",
    "{}",
    "{} {}",
    "{}: {}",
    "{} --> {}",
    "- {}",
    "<i>{}</i>",
    "<v {}>{}</v>",
    ">> {}",
    "NOTE {}",
    "WEBVTT",
]
LINES += ["1", "2", "00:01.000 --> 00:02.000", "00:05.000 --> 00:09.000", "00:0x --> 00:09.000", "[{}] {}", "STYLE"]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.sampled_from(LINES), max_size=25), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_words_in_are_words_read_and_words_reported(tmp_path, lines, end):
    tokens = [f"w{first}{second}x" for first in "abcdefgh" for second in "ijklmnop"]
    fresh = iter(tokens)
    filled = [line.replace("{}", next(fresh), 1).replace("{}", next(fresh), 1) for line in lines]
    path = tmp_path / "talk.vtt"
    path.write_bytes(end.join(["WEBVTT", "", "00:00.000 --> 00:01.000", "start", *filled]).encode())
    there = {token for line in filled for token in tokens if token in line}

    try:
        result = read(path, format="vtt")
    except InputError:
        return
    (debate,) = result.debates

    texts = " ".join(post.text for post in debate.posts)
    people = " ".join(str(person.name) for person in debate.participants)
    kept = {token for token in there if token in texts or token in people}
    reported = sum(problem.words or 0 for problem in result.problems)
    assert len(there) - len(kept) <= reported <= sum(len(line.split()) for line in filled)
    assert all(texts.count(token) <= 1 for token in there)

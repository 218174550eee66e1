"""WebVTT and SRT: who speaks, and which cues are one post."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from facilitator.errors import InputError
from facilitator.formats import read, recognise


def vtt(*cues):
    return "WEBVTT\n\n" + "\n\n".join(f"{times}\n{text}" for times, text in cues) + "\n"


def said(tmp_path, text, name="talk.vtt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (debate,) = read(path).debates
    return [(post.author, post.text, post.time) for post in debate.posts]


def test_zoom_puts_the_name_before_the_text(tmp_path):
    text = vtt(
        ("00:00:01.000 --> 00:00:02.000", "Amara N.: Good morning: all."), ("00:03.000 --> 00:04.000", "Ben: No.")
    )

    assert said(tmp_path, text) == [("Amara N.", "Good morning: all.", 1), ("Ben", "No.", 3)]


def test_teams_puts_the_name_in_a_voice_tag(tmp_path):
    text = vtt(
        ("00:01.000 --> 00:02.000", "<v.loud Amara &amp; Co>To be <i>clear</i>: yes,\nI &lt;3 it</v>"),
        ("00:02.000 --> 00:03.000", "<v Ben>No.</v> <v Chidi>Maybe.</v>"),
    )

    assert said(tmp_path, text) == [
        ("Amara & Co", "To be clear: yes, I <3 it", 1),
        ("Ben", "No.", 2),
        ("Chidi", "Maybe.", 2),
    ]


def test_srt_has_names_in_brackets_or_after_arrows(tmp_path):
    first = "1\n00:00:01,500 --> 00:00:02,000\n[AMARA N.] Shall we\nstart?\n\n"
    text = first + "2\n00:00:04,000 --> 00:00:05,000\n>> BEN O.: Yes.\n"

    assert said(tmp_path, text, "talk.srt") == [("AMARA N.", "Shall we start?", 1.5), ("BEN O.", "Yes.", 4)]


def test_a_cue_without_a_name_goes_on_with_the_speaker(tmp_path):
    text = vtt(("00:01.000 --> 00:02.000", "Ben: One"), ("00:02.100 --> 00:03.000", "two"))

    assert said(tmp_path, text) == [("Ben", "One two", 1)]


@pytest.mark.parametrize(("start", "posts"), [("00:03.400", 1), ("00:03.600", 2)])
def test_a_pause_begins_a_new_post(tmp_path, start, posts):
    text = vtt(("00:01.000 --> 00:02.000", "Ben: One"), (f"{start} --> 00:05.000", "Ben: two"))

    assert len(said(tmp_path, text)) == posts


def test_arrows_without_a_name_are_somebody_else(tmp_path):
    text = vtt(("00:01.000 --> 00:02.000", ">> BEN: One"), ("00:02.000 --> 00:03.000", ">> two"))

    assert said(tmp_path, text) == [("BEN", "One", 1), ("unknown", "two", 2)]


@pytest.mark.parametrize(
    "text", ["as I said: no", "10:30 is fine", "What I mean is: wait", "https://example.org", "no: x"]
)
def test_a_colon_alone_makes_no_name(tmp_path, text):
    assert said(tmp_path, vtt(("00:01.000 --> 00:02.000", text))) == [("unknown", text, 1)]


def test_a_moderator_is_the_facilitator(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_text(vtt(("00:01.000 --> 00:02.000", "Moderator: Welcome."), ("00:02.000 --> 00:03.000", "Ben: Hi.")))

    (debate,) = read(path).debates

    assert [person.role for person in debate.participants] == ["facilitator", "participant"]


def test_a_broken_timing_is_reported_with_its_line(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_text(
        vtt(("00:01.000 --> 00:02.000", "Ben: a"), ("00:9x --> 00:03.000", "b"), ("00:04.000 --> 00:05.000", "c"))
    )

    result = read(path)

    assert [(post.text, post.time) for post in result.debates[0].posts] == [("a", 1), ("c", 4)]
    assert [(problem.line, problem.dropped) for problem in result.problems] == [(6, True)]


@pytest.mark.parametrize("text", ["WEBVTT\n", "WEBVTT\n\nNOTE nothing here\n"])
def test_a_transcript_without_cues_is_refused(tmp_path, text):
    path = tmp_path / "talk.vtt"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=r"no posts were found|nothing usable remains"):
        read(path)


def test_a_file_may_mix_voice_tags_and_names(tmp_path):
    text = vtt(
        ("00:01.000 --> 00:02.000", "<v Ada Moss>Question: who?</v>"),
        ("00:04.000 --> 00:05.000", "Leo Finch: Me."),
        ("00:07.000 --> 00:08.000", "<v Ada Moss>Good.</v>"),
    )

    assert said(tmp_path, text) == [
        ("Ada Moss", "Question: who?", 1),
        ("Leo Finch", "Me.", 4),
        ("Ada Moss", "Good.", 7),
    ]


def test_two_people_in_a_cue_are_two_posts(tmp_path):
    text = vtt(
        ("00:01.000 --> 00:02.000", "ADA: Is it paid?\nLEO: No."),
        ("00:04.000 --> 00:05.000", "- Why not?\n- Ask him."),
        ("00:07.000 --> 00:08.000", "ADA: Well."),
    )

    assert [(author, words) for author, words, _ in said(tmp_path, text)] == [
        ("ADA", "Is it paid?"), ("LEO", "No."), ("unknown", "Why not?"), ("unknown", "Ask him."), ("ADA", "Well."),
    ]  # fmt: skip


def test_words_before_a_colon_that_are_nobody_stay_and_are_mentioned(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_text(vtt(("00:01.000 --> 00:02.000", "We go."), ("00:02.000 --> 00:03.000", "Question: who?")))

    result = read(path)

    assert result.debates[0].posts[0].text == "We go. Question: who?"
    assert [problem.about for problem in result.problems if "'Question'" in problem.found] == ["people"]


def test_a_speaker_in_the_map_is_a_label_and_somebody(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_text(vtt(("00:01.000 --> 00:02.000", "We go."), ("00:02.000 --> 00:03.000", "question: who?")))

    (debate,) = read(path, speakers={"question": "Ada Moss"}).debates

    assert [(post.author, post.text) for post in debate.posts] == [("unknown", "We go."), ("Ada Moss", "who?")]


def test_a_second_recording_comes_after_the_first_and_is_said_once(tmp_path):
    cues = vtt(("00:10.000 --> 00:12.000", "Ada: One"), ("02:00.000 --> 02:05.000", "Leo: two"))
    path = tmp_path / "talk.vtt"
    path.write_text(cues + "\n" + cues, encoding="utf-8")

    result = read(path)

    assert [post.time for post in result.debates[0].posts] == [10, 120, 135, 245]
    assert [problem.about for problem in result.problems] == ["times"]


def test_webex_names_are_read_from_the_ids(tmp_path):
    text = 'WEBVTT\n\n1 "Ada Moss" (7)\n00:01.000 --> 00:02.000\nYes: no.\n\n2 "Leo" (8)\n00:03 --> 00:04\nWhy?\n'

    assert said(tmp_path, text) == [("Ada Moss", "Yes: no.", 1), ("Leo", "Why?", 3)]


def test_nobody_is_called_unknown_speaker(tmp_path):
    text = vtt(("00:01.000 --> 00:02.000", "Unknown Speaker: One"), ("00:04.000 --> 00:05.000", "Ada: two"))

    assert [author for author, _, _ in said(tmp_path, text)] == ["unknown", "Ada"]


@pytest.mark.parametrize("start", ["\n\n", "\ufeff", "\r\n"])
def test_what_stands_before_the_header_does_no_harm(tmp_path, start):
    path = tmp_path / "talk"
    path.write_bytes((start + vtt(("00:00:01,000 --> 00:00:02,000", "Ada: One"))).encode())

    assert (recognise(path).name, read(path).problems) == ("vtt", ())


@pytest.mark.data
def test_in_real_calls_no_word_has_a_wrong_speaker(shared_data):
    folder = shared_data / "debates" / "technical_calls"
    counts = json.loads((folder / "counts.json").read_text(encoding="utf-8"))
    assert len(counts) == 7
    for name, count in counts.items():
        result = read(folder / name)
        words = Counter()
        for post in result.debates[0].posts:
            words[post.author] += len(post.text.split())
        assert words == count["words_by_speaker"]
        assert not any(problem.dropped for problem in result.problems)


@pytest.mark.data
@pytest.mark.parametrize("name", ["zoom_transcript.vtt", "teams_voice_tags.vtt", "sample.srt"])
def test_the_samples_are_two_people_in_two_posts(shared_data, name):
    path = shared_data / "formats" / "vtt-srt" / name

    result = read(path)

    assert recognise(path).name == "vtt"
    assert result.problems == ()
    assert [post.author.title() for post in result.debates[0].posts] == ["Amara N.", "Ben O."]
    assert [post.time for post in result.debates[0].posts] == [1.02, 4.9]

"""What cues show, in pieces that one person may have said."""

from __future__ import annotations

import pytest

from facilitator.formats.transcripts.cues import Cue
from facilitator.formats.transcripts.pieces import pieces_of, shown


def pieces(*cues):
    found, repeated = pieces_of([Cue(n, n + 1, n, tuple(text.split("\n")), "", False) for n, text in enumerate(cues)])
    return [(piece.mark, piece.voice, piece.text) for piece in found], repeated


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<i>one</i> <b.loud>two</b>", "one two"),
        ("<00:00:01.000><c.red> one</c>", "one"),
        ('<font color="red">one</font> {\\an8}two', "one two"),
        ("<ruby>one<rt>two</rt></ruby>", "onetwo"),
        ("5 < 6 and a<b and c>d", "5 < 6 and a<b and c>d"),
        ("&lt;v Ada&gt; &amp; I <3 it", "<v Ada> & I <3 it"),
    ],
)
def test_tags_are_no_words_and_words_are_no_tags(raw, text):
    assert shown(raw) == text


def test_each_voice_is_a_piece():
    assert pieces("before\n<v.loud Ada &amp; Co>one\ntwo</v>\n<v Leo>three")[0] == [
        ("", None, "before"),
        ("voice", "Ada & Co", "one two"),
        ("voice", "Leo", "three"),
    ]


def test_arrows_begin_a_piece_wherever_they_stand():
    assert pieces("&gt;&gt; one &gt;&gt; two")[0] == [(">>", None, "one"), (">>", None, "two")]


def test_arrows_in_speech_are_speech_where_no_line_begins_with_them():
    assert pieces("Ada: shift it, a >> 3")[0] == [("", None, "Ada: shift it, a >> 3")]


@pytest.mark.parametrize(
    ("text", "marks"),
    [("- one\n- two", ["-", "-"]), ("one\n- two", ["", "-"]), ("-one\n–two", ["-", "-"]),
     ("ADA: we need\n- paint\n- nails", ["", "", ""]), ("- one", [""]), ("-5 degrees\n-6 degrees", ["", ""])],
)  # fmt: skip
def test_dashes_part_two_people_but_not_a_list(text, marks):
    assert [mark for mark, _, _ in pieces(text)[0]] == marks


def test_captions_with_times_in_their_lines_are_read_once():
    rolling = ["one<00:00:01.000><c> two</c>", "one two", "one two\nthree<00:00:02.000><c> four</c>", "three four"]

    found, repeated = pieces(*rolling)

    assert [text for _, _, text in found] == ["one two", "three four"]
    assert repeated == 6


def test_captions_that_roll_up_without_times_are_read_once():
    found, repeated = pieces("one", "one\ntwo", "one\ntwo\nthree", "two\nthree\nfour", "three\nfour\nfive")

    assert ([text for _, _, text in found], repeated) == (["one", "two", "three", "four", "five"], 7)


def test_captions_that_grow_are_read_once():
    found, _ = pieces("Ada: we", "Ada: we should", "Ada: we should mend it", "Leo: no", "Leo: no way")

    assert [text for _, _, text in found] == ["Ada: we", "should", "mend it", "Leo: no", "way"]


def test_people_who_repeat_themselves_are_not_rolling():
    said = ["Ada: Order!", "Ada: Order!", "Ada: Order!", "Leo: Sit down.", "Leo: Sit down."]

    assert [text for _, _, text in pieces(*said)[0]] == said

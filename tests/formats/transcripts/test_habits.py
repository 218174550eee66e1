"""Whether words before a colon are who speaks: the habit of the file decides."""

from __future__ import annotations

import pytest

from facilitator.formats.transcripts.habits import Beginning, habit, known_keys
from facilitator.formats.transcripts.labels import find_label, looks_like_a_name, may_be_a_name


def names(*cues, known=(), every_cue=False, heard=()):
    """Who speaks in a file of these cues, whose lines are parted by a ¶."""
    beginnings = []
    for number, cue in enumerate(cues):
        for at, line in enumerate(cue.split("¶")):
            label = find_label(line)
            if label is not None:
                beginnings.append(Beginning(label, first=at == 0, cue=number))
    keys = habit(beginnings, cues=len(cues), known=known_keys(known), every_cue=every_cue, heard=heard)
    return {beginning.label.name for beginning in beginnings if beginning.label.key in keys}


@pytest.mark.parametrize(
    "name",
    [
        "marlow", "pk910", "orrin-t", "Ines Okoye | Water Board", "tom - residents", "Ana Gil (she/her)",
        "+34 600 111 222", "🌱 kim", "प्रिया शर्मा", "สมชาย ใจดี", "مريم احمدي", "Zoe\u0308 Roca", "dr. strange | ops",
        "Ana Gil, Vice-Chair of the Committee on Roads, Water and the Drains of the Upper Town",
    ],
)  # fmt: skip
def test_a_file_that_labels_every_cue_labels_this_one(name):
    assert names("Ada: one", f"{name}: two", "Ada: three", "Leo: four", "Leo: as I said: no") == {"Ada", name, "Leo"}


def test_a_wide_colon_needs_no_blank():
    assert names("田中花子：はい", "佐藤:いいえ", "田中花子：では") == {"田中花子", "佐藤"}


def test_marks_of_direction_beside_a_colon_hide_no_label():
    label = find_label("\u200fمریم\u200f:\u200f سلام")

    assert (label.key, label.words) == ("مریم", "سلام")


def test_a_sentence_with_a_colon_is_nobody_in_a_file_with_labels():
    cues = ["Ada: one", "Leo: two"] * 5

    assert names(*cues, "The three options are: rail, bus", "options: none", every_cue=True) == {"Ada", "Leo"}


def test_a_heading_is_nobody_where_some_cues_have_no_label():
    assert names("Ada: one", "and on", "Leo: two", "Question: who", "Ada: three", "Leo: four") == {"Ada", "Leo"}


@pytest.mark.parametrize(
    "cues",
    [
        ["We start.", "Question: who pays?", "Plan A: we sell.", "10:30 Meeting: the roof"],
        ["Question: who pays?", "Plan A: we sell.", "Remember: May", "Step 2: the lease"],
        ["words"] * 30 + ["Question: who?", "Look: there", "Question: why?", "Look: here"],
        ["we go", "Roads: old", "Water: dear", "Fences: new", "Trees: few"],
        ["[Music]", "[Music] hello", "[SPEAKING SPANISH] hola", "[Music] there", "[SPEAKING SPANISH] si"],
        ["見て", "質問：誰", "例：屋根"],
        ["see https://example.org: there", "at 10:30 we go"],
    ],
)
def test_running_captions_name_nobody(cues):
    assert names(*cues) == set()


def test_names_where_the_speaker_changes_are_names():
    cues = ["ADA: one", "more", "LEO: two", "more", "MIA: once", "Note: x", "ADA: three", "LEO: four¶MAX: five"]

    assert names(*cues) == {"ADA", "LEO", "MIA", "MAX"}


def test_a_rare_label_in_long_speech_has_to_look_like_a_name():
    cues = ["words"] * 20 + ["Ada Moss: one", "words", "fine: two"]

    assert names(*cues * 4) == {"Ada Moss"}


@pytest.mark.parametrize(("one", "two"), [("SPEAKER_00", "SPEAKER_01"), ("spk_1", "spk_2"), ("speaker 1", "Speaker 2")])
def test_voices_that_a_program_told_apart_are_labels(one, two):
    cues = [f"{one}: hi", f"[{two}]: oh", f"{two}: yes", *["and so on"] * 40]

    assert {one, two} <= names(*cues)


def test_a_word_that_people_also_say_is_no_name_if_it_seldom_comes():
    cues = ["words", "Roads: old", "words", "Water: dear", "Roads: new", "words", "Water: few", "words"]

    assert names(*cues) == {"Roads", "Water"}
    assert names(*cues, heard=["roads", "water"]) == set()


def test_a_sound_before_a_label_hides_no_name():
    label = find_label("[laughs] Ada: well")

    assert (label.name, label.words) == ("Ada", "[laughs] well")


@pytest.mark.parametrize("label", ["Prof. Ana Gil", "Yahoo!", "Note Taker", "Ana Gil 10 (Besu)"])
def test_zoom_labels_every_cue_so_whatever_stands_there_is_a_name(label):
    assert label in names(*["Ada: one", "Leo: two"] * 20, f"{label}: three", every_cue=True)


def test_names_known_from_elsewhere_are_labels():
    assert names("we go", "carla: yes", "we stay", known=["Carla"]) == {"carla"}


def test_later_lines_of_a_cue_do_not_turn_words_into_people():
    assert names("Ada: we have¶options: rail, bus", "Leo: no", "Ada: yes", "Leo: so") == {"Ada", "Leo"}


@pytest.mark.parametrize("text", ["10:30 is fine", "https://example.org", "no colon", ": nothing", "...: dots"])
def test_no_label_at_all(text):
    assert find_label(text) is None


@pytest.mark.parametrize("name", ["Ada Moss", "Ana Gil (she/her)", "Juan de la Cruz", "मीरा", "MODERATOR", "J. Roca"])
def test_looks_of_a_name(name):
    assert looks_like_a_name(name)


@pytest.mark.parametrize("name", ["Question", "Option B", "First of all", "The point is", "Okay. Next", "Pregunta"])
def test_looks_of_no_name(name):
    assert not may_be_a_name(name)

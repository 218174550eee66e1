"""What WhatsApp itself writes into a chat, and what only looks like it."""

from __future__ import annotations

import doctest
import importlib

import pytest

from tests.formats.chats.random_chats import left_out, said


@pytest.mark.parametrize(
    "text",
    [
        "<Media omitted>",
        "<Medien ausgeschlossen>",
        "<رسانه حذف شده است>",
        "\u200eimage omitted",
        "\u200eBild weggelassen",
        "\u200eplan.pdf • \u200e3 pages \u200edocument omitted",
        "\u200eattached: 0001-PHOTO.jpg",
        "\u200e<adjunto: 00000012-PHOTO-2024-04-03-18-06-30.jpg>",
        "IMG-20240403-WA0001.jpg (file attached)",
        "\u200eplan of the kiosk.pdf (archivo adjunto)",
        "\u200eLocation: https://maps.google.com/?q=1,2",
        "location: https://maps.google.com/?q=1,2",
        "null",
    ],
)
def test_pictures_and_files_are_counted(read_text, text):
    result = read_text(f"13/04/2024, 10:30 - Noor: {text}\n13/04/2024, 10:31 - Noor: yes\n")

    assert said(result) == [("Noor", "yes")]
    assert list(left_out(result)) == ["1 attachment (pictures, stickers, files, places)"]


def test_marks_of_an_unknown_language_are_told_by_their_number(read_text):
    lines = ["Noor: <aldonaĵo>", "Emil: <aldonaĵo>", "Sol: <sighs>"]
    result = read_text("".join(f"13/04/2024, 10:30 - {line}\n" for line in lines))

    assert said(result) == [("Sol", "<sighs>")]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("IMG-20240403-WA0001.jpg (file attached)\nLook: here", "Look: here"),
        ("Look: here \u200e<attached: 00000012-PHOTO.jpg>", "Look: here"),
        ("Look\nhere \u200eimage omitted", "Look\nhere"),
    ],
)
def test_words_beside_a_picture_are_kept(read_text, text, caption):
    result = read_text(f"13/04/2024, 10:30 - Noor: {text}\n")

    assert said(result) == [("Noor", caption)]
    assert len(left_out(result)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "see plan.pdf (the new one)",
        "the image omitted",
        "as on the map: https://maps.example.org/x",
        "see file: 2024-report.pdf",
        "Is end-to-end encryption any good?",
        "this message was deleted by mistake",
    ],
)
def test_what_people_say_of_such_things_is_theirs(read_text, text):
    assert said(read_text(f"13/04/2024, 10:30 - Noor: {text}\n")) == [("Noor", text)]
    assert said(read_text(f"[13/04/2024, 10:30:00] Noor: {text}\n")) == [("Noor", text)]


@pytest.mark.parametrize(
    "text",
    [
        "This message was deleted",
        "Waiting for this message. This may take a while.",
        "\u200eYou deleted this message.",
        "Diese Nachricht wurde gelöscht",
        "S'ha suprimit aquest missatge",
        "این پیام حذف شد",
        "このメッセージは削除されました",
    ],
)
def test_deleted_messages_are_counted(read_text, text):
    result = read_text(f"13/04/2024, 10:30 - Noor: {text}\n13/04/2024, 10:31 - Noor: yes\n")

    assert said(result) == [("Noor", "yes")]
    assert list(left_out(result)) == ["1 deleted message"]


@pytest.mark.parametrize("text", ["Missed voice call", "\u200eVoice call, \u200e5 min", "Verpasster Videoanruf"])
def test_calls_are_no_words(read_text, text):
    result = read_text(f"13/04/2024, 10:30 - Noor: {text}\n13/04/2024, 10:31 - Noor: yes\n")

    assert said(result) == [("Noor", "yes")]
    assert list(left_out(result)) == ["1 system message (who joined, what changed)"]


@pytest.mark.parametrize("module", ["whatsapp_stamp", "whatsapp_words", "slack_text"])
def test_examples_in_docstrings_hold(module):
    result = doctest.testmod(importlib.import_module(f"facilitator.formats.chats.{module}"))

    assert (result.attempted > 0, result.failed) == (True, 0)


@pytest.mark.parametrize(
    "mark", ["<This message was edited>", "\u200e<This message was edited>", "\u200e<Ĉi tio estis ŝanĝita>"]
)
def test_that_a_message_was_edited_is_no_part_of_it(read_text, mark):
    assert said(read_text(f"13/04/2024, 10:30 - Noor: Agreed. {mark}\n")) == [("Noor", "Agreed.")]


def test_a_poll_is_text(read_text):
    result = read_text("\u200e[13.04.24, 21:50:10] Noor: \u200ePOLL:\nStay?\n\u200eOPTION: Yes (\u200e3 votes)\n")

    assert said(result)[0][1].startswith("POLL:\nStay?")

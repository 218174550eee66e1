"""Chats exported by WhatsApp."""

from __future__ import annotations

import datetime as dt
import re
import zipfile

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.formats import read
from facilitator.formats.chats import whatsapp
from facilitator.formats.chats.left_out import LeftOut
from facilitator.formats.chats.whatsapp_messages import messages_of
from facilitator.formats.chats.whatsapp_stamp import MARKS, stamp_of, without_marks
from facilitator.formats.source import Source
from tests.formats.chats import random_chats
from tests.formats.chats.random_chats import came_back, chats, left_out, quick, recognised_by, said

NOTICE = "Messages and calls are end-to-end encrypted. Only people in this chat can read them."


STYLES = [
    "{:%d/%m/%Y, %H:%M} - ",
    "{:%d/%m/%y %H:%M} - ",
    "{:%d.%m.%y, %H:%M} - ",
    "{:%-m/%-d/%y, %-I:%M\u202f%p} - ",
    "{:%Y-%m-%d, %-I:%M %p} - ",
    "{:%-d.%-m.%Y klo %-H.%M} - ",
    "\u200e[{:%d.%m.%y, %H:%M:%S}] ",
    "[{:%m/%d/%Y, %-I:%M:%S %p}] ",
    "[{:%Y/%-m/%-d %H:%M:%S}] ",
    "[{:%H:%M, %d/%m/%Y}] ",
]
own_words = random_chats.texts.filter(
    lambda text: (
        text != "null"  # a picture to be seen once
        and not any(stamp_of(line) for line in text.split("\n"))
        and not set(MARKS) & set(text)
    )
)


@quick
@given(chat=chats(texts=own_words, step=60), style=st.sampled_from(STYLES), end=st.sampled_from(["\n", "\r\n"]))
def test_a_chat_comes_back_as_it_was(tmp_path, chat, style, end):
    lines = [f"{style.format(dt.datetime(2024, 4, 25))}Group created"]
    for one in chat.said:
        stamp = style.format(dt.datetime.fromtimestamp(one.time, dt.UTC))
        lines += f"{stamp}{chat.names[one.author]}: {one.text}".split("\n")
    path = tmp_path / "chat.txt"
    path.write_text(end.join(lines) + end, encoding="utf-8", newline="")

    assert recognised_by(path) == ["whatsapp"]
    assert came_back(read(path).debates[0]) == [(*one[:3], None) for one in chat.must_be]


def test_lines_without_a_date_go_on(read_text):
    result = read_text(
        "03/04/2024, 10:31 - Noor: one\n\n  two: three\n[03/04/24, 10:31:22] Emil: pasted\n04/04/2024 is the day\n"
        "13/04/2024, 10:32 - Emil:\nbelow\n"
    )

    text = "one\n\n  two: three\n[03/04/24, 10:31:22] Emil: pasted\n04/04/2024 is the day"
    assert said(result) == [("Noor", text), ("Emil", "below")]
    assert [(problem.line, problem.about) for problem in result.problems] == [(4, "lines")]


def test_lines_with_an_older_date_than_those_around_are_a_quote(read_text):
    result = read_text(
        "13/04/2024, 10:31 - Noor: he wrote\n02/03/2024, 09:00 - Emil: too low\n02/03/2024, 09:01 - we met\n"
        "13/04/2024, 10:32 - Emil: so what\n"
    )

    quote = "> 02/03/2024, 09:00 - Emil: too low\n> 02/03/2024, 09:01 - we met"
    assert said(result) == [("Noor", f"he wrote\n{quote}"), ("Emil", "so what")]
    assert [(problem.line, problem.dropped) for problem in result.problems] == [(2, False)]


def test_a_clock_that_was_wrong_once_makes_no_quotes(read_text):
    days = ["13/04/2024", "14/04/2029", "14/04/2024", "15/04/2024"]
    result = read_text("".join(f"{day}, 10:31 - Noor: x\n" for day in days))

    assert len(said(result)) == 4
    assert [problem.about for problem in result.problems] == ["times"]


def test_system_lines_are_one_report_and_give_the_title(read_text):
    result = read_text(
        f"13/04/2024, 10:30 - {NOTICE}\n"
        '13/04/2024, 10:30 - Noor created group "Kiosk: yes"\n'
        '13/04/2024, 10:31 - Noor changed the group name from "Kiosk: yes" to "Kiosk: no"\n'
        "13/04/2024, 10:31 - Noor added +44 7700 900123\n"
        "13/04/2024, 10:32 - +44 7700 900123: Hello\n"
    )

    assert said(result) == [("+44 7700 900123", "Hello")]
    assert result.debates[0].title == "Kiosk: no"
    assert left_out(result) == {"4 system messages (who joined, what changed)": 35}


def test_a_group_that_speaks_is_nobody(read_text):
    result = read_text(
        f"\u200e[13.04.2024, 21:50:10] Kiosk: \u200e{NOTICE}\n"
        "[13.04.2024, 21:50:12] Noor: a\n"
        "\u200e[13.04.2024, 21:51:00] Kiosk: \u200eNoor added Sol\n"
        "\u200e[13.04.2024, 21:52:00] Noor: \u200eMissed voice call\n"
    )

    assert said(result) == [("Noor", "a")]
    assert result.debates[0].title == "Kiosk"
    assert left_out(result) == {"3 system messages (who joined, what changed)": 20}
    assert [problem.about for problem in result.problems if not problem.dropped] == ["people"]


def test_the_other_of_two_is_no_group(read_text):
    result = read_text(
        f"\u200e[13.04.24, 21:50:10] Emil: \u200e{NOTICE}\n[13.04.24, 21:50:12] Emil: a\n[13.04.24, 21:50:13] Noor: b\n"
    )

    assert said(result) == [("Emil", "a"), ("Noor", "b")]


@pytest.mark.parametrize(("others", "is_group"), [(["Noor", "Sol"], True), (["Noor"], False)])
def test_without_marks_the_number_of_people_tells(read_text, others, is_group):
    lines = [f"[13.04.24, 21:50:10] Kiosk: {NOTICE}", "[13.04.24, 21:50:11] Kiosk: Noor added Sol"]
    lines += [f"[13.04.24, 21:51:00] {name}: a" for name in others]
    result = read_text("\n".join(lines) + "\n")

    assert ("Kiosk" in dict(said(result))) != is_group


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["~ Emil", "Noor"], ["Emil", "Noor"]),
        (["~\u202fEmil", "Emil"], ["~ Emil", "Emil"]),
        (["\u202a+44 7\u202c"], ["+44 7"]),
    ],
)
def test_names_lose_marks_and_a_tilde_unless_it_tells_two_apart(read_text, labels, names):
    result = read_text("".join(f"13/04/2024, 10:30 - {label}: x\n" for label in labels))

    assert [author for author, _ in said(result)] == names


def test_a_message_with_nothing_in_it_is_counted(read_text):
    assert left_out(read_text("13/04/2024, 10:30 - Noor: \n13/04/2024, 10:31 - Noor: a\n")) == {"1 empty message": 0}


def test_a_file_that_is_called_as_all_are_is_named_after_its_folder(tmp_path):
    (tmp_path / "Kiosk").mkdir()
    path = tmp_path / "Kiosk" / "_chat.txt"
    path.write_text("[13/04/2024, 18:03:40] Noor: a\n", encoding="utf-8")

    assert read(path).debates[0].id == "Kiosk"


def test_the_zip_of_an_export_is_read(tmp_path):
    path = tmp_path / "WhatsApp Chat - Kiosk.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("0001-PHOTO.jpg", b"\xff\xd8")
        packed.writestr("_chat.txt", "\ufeff[13/04/2024, 18:03:40] Noor: ja ü\r\n[13/04/2024, 18:03:41] Noor: b\r\n")

    assert recognised_by(path) == ["whatsapp"]
    assert said(read(path)) == [("Noor", "ja ü"), ("Noor", "b")]


def test_every_chat_in_a_zip_is_read(tmp_path):
    path = tmp_path / "chats.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("Kiosk/_chat.txt", "[13/04/2024, 18:03:40] Noor: a\n")
        packed.writestr("WhatsApp Chat with Bus.txt", "13/04/2024, 18:03 - Noor: b\n")

    assert [debate.id for debate in read(path).debates] == ["Kiosk", "WhatsApp Chat with Bus"]


def test_a_zip_of_other_things_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("notes.md", "x")

    with pytest.raises(InputError, match="no format recognises"):
        read(path)
    with pytest.raises(InputError, match="there is no chat in this zip"):
        read(path, format="whatsapp")


pieces = st.sampled_from(["", ":", "\n", "[", "]", ",", "/", "-", "9", "\n13/04/2024, 10:30 - ", "<", " w0 ", '"'])
HURT = "".join(
    f"{day}/04/2024, 10:3{day % 9} - {line}\n"
    for day, line in enumerate(
        [
            "w1 w2 w3",
            "w4: w5 w6",
            "w7 w8: w9: w10\nw11 w12",
            "w4: <Media omitted>",
            "w4: w13 \u200eimage omitted",
            "w7 w8: This message was deleted",
            'w4 "w14: w15" w16',
        ],
        start=12,
    )
)


def words_of(text):
    return len(without_marks(text).split())


@quick
@given(edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), pieces), max_size=6))
def test_words_in_are_words_read_and_words_reported(tmp_path, edits):
    text = HURT
    for place, length, piece in edits:
        start = round(place * len(text))
        text = text[:start] + piece + text[start + length :]
    assume(not re.search(r"\S\u200e|\s:", text))  # two words glued by the damage, or a colon that is one
    path = tmp_path / "chat.txt"
    path.write_text(f"{text}\n.", encoding="utf-8")
    source = Source(path=path)

    (debate,) = whatsapp.read(source)

    lines = list(enumerate(f"{text}\n.".split("\n"), start=1))
    messages = {message.line: message for message in messages_of(lines, Source(path=path), LeftOut())}
    words = sum(words_of(messages[number].stamp.rest if number in messages else line) for number, line in lines)
    names = sum(words_of(message.name or "") for message in messages.values())
    quotes = sum(line.startswith("> ") for message in messages.values() for line in message.lines[1:])
    read_words = sum(words_of(post.text) for post in debate.posts)
    assert words + quotes == names + read_words + sum(problem.words or 0 for problem in source.problems)


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "must_be"),
    [("android_24h_dmy", ["Amara", "Ben O.", "Chidi"]), ("android_us_12h", ["Amara", "Ben O."]), ("ios_bracket", None)],
)
def test_the_samples_are_read(shared_data, name, must_be):
    path = shared_data / "formats" / "whatsapp" / f"{name}.txt"

    result = read(path)
    assert recognised_by(path) == ["whatsapp"]
    assert [author for author, _ in said(result)] == (must_be or ["Amara", "Ben O.", "Chidi"])
    assert said(result)[-1][1] in (
        "noted",
        "@447700900123 agree with Ben but only until 10",
        "agree with Ben but only until 10",
    )

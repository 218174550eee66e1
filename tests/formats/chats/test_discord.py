"""Channels saved by DiscordChatExporter."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given

from facilitator.errors import InputError
from facilitator.formats import read
from tests.formats.chats.random_chats import came_back, chats, left_out, quick, recognised_by

NOOR = {"id": "11", "name": "noor_b", "nickname": "Noor", "isBot": False}
EMIL = {"id": "12", "name": "emil", "nickname": None, "isBot": False}


def message(id, content, *, author=NOOR, type="Default", at="2024-04-03T21:50:00+02:00", **more):
    return {"id": id, "type": type, "timestamp": at, "content": content, "author": author, **more}


def channel(*messages):
    return {"guild": {"id": "1", "name": "Town"}, "channel": {"id": "2", "name": "kiosk"}, "messages": messages}


@pytest.fixture
def read_channel(tmp_path):
    def write_and_read(*messages):
        path = tmp_path / "kiosk.json"
        path.write_text(json.dumps(channel(*messages)), encoding="utf-8")
        assert recognised_by(path) == ["discord"]
        return read(path)

    return write_and_read


@quick
@given(chat=chats())
def test_a_channel_comes_back_as_it_was(tmp_path, chat):
    messages = [
        message(
            str(place),
            one.text,
            author={"id": str(one.author), "name": chat.names[one.author]},
            type="Default" if one.answers is None else "Reply",
            at=dt.datetime.fromtimestamp(one.time, dt.timezone(dt.timedelta(hours=2))).isoformat(),
            **({} if one.answers is None else {"reference": {"messageId": str(one.answers)}}),
        )
        for place, one in enumerate(chat.said)
    ]
    path = tmp_path / "channel.json"
    path.write_text(json.dumps(channel(*messages)), encoding="utf-8")

    assert recognised_by(path) == ["discord"]
    assert came_back(read(path).debates[0]) == chat.must_be


def test_people_have_their_nickname_or_else_their_name(read_channel):
    (debate,) = read_channel(message("1", "a"), message("2", "b", author=EMIL)).debates

    assert [(person.id, person.name, person.gender) for person in debate.participants] == [
        ("11", "Noor", None),
        ("12", "emil", None),
    ]


def test_pins_joins_bots_and_files_are_counted_and_are_no_posts(read_channel):
    result = read_channel(
        message("1", "Joined the server.", type="GuildMemberJoin"),
        message("2", "Ping of bots", author={**EMIL, "id": "13", "isBot": True}),
        message("3", "", attachments=[{"fileName": "x.png"}]),
        message("4", "", reference={"type": "Forward"}, forwardedMessage={"content": "words of others"}),
        message("5", "Pinned a message.", type="ChannelPinnedMessage", reference={"messageId": "6"}),
        message("6", "Only this."),
    )

    (debate,) = result.debates
    assert [post.text for post in debate.posts] == ["Only this."]
    assert [person.id for person in debate.participants] == ["11"]
    assert left_out(result) == {
        "2 system messages (who joined, what changed)": 6,
        "1 message of bots": 3,
        "1 message without words (pictures, stickers, files)": 0,
        "1 forwarded message": 3,
    }


def test_mentions_and_emoji_are_words(read_channel):
    text = "<@12> and <@!12> or <@99>: <a:thumb_up:123> 5 < 6"
    (debate,) = read_channel(message("1", text, mentions=[{"id": "12", "name": "emil", "nickname": "Emil"}])).debates

    assert debate.posts[0].text == "@Emil and @Emil or @99: :thumb_up: 5 < 6"


def test_a_poll_is_its_question_and_answers(read_channel):
    poll = {"question": {"text": "Keep it?"}, "answers": [{"pollMedia": {"text": "Yes"}}, {"text": "No"}]}
    (debate,) = read_channel(message("1", "", poll=poll)).debates

    assert debate.posts[0].text == "Keep it?\n- Yes\n- No"


def test_a_reply_to_what_is_not_there_is_said(read_channel):
    result = read_channel(message("1", "a", type="Reply", reference={"messageId": "0"}))

    assert result.debates[0].posts[0].reply_to is None
    assert [problem.about for problem in result.problems] == ["replies"]


def test_everybody_who_left_is_nobody(read_channel):
    (debate,) = read_channel(message("1", "a", author={"id": "456226577798135808", "name": "Deleted User"})).debates

    assert debate.posts[0].author == "unknown"


def test_broken_json_is_refused_with_its_line(tmp_path):
    path = tmp_path / "kiosk.json"
    path.write_text('{"guild": {}, "channel": {},\n"messages": [}', encoding="utf-8")

    with pytest.raises(InputError, match=r"kiosk.json, line 2: the JSON is broken here"):
        read(path)


def test_half_a_character_is_mended(tmp_path):
    path = tmp_path / "kiosk.json"
    path.write_text(json.dumps(channel(message("1", "a\ud83d"))), encoding="utf-8")

    assert read(path).debates[0].posts[0].text == "a\N{REPLACEMENT CHARACTER}"


@pytest.mark.data
def test_the_sample_is_read(shared_data):
    path = shared_data / "formats" / "discord" / "discordchatexporter.json"

    (debate,) = read(path).debates
    assert recognised_by(path) == ["discord"]
    assert [(post.author, post.reply_to) for post in debate.posts] == [("111", None), ("222", "100")]

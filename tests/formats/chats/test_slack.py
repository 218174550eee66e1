"""Workspaces exported by Slack."""

from __future__ import annotations

import datetime as dt
import json
import zipfile

import pytest
from hypothesis import given

from facilitator.errors import InputError
from facilitator.formats import read
from facilitator.formats.chats.slack_text import plain_text
from tests.formats.chats.random_chats import START, came_back, chats, left_out, quick, recognised_by

USERS = [
    {"id": "U1", "name": "noor", "profile": {"real_name": "Noor B.", "display_name": "nb"}},
    {"id": "U2", "name": "emil", "real_name": "Emil", "profile": {}},
    {"id": "U9", "name": "helper", "is_bot": True},
]


def ts(seconds):
    return f"{START + seconds}.000100"


def message(seconds, text, *, user="U1", **more):
    return {"type": "message", "user": user, "text": text, "ts": ts(seconds), **more}


def write_folder(folder, channels, *, users=USERS):
    """A channel -> day -> messages, as Slack lays them out."""
    folder.mkdir(exist_ok=True)
    (folder / "users.json").write_text(json.dumps(users), encoding="utf-8")
    (folder / "channels.json").write_text(json.dumps([{"name": name} for name in channels]), encoding="utf-8")
    for name, days in channels.items():
        (folder / name).mkdir(exist_ok=True)
        for day, messages in days.items():
            (folder / name / f"{day}.json").write_text(json.dumps(messages), encoding="utf-8")
    return folder


def pack(folder, path, *, within=""):
    with zipfile.ZipFile(path, "w") as packed:
        for file in sorted(folder.rglob("*.json")):
            packed.write(file, within + file.relative_to(folder).as_posix())
    return path


@pytest.fixture
def read_day(tmp_path):
    def write_and_read(*messages):
        return read(write_folder(tmp_path / "export", {"kiosk": {"2024-04-25": messages}}))

    return write_and_read


@quick
@given(chat=chats())
def test_a_channel_comes_back_as_it_was(tmp_path_factory, chat):
    # Slack's threads have two levels: an answer to an answer stands in the same thread.
    days, root = {}, {}
    for place, one in enumerate(chat.said):
        root[place] = place if one.answers is None else root[one.answers]
        text = one.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        stamp = {at: f"{chat.said[at].time}.{at:06}" for at in (place, root[place])}
        thread = {} if root[place] == place else {"thread_ts": stamp[root[place]]}
        sent = {"type": "message", "user": f"U{one.author}", "text": text, "ts": stamp[place], **thread}
        days.setdefault(dt.datetime.fromtimestamp(one.time, dt.UTC).date().isoformat(), []).append(sent)
    users = [{"id": f"U{at}", "real_name": name} for at, name in enumerate(chat.names)]
    folder = write_folder(tmp_path_factory.mktemp("slack") / "export", {"kiosk": days}, users=users)
    packed = pack(folder, folder.parent / "export.zip")

    must_be = [
        (name, text, time, None if root[place] == place else root[place])
        for place, (name, text, time, _) in enumerate(chat.must_be)
    ]
    for path in (folder, packed):
        assert recognised_by(path) == ["slack"]
        assert [(who, text, round(at), to) for who, text, at, to in came_back(read(path).debates[0])] == must_be


def test_each_channel_is_a_debate_and_days_go_on(tmp_path):
    days = {"2024-04-26": [message(90_000, "later")], "2024-04-25": [message(0, "first")]}
    folder = write_folder(tmp_path / "export", {"kiosk": days, "bus": {"2024-04-25": [message(5, "b")]}})

    found = {debate.title: [(post.text, post.time) for post in debate.posts] for debate in read(folder).debates}
    assert found == {"bus": [("b", 0)], "kiosk": [("first", 0), ("later", 90_000)]}


def test_a_zip_with_a_folder_around_it_is_the_same(tmp_path):
    folder = write_folder(tmp_path / "export", {"kiosk": {"2024-04-25": [message(0, "a"), message(1, "b")]}})
    packed = pack(folder, tmp_path / "town.zip", within="Town Slack export/")

    assert recognised_by(packed) == ["slack"]
    assert read(packed).debates == read(folder).debates


def test_one_day_alone_is_read(tmp_path):
    path = tmp_path / "2024-04-25.json"
    profile = {"real_name": "Noor B."}
    path.write_text(json.dumps([message(0, "a <@U1>", user_profile=profile)]), encoding="utf-8")

    assert recognised_by(path) == ["slack"]
    (debate,) = read(path).debates
    assert [post.text for post in debate.posts] == ["a @Noor B."]
    assert [person.name for person in debate.participants] == ["Noor B."]


@pytest.mark.parametrize("part", ["kiosk", "kiosk/2024-04-25.json"])
def test_a_part_of_an_export_takes_the_names_from_its_list(tmp_path, part):
    folder = write_folder(tmp_path / "export", {"kiosk": {"2024-04-25": [message(0, "a")]}})

    assert [person.name for person in read(folder / part).debates[0].participants] == ["Noor B."]


def test_an_answer_that_was_sent_to_the_channel_too_counts_once(read_day):
    answer = message(5, "yes", user="U2", thread_ts=ts(0))
    result = read_day(message(0, "a"), answer, {**answer, "subtype": "thread_broadcast"})

    assert [(post.text, post.reply_to) for post in result.debates[0].posts] == [("a", None), ("yes", ts(0))]
    assert result.problems == ()


def test_the_last_version_counts(read_day):
    change = {"type": "message", "subtype": "message_changed", "ts": ts(9)}
    result = read_day(
        message(0, "frist"),
        {**change, "message": {**message(0, "first"), "edited": {"user": "U1", "ts": ts(9)}}},
        message(1, "taken back"),
        {"type": "message", "subtype": "message_deleted", "deleted_ts": ts(1), "ts": ts(10)},
    )

    assert [(post.text, post.time) for post in result.debates[0].posts] == [("first", 0)]
    assert left_out(result) == {"1 deleted message": 0}


def test_joins_bots_files_and_deleted_messages_are_counted(read_day):
    result = read_day(
        message(0, "<@U2> has joined the channel", user="U2", subtype="channel_join"),
        {"type": "message", "subtype": "bot_message", "bot_id": "B1", "text": "two words", "ts": ts(1)},
        message(2, "three more words", user="U9"),
        message(3, "", files=[{"id": "F1"}]),
        message(4, "This message was deleted.", user="USLACKBOT", subtype="tombstone"),
        message(5, "by way of an application", bot_id="B2"),
    )

    (debate,) = result.debates
    assert [post.text for post in debate.posts] == ["by way of an application"]
    assert [(person.id, person.name) for person in debate.participants] == [("U1", "Noor B.")]
    assert left_out(result) == {
        "1 system message (who joined, what changed)": 5,
        "2 messages of bots": 5,
        "1 message without words (pictures, stickers, files)": 0,
        "1 deleted message": 4,
    }


def test_words_that_stand_in_blocks_only_are_read(read_day):
    elements = [{"type": "text", "text": "ask "}, {"type": "user", "user_id": "U2"}]
    blocks = [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}]

    assert read_day(message(0, "", blocks=blocks)).debates[0].posts[0].text == "ask @Emil"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("<@U1|nb> and <@U5>", "@Noor and @U5"),
        ("<#C1|budget> <#C2>", "#budget #C2"),
        ("<https://example.org/a?b&amp;c>", "https://example.org/a?b&c"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("<!here> <!subteam^S1|@council> <!channel>", "@here @council @channel"),
        ("<!date^1392734382^{date}|18 February>", "18 February"),
        ("5 &lt; 6 &amp;amp; a &gt; b", "5 < 6 &amp; a > b"),
        ("&lt;@U1&gt;", "<@U1>"),
        ("&gt; too low\nNo.", "> too low\nNo."),
    ],
)
def test_markup_is_plain_text(marked, plain):
    assert plain_text(marked, {"U1": "Noor"}) == plain


def test_a_broken_day_is_named(tmp_path):
    folder = write_folder(tmp_path / "export", {"kiosk": {"2024-04-25": []}})
    (folder / "kiosk" / "2024-04-25.json").write_text('[{"type": "message",\n', encoding="utf-8")

    with pytest.raises(InputError, match=r"kiosk/2024-04-25.json: the JSON is broken"):
        read(folder)


def test_a_broken_zip_is_refused(tmp_path):
    folder = write_folder(tmp_path / "export", {"kiosk": {"2024-04-25": [message(0, "a" * 500)]}})
    packed = pack(folder, tmp_path / "export.zip")
    content = packed.read_bytes()
    packed.write_bytes(content.replace(b"aaaaaaaa", b"aaaabaaa"))
    with pytest.raises(InputError, match="zip is broken"):
        read(packed)

    packed.write_bytes(content[:200])
    with pytest.raises(InputError, match="the zip is broken"):
        read(packed)


@pytest.mark.data
def test_the_sample_is_read(shared_data):
    path = shared_data / "formats" / "slack" / "export"

    (debate,) = read(path).debates
    assert recognised_by(path) == ["slack"]
    assert [(debate.participant_by_id[post.author].name, post.text) for post in debate.posts] == [
        ("Amara N.", "Should the bus lane run all day?"),
        ("Ben O.", "No & see kerb rules"),
    ]

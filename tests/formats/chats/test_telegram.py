"""Chats exported by Telegram Desktop."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from facilitator.errors import InputError
from facilitator.formats import read
from tests.formats.chats.random_chats import START, came_back, chats, left_out, quick, recognised_by


def message(id, text, *, who="Noor", who_id="user1", at=START, **more):
    sender = {"from": who, "from_id": who_id}
    return {"id": id, "type": "message", "date_unixtime": str(at), **sender, "text": text, **more}


def service(id, action, **more):
    return {"id": id, "type": "service", "actor": "Noor", "actor_id": "user1", "action": action, "text": "", **more}


def group(*messages, name="Kiosk", id=77):
    return {"name": name, "type": "private_supergroup", "id": id, "messages": messages}


def account(*groups):
    about = "Here is the data you requested. Remember: Telegram is ad free."
    return {"about": about, "contacts": {"list": []}, "chats": {"about": "All of them.", "list": groups}}


@pytest.fixture
def read_export(tmp_path):
    def write_and_read(export, **layout):
        path = tmp_path / "result.json"
        path.write_text(json.dumps(export, **layout), encoding="utf-8")
        assert recognised_by(path) == ["telegram"]
        return read(path)

    return write_and_read


@quick
@given(chat=chats())
def test_a_group_comes_back_as_it_was(tmp_path, chat):
    messages = []
    for place, one in enumerate(chat.said):
        half = len(one.text) // 2
        text = [one.text[:half], {"type": "bold", "text": one.text[half:]}] if half else one.text
        answers = {} if one.answers is None else {"reply_to_message_id": one.answers}
        who = {"who": chat.names[one.author], "who_id": f"user{one.author}"}
        messages.append(message(place, text, at=one.time, **who, **answers))
    path = tmp_path / "result.json"
    path.write_text(json.dumps(group(*messages), ensure_ascii=False, indent=1), encoding="utf-8")

    assert recognised_by(path) == ["telegram"]
    assert came_back(read(path).debates[0]) == chat.must_be


def test_each_chat_of_an_account_is_a_debate(read_export):
    result = read_export(account(group(message(1, "a")), group(message(1, "b"), name="Bus", id=78), group(id=79)))

    assert [(debate.id, debate.title) for debate in result.debates] == [("77", "Kiosk"), ("78", "Bus")]


def test_the_order_of_the_fields_is_of_no_account(read_export):
    (debate,) = read_export(group(message(1, "a")), sort_keys=True, indent=1).debates

    assert debate.title == "Kiosk"


def test_each_topic_of_a_group_is_a_debate(read_export):
    result = read_export(
        group(
            service(2, "topic_created", title="Rent"),
            message(3, "about the rent", reply_to_message_id=2),
            message(4, "about all"),
            message(5, "more on the rent", reply_to_message_id=3),
        )
    )

    debates = {(debate.id, debate.title): debate for debate in result.debates}
    assert {key: [(post.text, post.reply_to) for post in debate.posts] for key, debate in debates.items()} == {
        ("77-2", "Kiosk / Rent"): [("about the rent", None), ("more on the rent", "3")],
        ("77", "Kiosk"): [("about all", None)],
    }
    assert [str(problem) for problem in result.problems if "has topics: Rent" in problem.found]


def test_a_person_without_a_name_or_with_two_is_one_person(read_export):
    people = [("Noor", "user1"), (None, "user2"), ("Noor B.", "user1")]
    messages = [message(place, "x", who=who, who_id=who_id) for place, (who, who_id) in enumerate(people)]
    (debate,) = read_export(group(*messages)).debates

    assert [post.author for post in debate.posts] == ["user1", "user2", "user1"]
    assert [person.name for person in debate.participants] == ["Noor", None]


def test_what_is_no_post_is_counted(read_export):
    result = read_export(
        group(
            service(1, "create_group", title="Kiosk"),
            message(2, "", photo="(File not included)"),
            message(3, "words of a newspaper", forwarded_from="Town news"),
            message(4, "ours", who="Town", who_id="channel9", forwarded_from="Town"),
        )
    )

    assert [post.text for post in result.debates[0].posts] == ["ours"]
    assert left_out(result) == {
        "1 system message (who joined, what changed)": 0,
        "1 message without words (pictures, stickers, files)": 0,
        "1 forwarded message": 4,
    }


def test_two_chats_of_one_number_are_two_debates(read_export):
    result = read_export(account(group(message(1, "a")), group(message(1, "b"), name="Noor")))

    assert [debate.id for debate in result.debates] == ["77", "77-2"]


@pytest.mark.parametrize("more", [{"reply_to_message_id": 1}, {"reply_to_message_id": 9}])
def test_a_reply_to_no_message_is_said(read_export, more):
    result = read_export(group(service(1, "pin_message"), message(2, "a", **more)))

    assert result.debates[0].posts[0].reply_to is None
    assert [problem.about for problem in result.problems if not problem.dropped] == ["replies"]


def test_a_reply_to_another_chat_is_said(read_export):
    answers = [
        message(at, "b", reply_to_message_id=1, reply_to_peer_id=peer)
        for at, peer in ((2, "channel5"), (3, "channel77"))
    ]
    result = read_export(group(message(1, "a"), *answers))

    assert [post.reply_to for post in result.debates[0].posts] == [None, None, "1"]
    assert "answers to messages of other chats" in result.problems[0].found


def test_a_poll_and_a_quote_are_text(read_export):
    poll = {"question": "Keep it?", "answers": [{"text": "Yes", "voters": 1}, {"text": "No", "voters": 0}]}
    quote = [{"type": "blockquote", "text": "too low\nby half"}, "\nNo."]
    (debate,) = read_export(group(message(1, "", poll=poll), message(2, quote))).debates

    assert [post.text for post in debate.posts] == ["Keep it?\n- Yes\n- No", "> too low\n> by half\nNo."]


def test_local_times_are_read_and_said(read_export):
    times = ["2024-04-03T21:51:00", "2024-04-03T21:53:00"]
    messages = [{**message(place, "x"), "date": at, "date_unixtime": None} for place, at in enumerate(times)]
    result = read_export(group(*messages))

    assert [post.time for post in result.debates[0].posts] == [0, 120]
    assert [problem.about for problem in result.problems] == ["times"]


def test_an_export_without_messages_is_refused(tmp_path):
    path = tmp_path / "result.json"
    path.write_text(json.dumps(account(group())), encoding="utf-8")

    with pytest.raises(InputError, match="no posts were found"):
        read(path)


@pytest.mark.data
def test_the_sample_is_read(shared_data):
    path = shared_data / "formats" / "telegram" / "result.json"

    (debate,) = read(path).debates
    assert recognised_by(path) == ["telegram"]
    assert [(post.id, post.author, post.reply_to) for post in debate.posts] == [
        ("2", "user111", None), ("3", "user222", "2"), ("4", "user999", None),
    ]  # fmt: skip

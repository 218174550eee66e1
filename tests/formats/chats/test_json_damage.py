"""JSON in which some values are of the wrong kind is read as far as it goes, or refused; nothing else."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import InputError
from facilitator.formats import read
from tests.formats.chats.random_chats import quick

NOOR = {"id": "11", "name": "noor", "nickname": "Noor", "isBot": False}
SEEDS = {
    "discord": {
        "guild": {"name": "Town"},
        "channel": {"name": "kiosk"},
        "messages": [
            {"id": "1", "type": "Default", "timestamp": "2024-04-03T21:50:00Z", "content": "a <@11>", "author": NOOR},
            {"id": "2", "type": "Reply", "reference": {"messageId": "1"}, "content": "b", "mentions": [NOOR]},
            {
                "id": "3",
                "type": "Default",
                "content": "",
                "poll": {"question": {"text": "?"}, "answers": [{"text": "!"}]},
            },
        ],
    },
    "telegram": {
        "name": "Kiosk",
        "type": "private_group",
        "id": 5,
        "messages": [
            {"id": 1, "type": "service", "action": "topic_created", "title": "Rent"},
            {
                "id": 2,
                "type": "message",
                "date_unixtime": "1712173860",
                "from": "Noor",
                "from_id": "user1",
                "text": "a",
            },
            {"id": 3, "type": "message", "from_id": "user2", "reply_to_message_id": 1, "text": ["b", {"text": "c"}]},
            {
                "id": 4,
                "type": "message",
                "from_id": "user2",
                "text": "",
                "poll": {"question": "?", "answers": [{"text": "!"}]},
            },
        ],
    },
    "slack": [
        {"type": "message", "user": "U1", "text": "a", "ts": "1712173860.000100", "user_profile": {"name": "noor"}},
        {"type": "message", "subtype": "message_changed", "message": {"ts": "1712173860.000100", "text": "b"}},
        {"type": "message", "subtype": "message_deleted", "deleted_ts": "1"},
        {
            "type": "message",
            "user": "U1",
            "ts": "1712173861.1",
            "thread_ts": "1",
            "blocks": [{"elements": [{"text": "c"}]}],
        },
    ],
}
VALUES = [
    None,
    True,
    -1,
    1.5,
    10**30,
    1e308,
    "",
    "x",
    "9" * 400,
    "\ud800",
    [],
    {},
    [[]],
    [{}],
    {"text": [1]},
    ["a", {}],
]


def places(value, place=()):
    """Every place within a value of JSON, as keys to go by."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*place, key)
        yield from places(inner, (*place, key))


@quick
@given(data=st.data())
@pytest.mark.parametrize("format", sorted(SEEDS))
def test_values_of_the_wrong_kind_are_no_fault_of_the_reader(tmp_path, format, data):
    export = copy.deepcopy(SEEDS[format])
    for place in data.draw(st.lists(st.sampled_from(list(places(SEEDS[format]))), min_size=1, max_size=3, unique=True)):
        within = export
        try:
            for key in place[:-1]:
                within = within[key]
            within[place[-1]] = copy.deepcopy(data.draw(st.sampled_from(VALUES)))
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    path = tmp_path / "export.json"
    path.write_text(json.dumps(export), encoding="utf-8")

    try:
        said = read(path, format=format).problems
    except InputError as error:
        said = [error]
    assert all(str(one).startswith(str(path)) and "\n" not in str(one) for one in said)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b'{"a":\n "\xff"}', r"line 2: a byte here is not UTF-8"),
        (b"[" * 100_000, "the JSON cannot be read|is broken here"),
        (b"\xff\xfe{\0", "UTF-16"),
        (b"", "the file is empty"),
    ],
)
def test_what_is_no_json_is_refused(tmp_path, content, found):
    path = tmp_path / "export.json"
    path.write_bytes(content)

    with pytest.raises(InputError, match=found):
        read(path, format="telegram")

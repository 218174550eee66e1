"""What Telegram Desktop exports as ``result.json``: one chat, or every chat of an account.

A group with topics is a debate a topic. Parsers at hand want one shape of the export, and read no topics and no
polls, so the reading is ours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from facilitator.formats.assemble import as_id
from facilitator.formats.chats.json_parts import as_dict, as_dicts, as_list, as_text, read_json
from facilitator.formats.chats.left_out import FORWARDED, MEDIA, SYSTEM, LeftOut
from facilitator.formats.head import Head
from facilitator.formats.problem import listing, show
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.times import Moment, parse_time

__all__ = ["detect", "read"]

_ACCOUNT = re.compile(r'\s*\{\s*"about"\s*:\s*"[^"]*Telegram|\s*\{\s*"(?:left_)?chats"\s*:\s*\{\s*"about"')
_CHATS = r"(?:personal|bot|(?:private|public)_(?:group|supergroup|channel))(?:_chat)?|saved_messages"
_ONE_CHAT = re.compile(rf'\s*\{{(?=.*"messages"\s*:\s*\[).*"type"\s*:\s*"(?:{_CHATS})"', re.DOTALL)
_MESSAGE = re.compile(r'\s*\{.*"messages"\s*:\s*\[(?=.*"from_id"\s*:)(?=.*"type"\s*:\s*"message")', re.DOTALL)


def detect(head: Head) -> bool:
    """Whether it is an object with the chats of an account, or with the messages of one."""
    return any(kind.match(head.text) is not None for kind in (_ACCOUNT, _ONE_CHAT, _MESSAGE))


def read(source: Source) -> Iterator[RawDebate]:
    """Yield every chat, in the file's order."""
    export = as_dict(read_json(source.path))
    if "messages" in export:
        chats = [export]
    else:
        chats = [chat for key in ("chats", "left_chats") for chat in as_dicts(as_dict(export.get(key)).get("list"))]
    left_out = LeftOut()
    taken: Counter[str] = Counter()  # people and groups are numbered apart, so a number may come twice
    for chat in chats:
        id = as_id(chat.get("id")) or source.name
        taken[id] += 1
        yield from _Chat(chat, id if taken[id] == 1 else f"{id}-{taken[id]}", left_out).read(source)
    left_out.report(source)


@dataclass
class _Chat:
    """One chat while it is read: its messages by id, and the debates that its topics are."""

    chat: dict[str, Any]
    id: str
    left_out: LeftOut
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    debates: dict[str, RawDebate] = field(default_factory=dict)

    def read(self, source: Source) -> Iterator[RawDebate]:
        messages = as_dicts(self.chat.get("messages"))
        self.by_id = {as_id(message.get("id")) or "": message for message in messages}
        self.topics = {
            key: as_text(message.get("title")) or as_text(message.get("new_title")) or key
            for key, message in self.by_id.items()
            if message.get("action") == "topic_created"
        }
        local = any(message.get("type") == "message" and not _unix(message) for message in messages)
        elsewhere = 0
        for message in messages:
            post = self._post(message, local=local)
            if post is None:
                continue
            peer = as_text(message.get("reply_to_peer_id")).lstrip("abcdefghijklmnopqrstuvwxyz")  # channel77
            if peer and peer != as_id(self.chat.get("id")) and post.reply_to is not None:
                post.reply_to = None
                elsewhere += 1
            self._debate(message).posts.append(post)
        name = as_text(self.chat.get("name")) or self.id
        if self.topics:
            found = f"the chat {show(name)} has topics: {listing(list(self.topics.values()))}"
            source.assume(found, "each was read as a debate of its own; choose one by its id", about="debates")
        if elsewhere:
            found = f"there are answers to messages of other chats ({elsewhere})"
            source.mend(found, "the links were removed; nothing can be done about them here", about="replies")
        if local:
            found = f"messages of the chat {show(name)} have local times only"
            source.assume(found, "they were read as if no clock had been set forward or back between", about="times")
        yield from self.debates.values()

    def _post(self, message: dict[str, Any], *, local: bool) -> RawPost | None:
        """The post that a message is, or `None` once it is counted among what is left out."""
        text = "\n".join(part for part in (_plain(message.get("text")), *_poll(message)) if part)
        if message.get("type") != "message":
            self.left_out.add(SYSTEM, text)
        elif _is_forwarded(message):
            self.left_out.add(FORWARDED, text)
        elif not text.strip():
            self.left_out.add(MEDIA)
        else:
            moment = _moment(message, local=local)
            answered = as_id(message.get("reply_to_message_id"))
            return RawPost(
                id=message.get("id"),
                author=as_id(message.get("from_id")) or as_id(message.get("from")),
                text=text,
                time=moment.seconds if moment else None,
                dated=moment is not None,
                reply_to=None if answered in self.topics else answered,
            )
        return None

    def _debate(self, message: dict[str, Any]) -> RawDebate:
        """The debate that a message belongs to, with its author among the people."""
        topic = self._topic(message) if self.topics else None
        key = f"{self.id}-{topic}" if topic else self.id
        if key not in self.debates:
            name = as_text(self.chat.get("name"))
            title = " / ".join(part for part in (name, self.topics.get(topic or "", "")) if part)
            self.debates[key] = RawDebate(id=key, title=title)
        person = as_id(message.get("from_id")) or as_id(message.get("from"))
        if person is not None:
            self.debates[key].meet(person, name=as_text(message.get("from")) or None)
        return self.debates[key]

    def _topic(self, message: dict[str, Any]) -> str | None:
        """The topic under which a message stands: what the first in its chain of replies answers."""
        passed: set[str] = set()
        answered = as_id(message.get("reply_to_message_id"))
        while answered is not None and answered not in passed:
            if answered in self.topics:
                return answered
            passed.add(answered)
            answered = as_id(self.by_id.get(answered, {}).get("reply_to_message_id"))
        return None


def _unix(message: dict[str, Any]) -> Moment | None:
    moment = parse_time(message.get("date_unixtime"))
    return None if moment is None or moment.seconds <= 0 else Moment(moment.seconds, True)


def _moment(message: dict[str, Any], *, local: bool) -> Moment | None:
    """When it was sent; if one message has only a local time, all are put on the local clock."""
    if not local:
        return _unix(message)
    moment = parse_time(as_text(message.get("date")))
    return moment if moment is not None and moment.dated else None


def _is_forwarded(message: dict[str, Any]) -> bool:
    """Whether the words are another's: a channel's own posts come into its group as forwarded by itself."""
    return "forwarded_from" in message and message["forwarded_from"] != message.get("from")


def _plain(text: Any) -> str:
    """A text that is one string, or a list of strings and of objects with a type; quotes are marked as such."""
    return "".join(_part(part) for part in as_list(text)) if isinstance(text, list) else _part(text)


def _part(part: Any) -> str:
    if not isinstance(part, dict):
        return as_text(part)
    words = as_text(part.get("text"))
    return "\n".join(f"> {line}" for line in words.split("\n")) if part.get("type") == "blockquote" else words


def _poll(message: dict[str, Any]) -> list[str]:
    poll = as_dict(message.get("poll"))
    options = [_plain(answer.get("text")) for answer in as_dicts(poll.get("answers"))]
    return [_plain(poll.get("question")), *(f"- {option}" for option in options if option)]

"""Channels as DiscordChatExporter saves them in JSON: one channel a file.

The JSON is read here because what reads Discord elsewhere talks to its servers, and this file is already at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from facilitator.formats.assemble import as_id
from facilitator.formats.chats.json_parts import as_dict, as_dicts, as_text, read_json
from facilitator.formats.chats.left_out import BOT, FORWARDED, MEDIA, SYSTEM, LeftOut
from facilitator.formats.head import Head
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.times import parse_time

__all__ = ["detect", "read"]

_BEGINS = re.compile(r'\s*\{(?=.*"channel"\s*:\s*\{)(?=.*"messages"\s*:\s*\[).*"guild"\s*:\s*\{', re.DOTALL)
_SPOKEN = ("Default", "Reply")
_DELETED_USER = "456226577798135808"  # the one account that stands for everybody who left
_MENTION = re.compile(r"<@!?(\d+)>")
_EMOJI = re.compile(r"<a?(:\w+:)\d+>")


def detect(head: Head) -> bool:
    """Whether it is an object with a guild, a channel and messages."""
    return _BEGINS.match(head.text) is not None


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one channel of the file."""
    export = as_dict(read_json(source.path))
    channel = as_dict(export.get("channel"))
    guild = as_text(as_dict(export.get("guild")).get("name"))
    debate = RawDebate(id=source.name, title=as_text(channel.get("name")), extra={"guild": guild} if guild else {})
    left_out = LeftOut()
    for message in as_dicts(export.get("messages")):
        post = _post(message, left_out)
        if post is not None:
            _meet(debate, as_dict(message.get("author")), post)
            debate.posts.append(post)
    left_out.report(source)
    yield debate


def _post(message: dict[str, Any], left_out: LeftOut) -> RawPost | None:
    """The post that a message is, or `None` once it is counted among what is left out."""
    text = _text(message)
    reference = as_dict(message.get("reference"))
    is_reply = message.get("type") == "Reply"
    if message.get("type") not in _SPOKEN:
        left_out.add(SYSTEM, text)
    elif as_dict(message.get("author")).get("isBot") is True:
        left_out.add(BOT, text)
    elif not text.strip():
        forwarded = as_text(as_dict(message.get("forwardedMessage")).get("content"))
        left_out.add(FORWARDED if forwarded or reference.get("type") == "Forward" else MEDIA, forwarded)
    else:
        moment = parse_time(message.get("timestamp"))
        return RawPost(
            id=message.get("id"),
            author=as_id(as_dict(message.get("author")).get("id")),
            text=text,
            time=moment.seconds if moment else None,
            dated=moment is not None and moment.dated,
            reply_to=reference.get("messageId") if is_reply else None,
        )
    return None


def _meet(debate: RawDebate, author: dict[str, Any], post: RawPost) -> None:
    name = as_text(author.get("nickname")) or as_text(author.get("name")) or None
    if post.author == _DELETED_USER:
        post.author = None
    elif post.author is None:
        post.author = name
    if isinstance(post.author, str) and post.author.strip():
        debate.meet(post.author, name=name)


def _text(message: dict[str, Any]) -> str:
    """What was written, a poll's question and answers under it, with people's names in the place of their ids."""
    text = "\n".join(part for part in (as_text(message.get("content")), *_poll(as_dict(message.get("poll")))) if part)
    if "<" not in text:
        return text
    names = {
        str(person.get("id")): as_text(person.get("nickname")) or as_text(person.get("name"))
        for person in as_dicts(message.get("mentions"))
    }
    text = _MENTION.sub(lambda match: f"@{names.get(match[1]) or match[1]}", text)
    return _EMOJI.sub(r"\1", text)


def _poll(poll: dict[str, Any]) -> list[str]:
    question = poll.get("question")
    lines = [as_text(question) or as_text(as_dict(question).get("text"))]
    for answer in as_dicts(poll.get("answers")):
        option = as_text(answer.get("text")) or as_text(as_dict(answer.get("pollMedia")).get("text"))
        lines += [f"- {option}"] if option else []
    return lines

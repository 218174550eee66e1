"""A workspace as Slack exports it: a folder or zip with a folder a channel, and in it a file a day.

Each channel is a debate. A reply in a thread answers the message that began the thread. Libraries for Slack talk
to its servers; none kept up reads the export into anything but a page to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from facilitator.formats.assemble import as_id
from facilitator.formats.chats.archive import Archive, open_archive
from facilitator.formats.chats.json_parts import as_dict, as_dicts, as_text, load_json, read_json
from facilitator.formats.chats.left_out import BOT, DELETED, MEDIA, SYSTEM, LeftOut
from facilitator.formats.chats.slack_text import plain_text, rich_text
from facilitator.formats.head import Head
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.times import parse_time

__all__ = ["detect", "read"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d\.json")
_MESSAGES = re.compile(r'\s*\[\s*\{(?=.*?"type"\s*:\s*"message")(?=.*?"ts"\s*:\s*"\d+\.\d+")', re.DOTALL)
_SPOKEN = frozenset(["", "thread_broadcast", "reply_broadcast", "me_message", "file_share", "file_comment"])


def detect(head: Head) -> bool:
    """Whether there are users and channels or days in a folder or zip, or the messages of one day in a file."""
    parts = [PurePosixPath(name).parts for name in head.members or head.names]
    last = {part[-1] for part in parts if part}
    if "users.json" in last and ("channels.json" in last or "groups.json" in last or "dms.json" in last):
        return True
    if any(_DAY.fullmatch(name) for name in last):
        return True
    return _MESSAGES.match(head.text) is not None


def read(source: Source) -> Iterator[RawDebate]:
    """Yield every channel, sorted by name."""
    left_out = LeftOut()
    with open_archive(source.path, ending=".json") as archive:
        people = _people(archive, source)
        days: dict[str, list[str]] = {}
        for name in archive.names:
            path = PurePosixPath(name)
            if _DAY.fullmatch(path.name) or len(archive.names) == 1:
                days.setdefault(path.parent.name or source.name, []).append(name)
        for channel, names in days.items():
            messages = [
                message
                for name in names
                for message in as_dicts(load_json(archive.read(name), source.path, member=name))
            ]
            yield _Channel(channel, people, left_out).debate(messages)
    left_out.report(source)


@dataclass(frozen=True)
class _Person:
    name: str | None
    is_bot: bool


def _people(archive: Archive, source: Source) -> dict[str, _Person]:
    """Everybody on the lists of users, by id; of a channel or a day alone, those on the list beside or above it."""
    lists = [
        load_json(archive.read(name), source.path, member=name)
        for name in archive.names
        if PurePosixPath(name).name in ("users.json", "org_users.json")
    ]
    if not lists and archive.zip is None:
        above = [folder / "users.json" for folder in source.path.resolve().parents[:2]]
        lists = [read_json(path) for path in above if path.is_file()][:1]
    people = {}
    for user in (user for users in lists for user in as_dicts(users)):
        is_bot = user.get("is_bot") is True or user.get("id") == "USLACKBOT"
        people[str(user.get("id"))] = _Person(_name({**as_dict(user.get("profile")), **user}), is_bot)
    return people


def _name(person: Mapping[str, Any]) -> str | None:
    return next((name for key in ("real_name", "display_name", "name") if (name := as_text(person.get(key)))), None)


@dataclass(frozen=True)
class _Channel:
    """One channel while it is read."""

    id: str
    people: Mapping[str, _Person]
    left_out: LeftOut

    def debate(self, messages: list[dict[str, Any]]) -> RawDebate:
        debate = RawDebate(id=self.id, title=self.id)
        latest = self._latest(messages)
        names = {key: person.name or key for key, person in self.people.items()}
        for message in latest:
            profile = _name(as_dict(message.get("user_profile")))
            if profile is not None:
                names.setdefault(str(message.get("user")), profile)
        for message in latest:
            post = self._post(message, names)
            if post is not None:
                if isinstance(post.author, str):
                    debate.meet(post.author, name=names.get(post.author))
                debate.posts.append(post)
        return debate

    def _latest(self, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Every message once, as it was last edited, in the order of their times.

        A reply that was sent to the channel too may stand twice; in some exports an edit or a deletion is a message
        of its own.
        """
        latest: dict[object, dict[str, Any]] = {}
        deleted: set[object] = set()
        for message in messages:
            subtype = as_text(message.get("subtype"))
            if subtype == "message_deleted":
                deleted.add(as_id(message.get("deleted_ts")))
                self.left_out.add(DELETED)
                continue
            if subtype == "message_changed":
                message = as_dict(message.get("message"))
            key = as_id(message.get("ts")) or object()
            if key not in latest or _edited(message) >= _edited(latest[key]):
                latest[key] = {**latest.get(key, {}), **message}
        kept = [message for key, message in latest.items() if key not in deleted]
        return sorted(kept, key=lambda message: _seconds(message.get("ts")) or 0.0)

    def _post(self, message: dict[str, Any], names: Mapping[str, str]) -> RawPost | None:
        """The post that a message is, or `None` once it is counted among what is left out."""
        comment = as_dict(message.get("comment"))  # on a file, in exports of old workspaces
        said = as_text(comment.get("comment")) or as_text(message.get("text")) or rich_text(message.get("blocks"))
        text = plain_text(said, names)
        user = as_id(message.get("user")) or as_id(comment.get("user"))
        subtype = as_text(message.get("subtype"))
        if subtype == "tombstone":
            self.left_out.add(DELETED, text)
        elif subtype == "bot_message" or self._is_bot(user, message):
            self.left_out.add(BOT, text)
        elif message.get("type") != "message" or subtype not in _SPOKEN:
            self.left_out.add(SYSTEM, text)
        elif not text.strip():
            self.left_out.add(MEDIA)
        else:
            seconds = _seconds(message.get("ts"))
            thread = message.get("thread_ts")
            return RawPost(
                id=message.get("ts"),
                author=user,
                text=text,
                time=seconds,
                dated=seconds is not None,
                reply_to=thread if thread != message.get("ts") else None,
            )
        return None

    def _is_bot(self, user: str | None, message: Mapping[str, Any]) -> bool:
        """Whether a bot wrote it; what a person sent by way of an application is the person's."""
        if user is not None and user in self.people:
            return self.people[user].is_bot
        return user == "USLACKBOT" or bool(message.get("bot_id"))


def _seconds(ts: object) -> float | None:
    moment = parse_time(ts)
    return moment.seconds if moment is not None and moment.seconds > 0 else None


def _edited(message: Mapping[str, Any]) -> float:
    return _seconds(as_dict(message.get("edited")).get("ts")) or 0.0

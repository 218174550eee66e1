"""Chats that WhatsApp exports as text, from Android or iOS, or the zip of such an export.

The text is written in the phone's own language and way of writing dates, which kept libraries read for a few
countries only or by way of pandas; so the reading is ours: one way of writing a file, dates by the file as a whole.
The export names no replies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from facilitator.errors import InputError
from facilitator.formats.chats.archive import is_zip, open_archive
from facilitator.formats.chats.left_out import DELETED, EMPTY, SYSTEM, Kind, LeftOut
from facilitator.formats.chats.whatsapp_messages import Message, messages_of
from facilitator.formats.chats.whatsapp_stamp import stamp_of, without_marks
from facilitator.formats.chats.whatsapp_words import is_call, is_deleted, is_notice, tidy_text
from facilitator.formats.head import Head
from facilitator.formats.problem import show
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source

__all__ = ["detect", "read"]

_PICTURE = Kind("attachment{s} (pictures, stickers, files, places)", "only the words beside them were read", "texts")
_QUOTED = re.compile(r"[\"“«„「]([^\"“”«»„「」]+)[\"”“»」]")
_CHAT = re.compile(r"_chat\.txt|.*whatsapp.*\.txt", re.IGNORECASE)
_LOOKED_AT = 20


def detect(head: Head) -> bool:
    """Whether the first line, or half of the first ones, begins with a date as WhatsApp writes it."""
    if head.members:
        return bool(_chats_in(head.members))
    lines = [line for line in head.text.split("\n", 4 * _LOOKED_AT) if line.strip()][:_LOOKED_AT]
    stamped = [stamp_of(line[:500]) is not None for line in lines]
    return bool(stamped) and (stamped[0] or sum(stamped) * 2 >= len(stamped))


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one chat of a file, or every chat in a zip."""
    if not is_zip(source.path):
        lines = ((number, text.rstrip("\r\n")) for number, text in source.spoken_lines())
        yield _debate(source.path.resolve().parent.name if source.name == "_chat" else source.name, lines, source)
        return
    with open_archive(source.path, ending=".txt") as archive:
        chats = _chats_in(archive.names)
        if not chats:
            raise InputError("there is no chat in this zip; name the text file.", file=source.path)
        for name in chats:
            path = PurePosixPath(name)
            of_several = path.parent.name if path.name == "_chat.txt" else path.stem
            yield _debate(of_several if len(chats) > 1 else source.name, _lines(archive.read(name), source), source)


def _chats_in(names: Iterable[str]) -> list[str]:
    """The chats among the files of a zip; the others are pictures."""
    return sorted(name for name in names if _CHAT.fullmatch(PurePosixPath(name).name))


def _lines(content: bytes, source: Source) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            yield number, raw.decode("utf-8").replace("\0", "").rstrip("\r")
        except UnicodeDecodeError:
            message = "a byte of the chat in this zip is not UTF-8; save the chat as UTF-8."
            raise InputError(message, file=source.path, line=number) from None


def _debate(id: str, lines: Iterable[tuple[int, str]], source: Source) -> RawDebate:
    left_out = LeftOut()
    debate = RawDebate(id=id, by_name=True)
    messages = messages_of(lines, source, left_out)
    group = _group(messages)
    names = {message.name for message in messages if message.name is not None}
    unknown_marks = _said_by_several(messages)
    for index, message in enumerate(messages):
        if message.name is None or message.name == group or _is_app(message, index):
            debate.title = _title(message, group) or debate.title
            left_out.add(SYSTEM, without_marks(message.text), line=message.line)
        elif is_deleted(message.text):
            left_out.add(DELETED, without_marks(message.text), line=message.line)
        elif message.text.strip() in unknown_marks:
            left_out.add(_PICTURE, without_marks(message.text), line=message.line)
        else:
            _add(debate, message, _without_tilde(message.name, names), left_out)
    if group is not None:
        source.assume(
            f"{show(group)} says what the application says of the group",
            "it was read as the group's name and as nobody's; rename it in the file if it is a person",
            about="people",
        )
    left_out.report(source)
    return debate


def _add(debate: RawDebate, message: Message, name: str, left_out: LeftOut) -> None:
    text, marks = tidy_text(message.text)
    for mark in marks:
        left_out.add(_PICTURE, mark, line=message.line)
    if text:
        debate.meet(name, name=name)
        key = str(len(debate.posts) + 1)
        dated = message.time is not None
        post = RawPost(id=key, author=name, text=text, time=message.time, dated=dated, line=message.line)
        debate.posts.append(post)
    elif not marks:
        left_out.add(EMPTY, line=message.line)


def _group(messages: list[Message]) -> str | None:
    """The group's name, where iOS lets the group itself say what the application says.

    Whoever says that the chat is encrypted is the group, unless they say something of their own too; where the
    marks of the application's words were lost, unless only one other person speaks.
    """
    named = [(at, message) for at, message in enumerate(messages) if message.name is not None]
    by_notice = next((message.name for at, message in named if _is_notice(message, at)), None)
    if by_notice is None:
        return None
    said = [(at, message) for at, message in named if message.name == by_notice]
    if any(message.is_marked for message in messages):
        is_group = all(message.is_marked or _is_notice(message, at) for at, message in said)
    else:
        is_group = len({message.name for _, message in named}) > 2
    return by_notice if is_group else None


def _said_by_several(messages: list[Message]) -> set[str]:
    """What stands for pictures in a language that is not known: one text in angle brackets, said by several."""
    by: dict[str, set[str | None]] = {"null": {None, "null"}}  # what is to be seen once
    for message in messages:
        text = message.text.strip()
        if text[:1] == "<" and text[-1:] == ">" and "\n" not in text:
            by.setdefault(text, set()).add(message.name)
    return {text for text, names in by.items() if len(names) > 1}


def _is_notice(message: Message, index: int) -> bool:
    """Whether a name is made to say that the chat is encrypted, which only iOS does."""
    marked = message.is_marked or (index == 0 and message.stamp.shape[0] == "[" and message.text.rstrip()[-1:] != "?")
    return marked and is_notice(message.text)


def _is_app(message: Message, index: int) -> bool:
    """Whether a line with a person's name holds words of the application: a missed call, a changed number."""
    if _is_notice(message, index) or is_call(message.text):
        return True
    is_own = message.own and message.is_marked and "\n" not in message.text.strip()
    return is_own and not is_deleted(message.text) and not any(tidy_text(message.text)[1])


def _title(message: Message, group: str | None) -> str:
    """The group's name, as the group itself or the last quotation in a system line gives it."""
    quoted = _QUOTED.findall(without_marks(message.text))
    return quoted[-1].strip() if quoted else (group or "")


def _without_tilde(name: str, names: set[str]) -> str:
    """A name without the tilde before those who are no contacts of the phone's owner, where it tells nobody apart."""
    bare = name.removeprefix("~").strip()
    return bare if bare and bare not in names else name

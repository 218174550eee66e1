"""The chat that Zoom saves, in all its forms, one message after the other::

    00:03:10<tab>Amara N.:<tab>could women who have not spoken yet go first?
    00:03:10<tab>From Amara N. to Everyone:<tab>the same
    00:03:10 From Amara N. to Everyone : the same
    2024-03-12 18:03:10 From Amara N. to Everyone:
    <tab>the same, on lines of its own

Private messages and reactions are left out; ``Replying to "could women..."`` becomes a link to the message quoted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from facilitator.formats.head import Head
from facilitator.formats.people import parse_role
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.times import clock_seconds, parse_time

__all__ = ["detect", "read"]

_TIME = r"(?:(\d{4}-\d\d-\d\d)[ T])?(\d{1,2}:\d\d:\d\d)(?: ?([AaPp])\.?[Mm]\.?)?"
_FROM = re.compile(rf"{_TIME}\s+(?:From|Von|De|Da|Van)\s+(\S.*?)\s*:(?:\s+(.*)|$)", re.DOTALL)
_TABS = re.compile(rf"{_TIME}\t([^\t]+?)\s*:(?:\t(.*)|$)", re.DOTALL)
_TO = re.compile(r"(.+)\s+(?:to|an|à|a|para|per a|naar)\s+(.+)")
_ALL = re.compile(
    r"(?:everyone|all\b.*|hosts?(?: and | & )panelists.*|panelists.*|alle|tout le monde|todos|tothom|tutti|iedereen|"
    r"meeting group chat)",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\((?:direct message|privately|private|direktnachricht|privat|message direct|en privé|mensaje directo|privado|"
    r"en privado|missatge directe|messaggio diretto|mensagem direta|direct bericht)\)$",
    re.IGNORECASE,
)
_REACTION = re.compile(r"(?:Reacted to |Removed a .{1,20} reaction from )[\"“].*", re.DOTALL)
_REPLY = re.compile(r"Replying to [\"“](.*?)(?:\.\.\.|…)?[\"”][ \t]*(?:\n|$)", re.DOTALL)
_DAY = 86_400.0


def detect(head: Head) -> bool:
    """Whether the first line, or two of the first twenty, begin a message as Zoom writes it."""
    lines = [line for line in head.text.replace("\r", "\n").split("\n")[:40] if line.strip()][:20]
    begins = [_begins(line) is not None for line in lines]
    return begins[:1] == [True] or sum(begins) > 1


@dataclass
class _Message:
    time: float | None
    dated: bool
    author: str
    private: bool
    lines: list[str]
    line: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


@dataclass
class _Clock:
    """Clocks of a day, which go on after midnight."""

    last: float = 0.0
    days: float = 0.0
    midnights: list[int] = field(default_factory=list)

    def place(self, seconds: float, line: int) -> float:
        if seconds < self.last - _DAY / 2:
            self.days += _DAY
            self.midnights.append(line)
        self.last = seconds
        return self.days + seconds


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the one debate of the chat."""
    debate = RawDebate(id=source.name, by_name=True)
    left_out: dict[str, list[_Message]] = defaultdict(list)
    quoted: list[int] = []
    lost: list[int | None] = []
    for message in _messages(source):
        reply = _REPLY.match(message.text)
        words = message.text[reply.end() :].strip() if reply is not None else message.text
        if message.private:
            left_out["private messages"].append(message)
        elif _REACTION.fullmatch(words):
            left_out["reactions"].append(message)
        elif not words:
            left_out["messages without words"].append(message)
        else:
            answers = None
            if reply is not None:
                quoted.append(len(reply[0].split()))
                answers = _quoted(reply[1], debate.posts)
                lost += [message.line] if answers is None else []
            debate.meet(message.author, name=message.author, role=parse_role(message.author))
            post = RawPost(id=str(len(debate.posts) + 1), author=message.author, text=words, line=message.line)
            post.time, post.dated, post.reply_to = message.time, message.dated, answers
            debate.posts.append(post)
    for kind, messages in left_out.items():
        total = sum(len(message.text.split()) for message in messages)
        source.drop(f"{kind} in the chat: {len(messages)}", "they are no part of the debate", line=messages[0].line,
                    about="texts", words=total, count=len(messages))  # fmt: skip
    if quoted:
        found = f"messages that quote the one they answer: {len(quoted)}"
        source.drop(found, "the quotes became links", about="texts", words=sum(quoted), count=len(quoted))
    if lost:
        source.mend_all(lost, "the message quoted is not in the chat", "it is linked to none", about="replies")
    yield debate


def _messages(source: Source) -> Iterator[_Message]:
    clock = _Clock()
    message: _Message | None = None
    before: list[tuple[int, int]] = []
    for line, raw in source.spoken_lines():
        text = raw.strip("\r\n\ufeff")
        begin = _begins(text)
        if begin is not None:
            if message is not None:
                yield message
            message = _begun(*begin, line, clock)
        elif message is not None:
            message.lines.append(text.strip())
        elif text.strip():
            before.append((line, len(text.split())))
    if message is not None:
        yield message
    if before:
        found = f"lines before the first message: {len(before)}"
        total = sum(words for _, words in before)
        source.drop(
            found, "put time and name before what was written", line=before[0][0], words=total, count=len(before)
        )
    if clock.midnights:
        found = "the clock falls back by half a day or more"
        source.assume(found, "it goes on after midnight", line=clock.midnights[0], about="times")


def _begins(line: str) -> tuple[re.Match[str], bool] | None:
    """The beginning of a message, and whether it names whom it is to."""
    line = line.strip("\r\n\ufeff ")
    if not line[:1].isdigit():
        return None
    match = _FROM.fullmatch(line)
    if match is not None:
        return match, True
    match = _TABS.fullmatch(line)
    return (match, False) if match is not None else None


def _begun(match: re.Match[str], addressed: bool, line: int, clock: _Clock) -> _Message:
    date, time, half, head, words = match.groups()
    author, private = _author(head, addressed)
    seconds = clock_seconds(time)
    if seconds is not None and half is not None:
        seconds = seconds % (_DAY / 2) + (_DAY / 2 if half in "Pp" else 0.0)
    dated = False
    if date is not None and (day := parse_time(date)) is not None and seconds is not None:
        seconds, dated = day.seconds + seconds, True
    elif seconds is not None:
        seconds = clock.place(seconds, line)
    return _Message(seconds, dated, author, private, [words.strip()] if words else [], line)


def _author(head: str, addressed: bool) -> tuple[str, bool]:
    """Who writes, and whether to one person only."""
    head = " ".join(head.split())
    match = _TO.fullmatch(head)
    if match is None:
        return head, _PRIVATE.search(head) is not None
    author, to = match.groups()
    if _ALL.fullmatch(to):
        return author, False
    private = addressed or _PRIVATE.search(to) is not None
    return (author if private else head), private


def _quoted(quote: str, posts: list[RawPost]) -> object:
    """The id of the last message that begins as the quote does."""
    wanted = " ".join(quote.split())
    return next((post.id for post in reversed(posts) if " ".join(str(post.text).split()).startswith(wanted)), None)

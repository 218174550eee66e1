"""A message's own words, parted from what WhatsApp itself writes into it: `tidy_text` and others."""

from __future__ import annotations

import re

from facilitator.formats.chats.whatsapp_phrases import CALL, DELETED, EDITED, LEFT_OUT, NOTICE, OMITTED, PLACE
from facilitator.formats.chats.whatsapp_stamp import MARKS, without_marks

__all__ = ["OWN", "is_call", "is_deleted", "is_notice", "tidy_text"]

#: The mark that begins what the application puts into a message.
OWN = "\u200e"


def _any(patterns: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NOTICE = _of(_any(NOTICE))
_CALL = _of(rf"{_any(CALL)}(?:, .{{1,40}})?\.?")
_DELETED = _of(rf"{_any(DELETED)}\.?")
_STORED = rf"[^\W\d][^<>:：\n]{{1,30}}[:：] ?{OWN}?\d{{3,8}}-[^<>\n]+\.\w{{2,5}}"  # attached: 00000012-PHOTO.jpg
_NAMED = rf"\S.{{0,150}}?\.\w{{2,5}} (?:[•·] {OWN}?\S.{{0,20}} )?{OWN}?"  # plan.pdf • 3 pages
_MEDIA = _of(
    rf"<{_any(LEFT_OUT)}\.?>"
    rf"|{OWN}?(?:{_NAMED})?{_any(OMITTED)}"
    rf"|{OWN}?<{_STORED}>|{OWN}{_STORED}|(?=attached){_STORED}"
    rf"|(?:{OWN}.{{1,150}}\.\w{{2,5}}|(?:IMG|VID|AUD|PTT|STK|DOC)-\d{{8}}-WA\d+\.\w{{2,5}}) \([^()\d]{{3,40}}\)"
    rf"|(?:{OWN}\w[\w ]{{2,20}}|{_any(PLACE)}): https?://\S+"
)
_EDITED = _of(rf"\s*(?:{OWN}<[^<>\d:：]{{4,60}}>|<{_any(EDITED)}\.?>)[{MARKS}]*\s*$")
_ISOLATES = re.compile("[\u2066-\u2069]")  # around the names of those who are called on


def is_notice(text: str) -> bool:
    """Whether a text says that the chat is encrypted."""
    return _NOTICE.search(text) is not None


def is_call(text: str) -> bool:
    """Whether a text only says that somebody called."""
    return _CALL.fullmatch(without_marks(text).strip()) is not None


def is_deleted(text: str) -> bool:
    """Whether a text only says that the message was deleted."""
    return _DELETED.fullmatch(without_marks(text).strip()) is not None


def tidy_text(text: str) -> tuple[str, list[str]]:
    r"""A message's own words, and what stood in them for pictures, files and places.

    >>> tidy_text("\u200eimage omitted"), tidy_text("Look: \u200e<attached: 00000012-PHOTO.jpg>")
    (('', ['image omitted']), ('Look:', ['<attached: 00000012-PHOTO.jpg>']))
    """
    words: list[str] = []
    marks: list[str] = []
    for line in _EDITED.sub("", text).split("\n"):
        before, own, behind = line.rpartition(OWN)
        if (own or not words) and _is_media(line):
            marks.append(line)
        elif own and _is_media(own + behind):
            words.append(before)
            marks.append(behind)
        else:
            words.append(line)
    text = _ISOLATES.sub("", "\n".join(words).lstrip(MARKS).strip())
    return text, [without_marks(mark).strip() for mark in marks]


def _is_media(line: str) -> bool:
    return _MEDIA.fullmatch(line.strip()) is not None

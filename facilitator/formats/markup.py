"""Bodies in HTML or Markdown, to plain text: `markup_of` tells which a whole column is in, never by one text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from facilitator.formats.html_text import html_text
from facilitator.formats.markdown_text import markdown_text

__all__ = ["MARKUP", "Markup", "MarkupKind", "markup_of"]

MarkupKind = Literal["html", "markdown", "escaped"]

_PAIRED = "p|div|a|b|i|u|s|em|strong|span|ul|ol|li|blockquote|h[1-6]|code|pre|table|tr|td|font|center|del|aside|q|small"
_TAGS = re.compile(
    rf"<({_PAIRED})(?:\s+[\w-]+\s*=[^<>]*)?>.*?</\1\s*>|<br\s*/?>|<img\s[^<>]*src\s*=|<p>(?=.*&(?:#\w+|\w+);)",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|apos|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_BARE = re.compile(r"&(?!#?\w+;)")
_MARKDOWN = re.compile(
    r"!?\[[^\]\n]*\]\(\S+?(?:\s+\"[^\"\n]*\")?\)|(?<![*\w])\*\*(?=\S)[^*\n]+(?<=\S)\*\*(?!\*)|^#{1,6} +\S|^```",
    re.MULTILINE,
)


class Markup(NamedTuple):
    """A way to mark up texts: what it is called, what was done about it, and what does it."""

    name: str
    done: str
    to_text: Callable[[str], str]


MARKUP: Mapping[MarkupKind, Markup] = {
    "html": Markup(
        "HTML", "the tags were taken out, and quotes marked with >; give plain texts to keep them", html_text
    ),
    "markdown": Markup(
        "Markdown",
        "the marks were taken out, and links left as their text; give plain texts to keep them",
        markdown_text,
    ),
    "escaped": Markup("characters as HTML writes them, such as &amp;", "they were written in full", html.unescape),
}


def markup_of(texts: Sequence[str]) -> MarkupKind | None:
    """The markup in which texts of one column are written; `None` if they are plain.

    It takes more than one text, or half of a few: somebody who writes ``<3`` or ``*wow*`` means just that.
    """
    tags = sum(_TAGS.search(text) is not None for text in texts)
    entities = sum(_ENTITY.search(text) is not None for text in texts)
    if _is_habit(tags, texts, 0.1) or (tags and _is_habit(tags + entities, texts, 0.2)):
        return "html"
    if _is_habit(sum(_MARKDOWN.search(text) is not None for text in texts), texts, 0.2):
        return "markdown"
    if _is_habit(entities, texts, 0.0) and entities > sum(_BARE.search(text) is not None for text in texts):
        return "escaped"
    return None


def _is_habit(found: int, texts: Sequence[str], share: float) -> bool:
    return bool(found) and (found >= len(texts) / 2 or found >= max(2, share * len(texts)))

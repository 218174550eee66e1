"""Bodies in HTML or Markdown to plain text, with what their author quotes of others parted from their own words."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

__all__ = ["parted_html", "parted_markdown", "plain_text", "unmarked", "word_count"]

_TAG = re.compile(
    r"</?(?:p|br|a|abbr|aside|b|big|blockquote|code|del|div|dd|dl|dt|em|figure|font|h[1-6]|hr|i|img|ins|li|ol|pre|q|s|"
    r"small|span|strike|strong|style|script|sub|sup|table|tbody|td|th|thead|tr|u|ul|video|xml)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_BLOCK = re.compile(r"p|br|div|li|ul|ol|blockquote|aside|h[1-6]|hr|pre|table|tr|figure|d[dlt]")
_QUOTES = frozenset(["blockquote", "aside"])
_SILENT = frozenset(["script", "style"])

_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"\n]*\")?\)")
_STRESS = re.compile(r"(?<![\w*])(\*{1,3}|~~)(?=\S)([^*~\n]+?)(?<=\S)\1(?![\w*])")
_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)


def word_count(text: object) -> int:
    """How many words are lost with a text that is left out."""
    return len(text.split()) if isinstance(text, str) else 0


def plain_text(body: str) -> str:
    r"""The words of an HTML body, quotes and all; a text without a tag of HTML stays as it is, entities resolved.

    >>> plain_text("<p>Bread &amp; milk</p><p>on the<br>square</p>"), plain_text("5 < 6 & a<b")
    ('Bread & milk\non the\nsquare', '5 < 6 & a<b')
    """
    own, quoted = parted_html(body, quotes=frozenset())
    return own or quoted


def parted_html(body: str, *, quotes: frozenset[str] = _QUOTES) -> tuple[str, str]:
    """The author's own words and those in block quotes and asides, both as plain text."""
    if _TAG.search(body) is None:
        return (html.unescape(body) if _ENTITY.search(body) else body).strip(), ""
    parser = _Parser(quotes)
    parser.feed(body)
    parser.close()
    return _tidy("".join(parser.own)), _tidy("".join(parser.quoted))


def parted_markdown(body: str) -> tuple[str, str]:
    """The author's own words and the lines that begin with ``>``; links and stress become their words."""
    own: list[str] = []
    quoted: list[str] = []
    for line in html.unescape(body).splitlines():
        start = line.lstrip()
        is_quote = start.startswith(">") and not start.startswith(">!")  # which hides a spoiler
        (quoted if is_quote else own).append(start.lstrip("> ") if is_quote else line)
    return unmarked("\n".join(own)), unmarked("\n".join(quoted))


def unmarked(text: str) -> str:
    """The words of a Markdown text: links and pictures become their text, stress and headings lose their marks."""
    text = _LINK.sub(r"\1", text)
    text = _STRESS.sub(r"\2", text)
    return _HEADING.sub("", text).strip()


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class _Parser(HTMLParser):
    """Collects text; blocks stand on lines of their own."""

    def __init__(self, quotes: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.own: list[str] = []
        self.quoted: list[str] = []
        self._quotes = quotes
        self._depth = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        self._depth += tag in self._quotes
        self._silent += tag in _SILENT
        if tag == "img" and "emoji" in (dict(attrs).get("class") or ""):
            self.handle_data(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)
        self._depth = max(0, self._depth - (tag in self._quotes))
        self._silent = max(0, self._silent - (tag in _SILENT))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            (self.quoted if self._depth else self.own).append(" ".join(data.split("\n")))

    def _break(self, tag: str) -> None:
        if _BLOCK.fullmatch(tag):
            (self.quoted if self._depth else self.own).append("\n")

"""HTML to plain text with the standard library: paragraphs, lists and quotes as people type them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

__all__ = ["html_text"]

_BREAKS = "br div li dd dt dl tr ul ol table tbody thead section article figure figcaption hr"
_PARAGRAPHS = "p pre blockquote aside h1 h2 h3 h4 h5 h6"
_INLINE = (
    "a abbr b bdi bdo big button center cite code data del details dfn em font i img input ins kbd label main mark nav "
    "picture q s samp small source span strike strong sub summary sup time tt u var video audio iframe wbr td th "
    "caption html body header footer form path use o:p col colgroup tfoot object embed param noscript"
)
_UNSEEN = frozenset(["script", "style", "head", "template", "title", "svg"])
_OF_BLOCKS = frozenset(f"{_BREAKS} {_PARAGRAPHS}".split())
_OF_PARAGRAPHS = frozenset(_PARAGRAPHS.split())
_KNOWN = _OF_BLOCKS | frozenset(_INLINE.split()) | _UNSEEN
_BLOCK = re.compile(rf"<(?:{'|'.join(sorted(_OF_BLOCKS))})\b", re.IGNORECASE)
_NO_TAG = re.compile(r"<(?!/?[a-zA-Z][^<]*>|!--.*?-->)", re.DOTALL)
_HIDING = re.compile(rf"<({'|'.join(sorted(_UNSEEN))}|textarea)\b", re.IGNORECASE)


def html_text(body: str) -> str:
    r"""The words of a body in HTML: quoted ones after ``> ``, points of a list after ``- ``, pictures as their text.

    What is no tag of HTML stays as it is.

    >>> html_text("<blockquote>Why?</blockquote><p>It &amp; that: 1 < 2 <3</p>")
    '> Why?\n\nIt & that: 1 < 2 <3'
    """
    if "<" not in body and "&" not in body:
        return body
    parser = _Text(keeps_lines=_BLOCK.search(body) is None)
    parser.feed(_with_tags_only(body))
    parser.close()
    return parser.text()


def _with_tags_only(body: str) -> str:
    """The body with every ``<`` written as text that begins no tag, or one whose end never comes."""
    body = _NO_TAG.sub("&lt;", body)
    for tag in _HIDING.findall(body):
        if f"</{tag}".lower() not in body.lower():
            body = body.replace(f"<{tag}", f"&lt;{tag}")
    return body


class _Text(HTMLParser):
    def __init__(self, *, keeps_lines: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._keeps_lines = keeps_lines  # no tag says where lines end, so the line ends do
        self._lines: list[str] = []
        self._line = ""
        self._depth = 0
        self._asides: list[bool] = []
        self._unseen = 0
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KNOWN or (len(tag) == 1 and any(value is None for _, value in attrs)):
            self.handle_data(self.get_starttag_text() or "")
            return
        if tag in _UNSEEN:
            self._unseen += 1
        self._break(tag)
        if tag == "aside":
            self._asides.append(any(name == "class" and "quote" in (value or "") for name, value in attrs))
        self._depth += tag == "blockquote" or (tag == "aside" and self._asides[-1])
        self._pre += tag == "pre"
        if tag == "li":
            self._line = "- "
        elif tag in ("td", "th"):
            self._line += " "
        elif tag == "q":
            self._line += '"'
        elif tag == "img":
            self._line += dict(attrs).get("alt") or ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)
        if tag in ("blockquote", "aside", "pre"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _KNOWN:
            self.handle_data(f"</{tag}>")
            return
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag != "br":
            self._break(tag)
        was_quote = tag == "blockquote" or (tag == "aside" and bool(self._asides) and self._asides.pop())
        self._depth = max(0, self._depth - was_quote)
        self._pre = max(0, self._pre - (tag == "pre"))
        if tag == "q":
            self._line += '"'

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._pre or self._keeps_lines:
            first, *rest = data.split("\n")
            self._line += first
            for line in rest:
                self._end_line()
                self._line = line
        else:
            words = re.sub(r"[ \t\r\n\f]+", " ", data)
            self._line += words.lstrip(" ") if self._line[-1:] in ("", " ") else words

    def unknown_decl(self, data: str) -> None:
        self.handle_data(f"<![{data}]>")

    def _break(self, tag: str) -> None:
        if tag == "br" or (tag in _OF_BLOCKS and self._line.strip(" ")):
            self._end_line()
        if tag in _OF_PARAGRAPHS and self._lines and self._lines[-1].strip("> "):
            self._lines.append("")

    def _end_line(self) -> None:
        line = self._line if self._pre else self._line.strip(" ")
        self._lines.append("> " * self._depth + line if line or self._depth else "")
        self._line = ""

    def text(self) -> str:
        """Everything so far."""
        if self._line.strip():
            self._end_line()
        return _without_many_blanks(self._lines)


def _without_many_blanks(lines: Sequence[str]) -> str:
    kept = [line for index, line in enumerate(lines) if line or (index and lines[index - 1])]
    return "\n".join(kept).strip("\n")

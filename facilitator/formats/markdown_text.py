"""Markdown to plain text: its marks taken away, its quotes and lists kept as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["markdown_text"]

_MARKS = re.compile(r"[*_`\[\\&~<]|^\s*(?:[#>+-]|\d+[.)])", re.MULTILINE)


def markdown_text(body: str) -> str:
    r"""The words of a body in Markdown: links and pictures as their text, quotes after ``> ``, code as it stands.

    >>> markdown_text("> Why?\n\n**No**, see [the plan](https://x.org/2_b).")
    '> Why?\n\nNo, see the plan.'
    """
    if not _MARKS.search(body):
        return body
    blocks: list[str] = []
    lists: list[int | None] = []
    marker, depth, in_list = "", 0, False
    for token in _parser().parse(body):
        if token.type == "blockquote_open":
            depth += 1
        elif token.type == "blockquote_close":
            depth -= 1
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrs.get("start", 1)) if token.type[0] == "o" else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            number = lists[-1]
            marker = "- " if number is None else f"{number}. "
            lists[-1] = None if number is None else number + 1
        elif token.type in ("inline", "fence", "code_block"):
            text = _inline(token.children or ()) if token.type == "inline" else token.content.rstrip("\n")
            quoted = "\n".join("> " * depth + line for line in (marker + text).split("\n"))
            blocks += [("\n" if lists and in_list else "\n\n") if blocks else "", quoted]
            marker, in_list = "", bool(lists)
    return "".join(blocks)


def _inline(tokens: Iterable[Token]) -> str:
    breaks = ("softbreak", "hardbreak")
    return "".join("\n" if token.type in breaks else token.content for token in tokens)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    return parser.enable("strikethrough").disable(["reference", "code", "lheading"])

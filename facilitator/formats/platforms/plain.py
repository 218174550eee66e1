"""Bodies in HTML or Markdown to plain text, with what the markup says to be quoted parted from the author's own words.

Here the platform itself marked the quotes, so every one is taken for one; in plain texts, where ``>`` may mean more
than, `quotes.part_quotes` looks more closely.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from facilitator.formats.html_text import html_text
from facilitator.formats.markdown_text import markdown_text
from facilitator.formats.problem import word_count
from facilitator.formats.raw import RawDebate
from facilitator.formats.source import Source

__all__ = ["parted_html", "parted_markdown", "plain_text", "say_quoted"]

_OWN = "\ue000"  # stands for a ">" of the author's own while lines are told apart
_SPOILER = re.compile(r"^(\s*)>!", re.MULTILINE)
_TURNED = str.maketrans({_OWN: ">"})


def plain_text(body: str) -> str:
    r"""The words of an HTML body, quotes and all.

    >>> plain_text("<p>Bread &amp; milk<br>on the square</p>"), plain_text("5 < 6 & a<3")
    ('Bread & milk\non the square', '5 < 6 & a<3')
    """
    return html_text(body).strip()


def parted_html(body: str) -> tuple[str, str]:
    """The author's own words and those in block quotes, both as plain text."""
    return _parted(html_text(body.replace("&gt;", _OWN)))


def parted_markdown(body: str) -> tuple[str, str]:
    r"""The author's own words and those in block quotes; entities as web pages need them are resolved before.

    >>> parted_markdown("&gt; Why?\n\n**No**, see [the plan](https://x.org/p).")
    ('No, see the plan.', 'Why?')
    """
    return _parted(markdown_text(_SPOILER.sub(rf"\1{_OWN}!", html.unescape(body))))


def _parted(text: str) -> tuple[str, str]:
    own: list[str] = []
    quoted: list[str] = []
    for line in text.split("\n"):
        (quoted if line.startswith(">") else own).append(line.lstrip("> ") if line.startswith(">") else line)
    return _whole(own), _whole(quoted)


def _whole(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip().translate(_TURNED)


def say_quoted(debates: Iterable[RawDebate], source: Source) -> None:
    """Report once a file how much its posts quote of others."""
    quoting = [post for debate in debates for post in debate.posts if "quoted" in post.extra]
    if quoting:
        words = sum(word_count(post.extra["quoted"]) for post in quoting)
        empty = sum(not post.text for post in quoting)
        more = f"; {empty} of them hold nothing else and are kept without words" if empty else ""
        remedy = f"these stand in the field quoted and are not counted as the author's{more}"
        source.assume(f"{len(quoting)} posts quote others ({words} words)", remedy, about="texts")

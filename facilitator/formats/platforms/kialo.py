"""The text that Kialo exports: a numbered tree of claims, each for or against the one above it.

``1.2.1. Con: text`` answers 1.2, and Pro or Con is its gold label; a thesis is an issue where it asks and an idea where
it does not. Who wrote a claim, and when, the export does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from facilitator.formats.head import Head
from facilitator.formats.markdown_text import markdown_text
from facilitator.formats.platforms.threads import parents_first
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source

__all__ = ["detect", "read"]

_TITLE = re.compile(r"\s*Discussion (?:Title|Name):\s*(.*)")
_CLAIM = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})*)\.\s+(?:(Pro|Con|Contra):\s+)?(.*)")
_SEE = re.compile(r"(?:-*>|→)\s*See\s+(\d+(?:\.\d+)*)\.?\s*", re.IGNORECASE)
_ASKS = ("?", "\uff1f", "\u061f", "\u037e")


def detect(head: Head) -> bool:
    """Whether it begins with the discussion's title and claims with numbers follow."""
    if _TITLE.match(head.text.lstrip("\ufeff\r\n ")) is None:
        return False
    return any(_CLAIM.fullmatch(line) is not None for line in head.text.splitlines()[1:])


@dataclass
class _Discussion:
    debate: RawDebate
    links: dict[str, tuple[str, int]] = field(default_factory=dict)  # a claim that points to another -> that and line
    claims: list[tuple[RawPost, list[str]]] = field(default_factory=list)  # with the lines of their texts
    last: list[str] = field(default_factory=list)  # where a line that begins no claim belongs
    preamble: list[str] = field(default_factory=list)

    counts: dict[str, int] = field(default_factory=dict)  # a claim's number, or "" -> how many stand under it

    def __post_init__(self) -> None:
        self.last = self.preamble

    def claim(self, text: str) -> tuple[str, str | None, str] | None:
        """Number, label and text of a line that begins a claim; `None` if the line goes on with the one before.

        Pro or Con tells. Without either it is one, a thesis, if its number is the next one and it stands in no list.
        """
        match = _CLAIM.fullmatch(text.rstrip("\r\n"))
        if match is None:
            return None
        above, _, last = match[1].rpartition(".")
        is_next = int(last) == self.counts.get(above, 0) + 1 and (not above or above in self.counts)
        goes_on = len(self.last) > 1 and self.last is not self.preamble
        in_list = not above and goes_on and _CLAIM.fullmatch(self.last[-1]) is not None
        if match[2] is None and (in_list or not (is_next or not self.claims)):
            return None
        self.counts[above] = max(self.counts.get(above, 0), int(last))
        self.counts.setdefault(match[1], 0)
        return match[1], match[2], match[3]


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the discussion, or each one if several stand in the file."""
    found: list[_Discussion] = []
    for line, text in source.lines():
        title = _TITLE.fullmatch(text.rstrip("\r\n"))
        if title is not None or not found:
            name = source.name if not found else f"{source.name}-{len(found) + 1}"
            heading = title[1].strip() if title is not None else ""
            found.append(_Discussion(RawDebate(id=name, title=heading, question=heading)))
            if title is not None:
                continue
        _take(text, line, found[-1])
    for discussion in found:
        yield _debate(discussion, source)


def _take(text: str, line: int, discussion: _Discussion) -> None:
    claim = discussion.claim(text)
    if claim is None:
        discussion.last.append(text.rstrip("\r\n"))
        return
    number, label, words = claim
    see = _SEE.fullmatch(words)
    if see is not None:
        discussion.links[number] = (see[1], line)
        return
    above = number.rpartition(".")[0] or None
    gold = None if label is None else label.lower()[:3]
    post = RawPost(id=number, text="", reply_to=above, label=gold, line=line)
    discussion.debate.posts.append(post)
    discussion.last = [words]
    discussion.claims.append((post, discussion.last))


def _debate(discussion: _Discussion, source: Source) -> RawDebate:
    debate = discussion.debate
    for post, lines in discussion.claims:
        words = "\n".join(lines).strip()
        post.text = markdown_text(words)  # a claim quotes nobody: "> 50 % of them" is more than half
        if post.label is None:
            post.label = "issue" if words.endswith(_ASKS) else "idea"
        if isinstance(post.reply_to, str) and post.reply_to in discussion.links:
            post.reply_to = discussion.links[post.reply_to][0]
    if preamble := "\n".join(discussion.preamble).strip():
        debate.extra["description"] = preamble
    _settle_links(discussion, source)
    debate.posts = parents_first(debate.posts)
    return debate


def _settle_links(discussion: _Discussion, source: Source) -> None:
    posts = {post.id: post for post in discussion.debate.posts}
    kept = []
    for number, (target, line) in discussion.links.items():
        if target in posts:
            posts[target].extra.setdefault("also_answers", []).append(number.rpartition(".")[0])
            kept.append(line)
        else:
            found = f"claim {number} points to {target}, which is not there"
            source.drop(found, "export the whole discussion", line=line, about="replies", words=0)
    if kept:
        remedy = "that claim was given the field also_answers; it is one post"
        source.mend_all(kept, "a claim points to another one", remedy, about="replies")

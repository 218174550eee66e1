"""Decidim: comments as CSV or JSON, a debate for each proposal, meeting or debate that they stand under.

A comment answers what its `commentable_id` names, which is another comment only where `commentable_type` says so. The
alignment that its author chose (1 for, -1 against) is kept with the post, and is no gold label.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from facilitator.formats.assemble import as_id
from facilitator.formats.head import Head
from facilitator.formats.platforms.plain import parted_html, say_quoted
from facilitator.formats.platforms.records import begins_json, flat_records, text_or_none
from facilitator.formats.platforms.threads import in_time, roots
from facilitator.formats.problem import show, word_count
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.times import parse_time

__all__ = ["author_of", "detect", "localised", "read"]

_MARKS = frozenset(["author/name", "author/id", "alignment", "root_commentable_url", "depth"])
_KEPT = ("alignment", "locale", "user_group/name")
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_]\w+)?")
_RUBY_PAIR = re.compile(r'"((?:[^"\\]|\\.)*)"\s*=>\s*')


def detect(head: Head) -> bool:
    """Whether the columns or keys are those of Decidim's comments."""
    if begins_json(head.text):
        return all(f'"{key}"' in head.text for key in ("commentable_id", "commentable_type", "root_commentable_url"))
    cells = set(head.cells)
    has_body = any(cell == "body" or cell.startswith("body/") for cell in cells)
    typed = {"commentable_id", "commentable_type"} <= cells and "ancestry" not in cells
    return typed and has_body and bool(cells & _MARKS)


@dataclass(frozen=True)
class _Comment:
    """A comment, the comment it answers, and what it stands under, by name and by address."""

    post: RawPost
    parent: str | None
    under: str
    url: str


def read(source: Source) -> Iterator[RawDebate]:
    """Yield a debate for each thing that was commented on, in the order in which they come up."""
    people: dict[str, str | None] = {}
    comments = _comments(source, people)
    parents = {key: comment.parent for key, comment in comments.items()}
    by_url = {comment.url: comment.under for comment in comments.values() if comment.parent is None and comment.url}
    first_of = roots(parents)
    debates: dict[str, RawDebate] = {}
    for key, comment in comments.items():
        first = first_of[key]
        if first in comments and parents[first] is None:
            name = comments[first].under
        else:  # the thread's beginning is not in the file
            name = by_url.get(comment.url) or _of_url(comment.url) or f"comment-{first}"
        debate = debates.setdefault(name, RawDebate(id=name))
        if comment.url:
            debate.extra.setdefault("url", comment.url)
        if isinstance(author := comment.post.author, str):
            debate.meet(author, name=people.get(author))
        debate.posts.append(comment.post)
    say_quoted(debates.values(), source)
    for debate in debates.values():
        debate.posts = in_time(debate.posts)
        locales = {str(post.extra.get("locale")) for post in debate.posts}
        if len(locales) == 1 and (match := _LANGUAGE.fullmatch(locales.pop())) is not None:
            debate.language = match[1].lower()
        yield debate


def _comments(source: Source, people: dict[str, str | None]) -> dict[str, _Comment]:
    found: dict[str, _Comment] = {}
    empty: list[tuple[int | None, int]] = []
    for line, cells in flat_records(source):
        post = _post(cells, line, people)
        key = as_id(post.id)
        words = word_count(post.text) + word_count(post.extra.get("quoted"))
        if key is None or key in found:
            fault = f"the id {show(key)} is already taken" if key else f"the comment's id is {show(post.id)}"
            source.drop(fault, "give every comment its own id", line=line, words=words)
        elif text_or_none(cells.get("deleted_at")) or not words:
            empty.append((line, words))
        else:
            kind = str(cells.get("commentable_type") or "").rpartition("::")[2].lower()
            target = as_id(cells.get("commentable_id"))
            post.reply_to = target if kind == "comment" else None
            under = f"{kind or 'thread'}-{target or 'unknown'}"
            found[key] = _Comment(post, as_id(post.reply_to), under, str(cells.get("root_commentable_url") or ""))
    if empty:
        words = sum(words for _, words in empty)
        source.drop(
            f"{len(empty)} comments are deleted or empty",
            "no text is left of them",
            line=empty[0][0],
            words=words,
            count=len(empty),
        )
    return found


def _post(cells: dict[str, Any], line: int | None, people: dict[str, str | None]) -> RawPost:
    own, quoted = parted_html(localised("body", cells))
    moment = parse_time(cells.get("created_at"))
    extra = {name.partition("/")[0]: _whole(value) for name in _KEPT if (value := cells.get(name)) not in (None, "")}
    if quoted:
        extra["quoted"] = quoted
    return RawPost(
        id=cells.get("id"),
        text=own,
        author=author_of(cells, people),
        time=moment.seconds if moment else None,
        dated=moment is not None and moment.dated,
        extra=extra,
        line=line,
    )


def author_of(cells: dict[str, Any], people: dict[str, str | None]) -> str | None:
    """The author's id, or name where there is none; the name is noted in `people`."""
    name = text_or_none(_only(cells.get("author/name")))
    author = as_id(_only(cells.get("author/id"))) or name
    if author is not None:
        people[author] = people.get(author) or name
    return author


def _only(value: Any) -> Any:
    """The one value of a list."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def localised(field: str, cells: dict[str, Any]) -> str:
    """A text that stands in one column, in columns by language (``body/en``), or as a mapping by language in one."""
    texts = {key.removeprefix(f"{field}/"): value for key, value in cells.items() if key.startswith(f"{field}/")}
    whole = cells.get(field)
    if isinstance(whole, str) and whole.strip():
        texts = _mapping(whole) or {"": whole}
    written = {key: value for key, value in texts.items() if "machine" not in key and text_or_none(value)}
    return str(written.get(str(cells.get("locale"))) or next(iter(written.values()), ""))


def _mapping(text: str) -> dict[str, Any] | None:
    """The languages of ``{"en": "..."}``, also as Ruby writes it with ``=>``; `None` if it is none."""
    if not text.lstrip().startswith('{"'):
        return None
    for tried in (text, _RUBY_PAIR.sub(r'"\1": ', text)):
        try:
            value = json.loads(tried)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return {key: item for key, item in value.items() if isinstance(item, str)}
    return None


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.lstrip("-").isdecimal() and len(value) < 20 else value


def _of_url(url: str) -> str | None:
    """What a page is called by the last two parts of its address: ``proposals-7``."""
    try:
        parts = [part for part in urlsplit(url).path.split("/") if part]
    except ValueError:
        return None
    return "-".join(parts[-2:]) or None

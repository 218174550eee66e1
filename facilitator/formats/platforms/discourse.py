"""Discourse topics as JSON (``/t/slug/id.json``): one, a list of them, or a folder; pages of one topic are one debate.

Words in quotes are parted from the author's own. Small actions ("closed", "split"), deleted and hidden posts are left
out with their number, and so is said what the file lacks of a topic: a page holds twenty posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.formats.assemble import as_id
from facilitator.formats.head import Head
from facilitator.formats.platforms.folder import members, only_holds
from facilitator.formats.platforms.plain import parted_html, say_quoted
from facilitator.formats.platforms.records import begins_json, objects, text_or_none, whole_json
from facilitator.formats.platforms.threads import parents_first
from facilitator.formats.problem import word_count
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.times import parse_time

__all__ = ["detect", "read"]

_SMALL_ACTION = 3
_QUOTE = re.compile(r"<aside\b[^>]*\bclass=\"quote\b[^>]*>")
_PREVIEW = re.compile(r"(<aside\b[^>]*\bclass=\")(?=onebox\b)")
_FILE_OF_IMAGE = re.compile(r"<div class=\"meta\">.*?</div>", re.DOTALL)
_QUOTED = re.compile(r"\bdata-(post|topic)=\"(\d{1,9})\"")


def detect(head: Head) -> bool:
    """Whether it is JSON with the post stream of a topic, or a folder of nothing else."""
    if head.path.is_dir():
        return only_holds(head.path, detect)
    return begins_json(head.text) and '"post_stream"' in head.text and '"posts"' in head.text


@dataclass
class _Topic:
    debate: RawDebate
    stream: set[str] = field(default_factory=set)  # ids of all its posts
    there: set[str] = field(default_factory=set)  # ids of those in the file
    by_quote: int = 0


def read(source: Source) -> Iterator[RawDebate]:
    """Yield a debate a topic, in the order in which they come up."""
    topics: dict[str, _Topic] = {}
    left_out: dict[str, list[int]] = {}
    for path in members(source.path) if source.path.is_dir() else [source.path]:
        whole = whole_json(path)
        for value in [whole] if isinstance(whole, dict) and "post_stream" in whole else objects(whole):
            stream = value.get("post_stream")
            if isinstance(stream, dict):
                _take(value, stream, topics, left_out, replace(source, path=path))
    for why, words in left_out.items():
        source.drop(
            f"{len(words)} posts {why}",
            "nothing is to be read from them",
            about="texts",
            words=sum(words),
            count=len(words),
        )
    say_quoted((topic.debate for topic in topics.values()), source)
    for topic in topics.values():
        _say(topic, source)
        topic.debate.posts = parents_first(topic.debate.posts)
        yield topic.debate


def _take(
    value: dict[str, Any],
    stream: dict[str, Any],
    topics: dict[str, _Topic],
    left_out: dict[str, list[int]],
    source: Source,
) -> None:
    posts = objects(stream.get("posts"))
    name = as_id(value.get("id")) or next((as_id(post.get("topic_id")) for post in posts), None) or source.name
    topic = topics.setdefault(name, _Topic(RawDebate(id=name, file=source.path)))
    title = text_or_none(value.get("title"))
    if title is not None and not topic.debate.title:
        topic.debate.title = topic.debate.question = title
    ids = stream.get("stream")
    topic.stream.update(key for item in (ids if isinstance(ids, list) else []) if (key := as_id(item)) is not None)
    for post in posts:
        key = as_id(post.get("id")) or f"number {as_id(post.get('post_number'))}"
        if key not in topic.there:  # pages may overlap
            topic.there.add(key)
            _add(post, name, topic, left_out)


def _add(post: dict[str, Any], name: str, topic: _Topic, left_out: dict[str, list[int]]) -> None:
    cooked = post.get("cooked")
    body = cooked if isinstance(cooked, str) else post.get("raw")
    own, quoted = _parted(body) if isinstance(body, str) else ("", "")
    if (why := _why_not(post, own or quoted)) is not None:
        left_out.setdefault(why, []).append(word_count(own) + word_count(quoted))
        return
    author = text_or_none(post.get("username"))
    if author is not None:
        topic.debate.meet(author, name=text_or_none(post.get("name")))
    number = as_id(post.get("post_number")) or as_id(post.get("id"))
    link = as_id(post.get("reply_to_post_number"))
    if link is None and (link := _quoted_post(body, name, number)) is not None:
        topic.by_quote += 1
    moment = parse_time(post.get("created_at"))
    topic.debate.posts.append(
        RawPost(
            id=number,
            text=own,
            author=author,
            time=moment.seconds if moment else None,
            dated=moment is not None and moment.dated,
            reply_to=link,
            extra={"quoted": quoted} if quoted else {},
        )
    )


def _parted(body: str) -> tuple[str, str]:
    """The author's own words and those quoted, of posts and of pages that a link shows a preview of."""
    return parted_html(_PREVIEW.sub(r"\1quote ", _FILE_OF_IMAGE.sub("", body)))


def _why_not(post: dict[str, Any], text: str) -> str | None:
    if post.get("post_type") == _SMALL_ACTION:
        return "are small actions, such as the closing of the topic"
    if post.get("user_deleted") is True or text_or_none(post.get("deleted_at")) is not None:
        return "were deleted"
    if post.get("hidden") is True:
        return "are hidden, since readers flagged them"
    return None if text else "have no text"


def _quoted_post(body: object, topic: str, number: str | None) -> str | None:
    """The one earlier post of the topic that a post quotes: with that button people answer it."""
    found = set()
    for quote in _QUOTE.findall(body if isinstance(body, str) else ""):
        about = dict(_QUOTED.findall(quote))
        if about.get("topic", topic) == topic and "post" in about:
            found.add(about["post"])
    one = found.pop() if len(found) == 1 else None
    earlier = one is not None and number is not None and number.isdecimal() and int(one) < int(number)
    return one if earlier else None


def _say(topic: _Topic, source: Source) -> None:
    missing = topic.stream - topic.there
    if missing:
        found = f"{len(missing)} of the {len(topic.stream)} posts of topic {topic.debate.id} are not in the file"
        remedy = "get the topic's other pages too (?page=2, ...), or all posts with ?print=true, into one folder"
        source.drop(found, remedy, about="files")
    if topic.by_quote:
        found = f"{topic.by_quote} posts of topic {topic.debate.id} quote one earlier post and answer none"
        source.assume(found, "they were read as answers to it", about="replies")

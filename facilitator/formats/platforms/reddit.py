"""Reddit: dumps as JSON lines (Pushshift, Arctic Shift), comments and submissions in one file or in one folder, and
the pages that reddit.com gives as ``.json``.

Each submission is a debate, its title the question; its own text, where it has one, is the first post. Lines that
begin with ``>`` are quoted and no words of the author. Deleted authors are nobody; deleted texts are left out.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from facilitator.formats.assemble import as_id
from facilitator.formats.head import Head
from facilitator.formats.json_records import first_records, json_words
from facilitator.formats.platforms.folder import members, only_holds
from facilitator.formats.platforms.plain import parted_markdown, say_quoted
from facilitator.formats.platforms.records import text_or_none, whole_json
from facilitator.formats.platforms.threads import in_time, roots
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.text import peek
from facilitator.formats.times import parse_time

__all__ = ["detect", "read"]

_NOBODY = frozenset(["[deleted]", "[removed]", ""])
_GONE = frozenset(["[deleted]", "[removed]", "[ removed by reddit ]", "[deleted by user]", "[removed by moderator]"])
_KEPT = ("score", "distinguished", "edited")


def detect(head: Head) -> bool:
    """Whether the objects are comments or submissions, in a file or in every file of a folder."""
    if head.path.is_dir():
        return only_holds(head.path, detect)
    records = (*head.records, *first_records(head.text))
    return _is_page(head.text) or any(_is_comment(record) or _is_submission(record) for record in records)


def _is_page(text: str) -> bool:
    """Whether it begins as a page of reddit.com as JSON does."""
    return text.lstrip()[:1] in ("{", "[") and '"Listing"' in text[:400] and ('"t3"' in text or '"t1"' in text)


def _is_comment(record: dict[str, Any]) -> bool:
    links = (record.get("link_id"), record.get("parent_id"))
    return "body" in record and any(isinstance(link, str) and link.startswith(("t1_", "t3_")) for link in links)


def _is_submission(record: dict[str, Any]) -> bool:
    return "title" in record and "selftext" in record and ("subreddit" in record or "permalink" in record)


@dataclass
class _Dump:
    """The debates met so far, by the submission's id, and what was passed over."""

    debates: dict[str, RawDebate] = field(default_factory=dict)
    titled: set[str] = field(default_factory=set)
    gone: list[int | None] = field(default_factory=list)
    strange: list[tuple[int | None, int]] = field(default_factory=list)
    folded: int = 0
    parents: dict[str, str | None] = field(default_factory=dict)  # of comments that do not name their submission
    waiting: list[tuple[int | None, dict[str, Any], Path]] = field(default_factory=list)


def read(source: Source) -> Iterator[RawDebate]:
    """Yield a debate for each submission, in the order in which they come up."""
    dump = _Dump()
    paths = members(source.path) if source.path.is_dir() else [source.path]
    for path in paths:
        for line, record in _things(replace(source, path=path), dump):
            if _is_comment(record):
                if record.get("link_id"):
                    _add_comment(record, line, dump, path)
                else:
                    dump.parents[f"t1_{_bare(_id(record))}"] = as_id(record.get("parent_id"))
                    dump.waiting.append((line, record, path))
            elif _is_submission(record):
                _add_submission(record, line, dump, path)
            else:
                dump.strange.append((line, json_words(json.dumps(record))))
    first_of = roots(dump.parents)
    for line, record, path in dump.waiting:
        _add_comment({**record, "link_id": first_of[f"t1_{_bare(_id(record))}"]}, line, dump, path)
    say_quoted(dump.debates.values(), source)
    _say(dump, source)
    for debate in dump.debates.values():
        debate.posts = in_time(debate.posts)
        yield debate


def _things(source: Source, dump: _Dump) -> Iterator[tuple[int | None, dict[str, Any]]]:
    """The comments and submissions of a file, line by line, or wherever they stand in a page."""
    start = peek(source.path).decode("utf-8-sig", errors="replace")
    if not _is_page(start):
        yield from source.records(in_lists=True)
        return
    waiting = [whole_json(source.path)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            inner = value.get("data")
            if value.get("kind") == "more" and isinstance(inner, dict):
                count = inner.get("count")
                dump.folded += count if isinstance(count, int) else 1
            elif _is_comment(value) or _is_submission(value):
                yield None, value
                waiting.append(value.get("replies"))
            else:
                waiting.extend(item for item in (value.get("children"), inner) if item is not None)


def _bare(key: object) -> object:
    """An id without the prefix for its kind."""
    return key[3:] if isinstance(key, str) and key[:1] == "t" and key[2:3] == "_" else key


def _id(record: dict[str, Any]) -> object:
    return record.get("id") or record.get("name")


def _debate(key: object, dump: _Dump, record: dict[str, Any], path: Path) -> RawDebate:
    name = str(_bare(key))
    if name not in dump.debates:
        dump.debates[name] = RawDebate(id=name, file=path)
        if text_or_none(record.get("subreddit")):
            dump.debates[name].extra["subreddit"] = record["subreddit"]
    return dump.debates[name]


def _author(record: dict[str, Any], debate: RawDebate) -> str | None:
    author = text_or_none(record.get("author"))
    if author is None or author in _NOBODY:
        return None
    debate.meet(author, role="agent" if author == "AutoModerator" else None)
    return author


def _post(record: dict[str, Any], key: object, body: object, author: str | None, line: int | None) -> RawPost:
    own, quoted = parted_markdown(body) if isinstance(body, str) else (body, "")
    moment = parse_time(record.get("created_utc"))
    known = moment is not None and moment.seconds > 1e8
    extra = {name: value for name in _KEPT if (value := record.get(name))}
    if quoted:
        extra["quoted"] = quoted
    return RawPost(
        id=key,
        text=own,
        author=author,
        time=moment.seconds if moment and known else None,
        dated=known,
        extra=extra,
        line=line,
    )


def _add_comment(record: dict[str, Any], line: int | None, dump: _Dump, path: Path) -> None:
    body = record.get("body")
    debate = _debate(record.get("link_id"), dump, record, path)
    author = _author(record, debate)
    if isinstance(body, str) and body.strip().lower() in _GONE:
        dump.gone.append(line)
        return
    post = _post(record, _bare(_id(record)), body, author, line)
    parent = record.get("parent_id")
    is_top = isinstance(parent, str) and parent.startswith("t3_")
    post.reply_to = parent if is_top else _bare(parent)
    debate.posts.append(post)


def _add_submission(record: dict[str, Any], line: int | None, dump: _Dump, path: Path) -> None:
    debate = _debate(_id(record), dump, record, path)
    debate.title = debate.question = html.unescape(text_or_none(record.get("title")) or "")
    dump.titled.add(debate.id)
    author = _author(record, debate)
    body = text_or_none(record.get("selftext"))
    if body is not None and body.lower() in _GONE:
        dump.gone.append(line)
    elif body is not None:
        debate.posts.append(_post(record, f"t3_{debate.id}", body, author, line))


def _say(dump: _Dump, source: Source) -> None:
    if dump.gone:
        found = f"{len(dump.gone)} texts were deleted or removed, only the mark [deleted] or [removed] is there"
        source.drop(
            found, "find a dump that was made before", line=dump.gone[0], about="texts", words=0, count=len(dump.gone)
        )
    if dump.folded:
        found = f"the page holds no more than a part of the thread, {dump.folded} comments are folded away"
        source.drop(found, "get the thread from a dump to have them", about="files", count=dump.folded)
    if dump.strange:
        found = f"{len(dump.strange)} objects are no comments or submissions of Reddit"
        words = sum(words for _, words in dump.strange)
        source.drop(
            found, "keep other data in other files", line=dump.strange[0][0], words=words, count=len(dump.strange)
        )
    for debate in dump.debates.values():
        has_post = any(post.id == f"t3_{debate.id}" for post in debate.posts)
        for post in debate.posts:
            if not has_post and post.reply_to == f"t3_{debate.id}":
                post.reply_to = None  # it answers the question itself, which is no post
    untitled = [name for name in dump.debates if name not in dump.titled]
    if untitled:
        found = f"{len(untitled)} threads come without their submission, the first is {untitled[0]}"
        remedy = "they were read without a question; put the file of submissions into one folder with the comments"
        source.assume(found, remedy, about="files")

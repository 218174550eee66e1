"""Decidim's proposals as CSV or JSON: each a post, title and body; a debate for each component they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facilitator.formats.assemble import as_id
from facilitator.formats.head import Head
from facilitator.formats.platforms.decidim import author_of, localised
from facilitator.formats.platforms.plain import plain_text
from facilitator.formats.platforms.records import begins_json, flat_records
from facilitator.formats.platforms.threads import in_time
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.times import parse_time

__all__ = ["detect", "read"]

_MARKS = frozenset(
    [
        "component/id",
        "participatory_space/id",
        "participatory_space/url",
        "meeting_urls",
        "related_proposals",
        "endorsements/total_count",
        "endorsements_count",
        "original_proposal/title",
        "is_amend",
    ]
)
_TIMES = ("published_at", "created_at")
_SPACE = ("participatory_space/title", "participatory_process/title")
_KEPT = ("state", "url", "reference", "comments", "comments_count")


def detect(head: Head) -> bool:
    """Whether the columns or keys are those of Decidim's proposals."""
    if begins_json(head.text):
        keys = ("title", "body", "participatory_space", "component")
        return all(f'"{key}"' in head.text for key in keys) and '"commentable_type"' not in head.text
    cells = set(head.cells)
    texts = all(any(cell == name or cell.startswith(f"{name}/") for cell in cells) for name in ("title", "body"))
    return texts and len(cells & _MARKS) > 1


def read(source: Source) -> Iterator[RawDebate]:
    """Yield a debate for each component."""
    debates: dict[str, RawDebate] = {}
    people: dict[str, str | None] = {}
    for line, cells in flat_records(source):
        component = as_id(cells.get("component/id"))
        name = f"component-{component}" if component is not None else source.name
        debate = debates.setdefault(name, RawDebate(id=name))
        debate.title = debate.title or next((text for key in _SPACE if (text := localised(key, cells))), "")
        post = _post(cells, line, people)
        if isinstance(post.author, str):
            debate.meet(post.author, name=people.get(post.author))
        debate.posts.append(post)
    for debate in debates.values():
        debate.posts = in_time(debate.posts)
        yield debate


def _post(cells: dict[str, Any], line: int | None, people: dict[str, str | None]) -> RawPost:
    texts = (plain_text(localised(field, cells)) for field in ("title", "body"))
    moment = next((parse_time(cells[name]) for name in _TIMES if cells.get(name)), None)
    return RawPost(
        id=cells.get("id"),
        text="\n".join(text for text in texts if text),
        author=author_of(cells, people),
        time=moment.seconds if moment else None,
        dated=moment is not None and moment.dated,
        extra={name: value for name in _KEPT if (value := cells.get(name)) not in (None, "")},
        line=line,
    )

"""Label Studio: tasks to import, a post each, gold labels as annotations; and the same tasks, annotated, read again.

A labelling interface that fits shows ``$text`` under ``$parent_text`` and has ``<Choices name="label" toName="text">``
with the five types. People go out by their ids only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from facilitator.debate import IBIS_TYPES, UNKNOWN_AUTHOR, Debate, Post
from facilitator.files import atomic_path
from facilitator.formats.assemble import as_id
from facilitator.formats.head import Head
from facilitator.formats.jsonl import Encoder
from facilitator.formats.platforms.records import begins_json, objects, whole_json
from facilitator.formats.platforms.threads import parents_first
from facilitator.formats.problem import Problem
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.text import open_text
from facilitator.formats.times import parse_time

__all__ = ["detect", "read", "write"]


def detect(head: Head) -> bool:
    """Whether it is a list of tasks that `write` made, annotated or not."""
    begins = begins_json(head.text) and head.text.lstrip("\ufeff \r\n\t").startswith("[")
    return begins and all(f'"{key}"' in head.text for key in ("data", "debate", "post", "text"))


def read(source: Source) -> Iterator[RawDebate]:
    """Yield the debates again; the label that most annotators gave a post is its gold label."""
    debates: dict[str, RawDebate] = {}
    split = 0
    for task in objects(whole_json(source.path)):
        data = task.get("data")
        if not isinstance(data, dict):
            source.drop("a task has no data", "export the tasks again")
            continue
        name = as_id(data.get("debate")) or source.name
        debate = debates.setdefault(name, RawDebate(id=name))
        if isinstance(question := data.get("question"), str):
            debate.question = question
        label, agreed = _label(task)
        split += not agreed
        author = as_id(data.get("author"))
        if author is not None:
            debate.meet(author)
        moment = parse_time(data.get("time"))
        debate.posts.append(
            RawPost(
                id=data.get("post"),
                text=data.get("text"),
                author=author,
                time=moment.seconds if moment else None,
                reply_to=data.get("reply_to"),
                label=label,
            )
        )
    if split:
        found = f"annotators do not agree on {split} posts, with as many for one label as for another"
        source.assume(found, "these were left without a label; settle them in the tool", about="texts")
    for debate in debates.values():
        debate.posts = parents_first(debate.posts)
        yield debate


def _label(task: dict[str, Any]) -> tuple[str | None, bool]:
    """The type that most annotations chose, and whether there is one."""
    votes: Counter[str] = Counter()
    for annotation in objects(task.get("annotations")):
        for region in objects(annotation.get("result")):
            value = region.get("value")
            choices = value.get("choices") if isinstance(value, dict) else None
            if annotation.get("was_cancelled") is not True and isinstance(choices, list):
                votes.update(kind for kind in IBIS_TYPES if kind in choices)
    best = votes.most_common(2)
    if not best:
        return None, True
    tied = len(best) > 1 and best[0][1] == best[1][1]
    return (None, False) if tied else (best[0][0], True)


def write(debates: Sequence[Debate], path: Path) -> list[Problem]:
    """Write the tasks; returns what they cannot carry."""
    encoder = Encoder()
    tasks = (encoder.encode(_task(post, debate)) for debate in debates for post in debate.posts)
    with atomic_path(path) as temporary, open_text(temporary) as handle:
        handle.write("[")
        for number, task in enumerate(tasks):
            handle.write(f"{',' if number else ''}\n{task}")
        handle.write("\n]\n")
    return [
        Problem(file=str(path), line=None, found=found, remedy="use the native format to keep it", dropped=True)
        for found in _losses(debates)
    ]


def _task(post: Post, debate: Debate) -> dict[str, Any]:
    parent = debate.post_by_id[post.reply_to] if post.reply_to is not None else None
    data: dict[str, Any] = {
        "text": post.text,
        "parent_text": parent.text if parent is not None else "",
        "question": debate.question,
        "debate": debate.id,
        "post": post.id,
        "reply_to": post.reply_to,
        "author": None if post.author == UNKNOWN_AUTHOR else post.author,
        "time": post.time if debate.has_clock else None,
    }
    task: dict[str, Any] = {"data": data}
    if post.label is not None:
        chosen = {"from_name": "label", "to_name": "text", "type": "choices", "value": {"choices": [post.label]}}
        task["annotations"] = [{"result": [chosen]}]
    return task


def _losses(debates: Sequence[Debate]) -> list[str]:
    people = [person for debate in debates for person in debate.participants]
    posts = [post for debate in debates for post in debate.posts]
    counts = {
        "names, genders or roles": sum(
            bool(person.name or person.gender or person.role != "participant") for person in people
        ),
        "second labels or moves": sum(bool(post.secondary or post.move) for post in posts),
        "posts with other fields": sum(bool(post.extra) for post in posts),
    }
    return [f"the tasks have no room for {what} ({count} of them)" for what, count in counts.items() if count]

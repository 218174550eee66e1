"""The project's own format: one JSON object a line, a header for each debate, then its posts in time order.

Fields that it does not know are kept in `extra` and written back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from facilitator.debate import Debate, Participant, Post
from facilitator.files import atomic_path
from facilitator.formats.assemble import as_id
from facilitator.formats.fields import HEADER_FIELDS, PERSON_FIELDS, POST_FIELDS
from facilitator.formats.genders import parse_gender
from facilitator.formats.head import Head
from facilitator.formats.jsonl import Encoder
from facilitator.formats.people import parse_role
from facilitator.formats.problem import Problem, show
from facilitator.formats.raw import RawDebate, RawPost
from facilitator.formats.source import Source
from facilitator.formats.text import open_text
from facilitator.formats.times import parse_time

__all__ = ["detect", "read", "write"]

_KIND = re.compile(r'"kind"\s*:\s*"(?:debate|post)"')


def detect(head: Head) -> bool:
    """Whether a line says ``"kind": "debate"`` or ``"kind": "post"``."""
    if head.records:
        return any(record.get("kind") in ("debate", "post") for record in head.records)
    return head.text.lstrip().startswith("{") and _KIND.search(head.text) is not None


def read(source: Source) -> Iterator[RawDebate]:
    """Yield every debate of the file; posts before any header get one with the file's name."""
    current: RawDebate | None = None
    taken: set[str] = set()
    for line, record in source.records():
        kind = record.get("kind")
        if kind == "debate":
            if current is not None and source.wants(current.id):
                yield current
            current = _header(record, line, taken, source)
            taken.add(current.id)
        elif kind == "post":
            if current is None:
                current = RawDebate(id=source.name, roster=True)
                taken.add(current.id)
                remedy = f"the debate was called {current.id!r}; put the header line first"
                source.mend("a post stands before any header", remedy, line=line)
            current.posts.append(_post(record, line))
        else:
            source.drop(f"the kind of line is {show(kind)}", 'use "debate" or "post"', line=line)
    if current is not None and source.wants(current.id):
        yield current


def _header(record: dict[str, Any], line: int, taken: set[str], source: Source) -> RawDebate:
    own = as_id(record.get("id"))
    name = own or source.name
    number = 1
    while name in taken:
        number += 1
        name = f"{own or source.name}-{number}"
    if name != own:
        found = f"the debate's id {show(record.get('id'))} is taken or missing"
        source.mend(found, f"it was called {name!r}; give every debate its own id", line=line)
    debate = RawDebate(id=name, roster=True, extra=_rest(record, HEADER_FIELDS))
    debate.title = _text(record.get("title"))
    debate.question = _text(record.get("question"))
    debate.language = _text(record.get("language")) or "en"
    debate.start = _text(record.get("start")) or None
    listed = record.get("participants") or []
    if not isinstance(listed, list):
        source.drop(f"participants is {show(listed)}", "give a list of objects with an id each", line=line)
        listed = []
    for person in listed:
        _add_person(person, line, debate, source)
    return debate


def _add_person(record: object, line: int, debate: RawDebate, source: Source) -> None:
    person = as_id(record.get("id")) if isinstance(record, dict) else None
    if not isinstance(record, dict) or person is None or person in debate.people:
        found = f"participant {show(record)} has no id of its own"
        source.drop(found, "give every participant an object with its own id", line=line)
        return
    gender, understood = parse_gender(record.get("gender"), given=source.genders)
    if not understood:
        found = f"the gender of participant {show(person)} is {show(record['gender'])}"
        source.mend(found, "it was set to unknown; use woman, man, non-binary or leave it out", line=line)
    role = parse_role(record.get("role")) or "participant"
    if record.get("role") not in (None, "", role):
        remedy = f"it was set to {role}; use participant, facilitator, organiser or agent"
        source.mend(f"the role of participant {show(person)} is {show(record['role'])}", remedy, line=line)
    name = record.get("name")
    debate.people[person] = Participant(
        id=person,
        name=name if name is None or isinstance(name, str) else str(name),
        gender=gender,
        role=role,
        extra=_rest(record, PERSON_FIELDS),
    )


def _post(record: dict[str, Any], line: int) -> RawPost:
    moment = parse_time(record.get("time"))
    return RawPost(
        id=record.get("id"),
        text=record.get("text"),
        author=record.get("author"),
        time=moment.seconds if moment else None,
        dated=moment is not None and moment.dated,
        reply_to=record.get("reply_to"),
        label=record.get("label"),
        secondary=record.get("secondary"),
        move=record.get("move"),
        extra=_rest(record, POST_FIELDS),
        line=line,
    )


def _rest(record: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in known}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def write(debates: Sequence[Debate], path: Path) -> list[Problem]:
    """Write debates one after the other; returns what JSON could not carry."""
    encoder = Encoder()
    clashes = 0
    with atomic_path(path) as temporary, open_text(temporary) as handle:
        for debate in debates:
            header = _header_line(debate)
            clashes += len(HEADER_FIELDS & debate.extra.keys())
            clashes += sum(len(PERSON_FIELDS & person.extra.keys()) for person in debate.participants)
            handle.write(encoder.encode(header) + "\n")
            for post in debate.posts:
                clashes += len(POST_FIELDS & post.extra.keys())
                handle.write(encoder.encode(_post_line(post)) + "\n")
    problem = Problem(file=str(path), line=None, found="", remedy="", dropped=False)
    problems = []
    if encoder.changed:
        found = f"{encoder.changed} lines hold values that JSON has no form for"
        problems.append(replace(problem, found=found, remedy="they were written as text or null"))
    if clashes:
        found = f"{clashes} extra fields have the name of a field of the format"
        problems.append(replace(problem, found=found, remedy="rename them to keep them", dropped=True))
    return problems


def _header_line(debate: Debate) -> dict[str, Any]:
    header: dict[str, Any] = {"kind": "debate", "id": debate.id, "title": debate.title, "question": debate.question}
    header["language"] = debate.language
    if debate.start is not None:
        header["start"] = debate.start
    header["participants"] = [_person(person) for person in debate.participants]
    return {**header, **_rest(debate.extra, HEADER_FIELDS)}


def _person(person: Participant) -> dict[str, Any]:
    record: dict[str, Any] = {"id": person.id}
    if person.name is not None:
        record["name"] = person.name
    record |= {"gender": person.gender, "role": person.role}
    return {**record, **_rest(person.extra, PERSON_FIELDS)}


def _post_line(post: Post) -> dict[str, Any]:
    record: dict[str, Any] = {"kind": "post", "id": post.id, "author": post.author, "reply_to": post.reply_to}
    record |= {"time": post.time, "text": post.text}
    for name in ("label", "secondary", "move"):
        if (value := getattr(post, name)) is not None:
            record[name] = value
    return {**record, **_rest(post.extra, POST_FIELDS)}

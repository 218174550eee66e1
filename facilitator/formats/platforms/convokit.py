"""ConvoKit corpora: a folder with ``utterances.jsonl``, ``speakers.json`` and ``conversations.json``.

Also the older keys (``user``, ``root``, ``reply-to`` or ``reply_to``) and the bare NaN of its older dumps. What
`convokit_writer` puts into the metadata (title, question, gender, labels, silent participants) is taken up again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from facilitator.debate import Participant
from facilitator.formats.assemble import as_id
from facilitator.formats.head import Head
from facilitator.formats.people import parse_role
from facilitator.formats.platforms.convokit_threads import threads_of
from facilitator.formats.problem import one_line, show
from facilitator.formats.raw import RawDebate, RawPost, date_numbers
from facilitator.formats.source import Source
from facilitator.formats.tables.gender_column import gender_column
from facilitator.formats.text import text_lines
from facilitator.formats.times import parse_time

__all__ = ["ID_HERE", "detect", "read"]

#: Metadata key under which the writer keeps a post's or person's id where ConvoKit needed another one.
ID_HERE = "facilitator_id"

_UTTERANCES = "utterances.jsonl"
_KEYS = frozenset(
    ["id", "conversation_id", "root", "text", "speaker", "user", "meta", "reply-to", "reply_to", "timestamp", "vectors"]
)


def detect(head: Head) -> bool:
    """Whether the folder holds utterances, or the lines have ConvoKit's keys."""
    if head.names:
        return _UTTERANCES in head.names
    return any(
        "text" in record
        and ("conversation_id" in record or "root" in record)
        and ("speaker" in record or "user" in record)
        and ("reply-to" in record or "reply_to" in record)
        for record in head.records
    )


@dataclass
class _Conversation:
    debate: RawDebate
    ids: dict[str, str] = field(default_factory=dict)  # ConvoKit's id -> ours, where they differ


def read(source: Source) -> Iterator[RawDebate]:
    """Yield a debate per conversation, in the order in which they begin."""
    folder = source.path if source.path.is_dir() else source.path.parent
    path = folder / _UTTERANCES if source.path.is_dir() else source.path
    people = _people(_side_file(folder, ("speakers.json", "users.json"), source), source)
    headers = _side_file(folder, ("conversations.json",), source)
    conversations: dict[str, _Conversation] = {}
    nameless: list[tuple[int, dict[str, Any]]] = []

    def add(line: int, record: dict[str, Any], name: str) -> None:
        if not source.wants(name):
            return
        if name not in conversations:
            conversations[name] = _Conversation(_header(name, headers.get(name), people, path))
        _add(record, line, conversations[name], people)

    for line, record in replace(source, path=path).records():
        name = as_id(record.get("conversation_id")) or as_id(record.get("root"))
        if name is None:
            nameless.append((line, record))
        else:
            add(line, record, name)
    if nameless:
        names = threads_of([record for _, record in nameless], replace(source, path=path), whole=source.name)
        for (line, record), name in zip(nameless, names, strict=True):
            add(line, record, name)
    date_numbers((conversation.debate for conversation in conversations.values()), source)
    for conversation in conversations.values():
        for post in conversation.debate.posts:
            link = as_id(post.reply_to)
            post.reply_to = None if link is None else conversation.ids.get(link, link)
        yield conversation.debate


def _side_file(folder: Path, names: tuple[str, ...], source: Source) -> dict[str, dict[str, Any]]:
    """Metadata by id out of a JSON file beside the utterances; a broken one is reported and left aside."""
    path = next((folder / name for name in names if (folder / name).is_file()), None)
    if path is None:
        return {}
    beside = replace(source, path=path)
    try:
        whole = json.loads("".join(text for _, text in text_lines(path)))
    except (ValueError, RecursionError) as error:
        beside.mend(f"the JSON is broken ({one_line(error)})", "its metadata was left aside; get the file again")
        return {}
    if not isinstance(whole, dict):
        beside.mend(f"it holds {show(whole)}", "its metadata was left aside; write an object by id")
        return {}
    found = {}
    for key, value in whole.items():
        meta = value.get("meta", value) if isinstance(value, dict) else None
        found[key] = dict(meta) if isinstance(meta, dict) else {}
    return found


def _people(speakers: dict[str, dict[str, Any]], source: Source) -> dict[str, Participant]:
    """Participants by ConvoKit's id, with the gender and role that the metadata declare."""
    people = {}
    column = gender_column(map(_declared, speakers.values()), given=source.genders)
    for found, remedy in column.assumed:
        source.assume(found, remedy, about="genders")
    for key, meta in speakers.items():
        if not key.strip():
            continue
        said = _declared(meta)
        meta.pop("sex" if meta.pop("gender", None) is None else "gender", None)
        gender, understood = column.read(said)
        if gender is None and isinstance(said, str) and said:
            meta["recorded_gender"] = said
        if not understood:
            meta["recorded_gender"] = said
            remedy = "it was set to unknown; use woman, man, non-binary or leave it out"
            source.mend(f"the gender of speaker {show(key)} is {show(said)}", remedy)
        stated = meta.pop("role", None)
        role = parse_role(stated)
        if role is None and stated is not None:
            meta["recorded_role"] = stated
        name = meta.pop("name", None)
        people[key] = Participant(
            id=as_id(meta.pop(ID_HERE, None)) or key,
            name=None if name is None else str(name),
            gender=gender,
            role=role or "participant",
            extra=meta,
        )
    return people


def _declared(meta: dict[str, Any]) -> object:
    said = meta.get("gender")
    return meta.get("sex") if said is None else said


def _header(name: str, meta: dict[str, Any] | None, people: dict[str, Participant], path: Path) -> RawDebate:
    rest = dict(meta or {})
    debate = RawDebate(id=name, file=path)
    for key in ("title", "question", "language", "start"):
        if isinstance(rest.get(key), str):
            setattr(debate, key, rest.pop(key))
    listed = rest.get("participants")
    if isinstance(listed, list) and all(isinstance(key, str) and key in people for key in listed):
        del rest["participants"]
        debate.people.update((people[key].id, people[key]) for key in listed)
    debate.extra = rest
    return debate


def _add(record: dict[str, Any], line: int, conversation: _Conversation, people: dict[str, Participant]) -> None:
    debate = conversation.debate
    speaker = as_id(record.get("speaker", record.get("user")))
    person = people.get(speaker) if speaker is not None else None
    if person is not None:
        debate.people.setdefault(person.id, person)
    meta = record.get("meta")
    extra = {**(meta if isinstance(meta, dict) else {}), **{k: v for k, v in record.items() if k not in _KEYS}}
    key = as_id(record.get("id"))
    own = as_id(extra.pop(ID_HERE, None)) or key
    if key is not None and own is not None and own != key:
        conversation.ids[key] = own
    moment = parse_time(record.get("timestamp"))
    debate.posts.append(
        RawPost(
            id=own,
            text=record.get("text"),
            author=person.id if person else speaker,
            time=moment.seconds if moment else None,
            dated=moment is not None and moment.dated,
            reply_to=record.get("reply_to", record.get("reply-to")),
            label=extra.pop("label", None),
            secondary=extra.pop("secondary", None),
            move=extra.pop("move", None),
            extra=extra,
            line=line,
        )
    )

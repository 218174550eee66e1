"""Debates as a ConvoKit corpus folder, written without importing ConvoKit.

ConvoKit's ids hold for the whole corpus. Where several debates use one id for different posts, or for people with
different attributes, the later ones are written as ``debate:id`` and the id here is kept in the metadata.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from facilitator.debate import Debate, Participant, Post
from facilitator.files import atomic_path
from facilitator.formats.jsonl import Encoder
from facilitator.formats.platforms.convokit import ID_HERE
from facilitator.formats.problem import Problem

__all__ = ["write"]

# Metadata keys that the reader takes for our fields; an unknown field may not bear their name.
_PERSON_META = frozenset(["name", "gender", "sex", "role", ID_HERE])
_DEBATE_META = frozenset(["title", "question", "language", "start", "participants"])
_POST_META = frozenset(["label", "secondary", "move", ID_HERE])


def write(debates: Sequence[Debate], path: Path) -> list[Problem]:
    """Write the folder; returns what the corpus cannot carry."""
    encoder = Encoder()
    corpus = _Corpus()
    with atomic_path(path) as folder:
        folder.mkdir()
        with (folder / "utterances.jsonl").open("w", encoding="utf-8", newline="") as handle:
            for debate in debates:
                for utterance in corpus.add(debate):
                    handle.write(encoder.encode(utterance) + "\n")
        for part, content in corpus.side_files().items():
            (folder / f"{part}.json").write_text(encoder.encode(content), encoding="utf-8")
    silent = sum(not debate.posts for debate in debates)
    problems = []
    if encoder.changed:
        problems.append(("some values have no form in JSON", "they were written as text or null", False))
    if corpus.clashes:
        found = f"{corpus.clashes} extra fields have the name of a field of the format"
        problems.append((found, "rename them to keep them", True))
    if silent:
        problems.append((f"{silent} debates have no posts", "use the native format to keep them", True))
    return [
        Problem(file=str(path), line=None, found=found, remedy=remedy, dropped=dropped)
        for found, remedy, dropped in problems
    ]


class _Corpus:
    """What the folder's files hold, debate by debate; utterances are handed on, not kept."""

    def __init__(self) -> None:
        self.clashes = 0
        self._speakers: dict[str, Any] = {}
        self._people: dict[str, Participant] = {}
        self._conversations: dict[str, Any] = {}
        self._utterances: set[str] = set()
        self._types: dict[str, dict[str, None]] = {}

    def add(self, debate: Debate) -> Iterable[dict[str, Any]]:
        """Take in a debate; yields its utterances."""
        names = {person.id: self._speaker(person, debate) for person in debate.participants}
        about: dict[str, Any] = {"title": debate.title, "question": debate.question, "language": debate.language}
        about |= {"start": debate.start, "participants": list(names.values())}
        meta = self._meta(about, debate.extra, _DEBATE_META)
        self._conversations[debate.id] = {"meta": meta, "vectors": []}
        ids: dict[str, str] = {}
        for post in debate.posts:
            ids[post.id] = _free(post.id, debate, self._utterances)
            self._utterances.add(ids[post.id])
            yield self._utterance(post, debate, ids, names[post.author])

    def side_files(self) -> dict[str, Any]:
        """Contents of the files beside the utterances, by name."""
        index = {
            "utterances-index": {key: list(kinds) for key, kinds in self._types.items()},
            "speakers-index": _index(self._speakers),
            "conversations-index": _index(self._conversations),
            "overall-index": {},
            "version": 1,
            "vectors": [],
        }
        return {"speakers": self._speakers, "conversations": self._conversations, "corpus": {}, "index": index}

    def _speaker(self, person: Participant, debate: Debate) -> str:
        """The corpus's id of a person; the same person in several debates is one speaker."""
        if self._people.get(person.id) == person:
            return person.id
        name = _free(person.id, debate, self._speakers)
        about = {"name": person.name, "gender": person.gender, "role": person.role}
        about[ID_HERE] = person.id if name != person.id else None
        self._speakers[name] = {"meta": self._meta(about, person.extra, _PERSON_META), "vectors": []}
        self._people[name] = person
        return name

    def _utterance(self, post: Post, debate: Debate, ids: Mapping[str, str], speaker: str) -> dict[str, Any]:
        name = ids[post.id]
        about = {"label": post.label, "secondary": post.secondary, "move": post.move}
        about[ID_HERE] = post.id if name != post.id else None
        meta = self._meta(about, post.extra, _POST_META)
        _note_types(meta, self._types)
        return {
            "id": name,
            "conversation_id": debate.id,
            "text": post.text,
            "speaker": speaker,
            "meta": meta,
            "reply-to": None if post.reply_to is None else ids[post.reply_to],
            "timestamp": post.time,
            "vectors": [],
        }

    def _meta(self, about: Mapping[str, Any], extra: Mapping[str, Any], taken: frozenset[str]) -> dict[str, Any]:
        self.clashes += len(taken & extra.keys())
        given = {key: value for key, value in about.items() if value is not None}
        return {**given, **{key: value for key, value in extra.items() if key not in taken}}


def _free(key: str, debate: Debate, taken: Iterable[str]) -> str:
    """`key`, or a longer form of it that is not taken yet."""
    name, number = key, 1
    while name in taken:
        name = f"{debate.id}:{key}" if number == 1 else f"{debate.id}:{key}:{number}"
        number += 1
    return name


def _note_types(meta: Mapping[str, Any], types: dict[str, dict[str, None]]) -> None:
    for key, value in meta.items():
        types.setdefault(key, {})[str(type(value))] = None


def _index(objects: Mapping[str, Any]) -> dict[str, list[str]]:
    """The types of every metadata field, as ConvoKit writes them: ``["<class 'str'>"]``."""
    types: dict[str, dict[str, None]] = {}
    for item in objects.values():
        _note_types(item["meta"], types)
    return {key: list(kinds) for key, kinds in types.items()}

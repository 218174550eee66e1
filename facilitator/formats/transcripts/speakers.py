"""Who says each piece of a subtitle file: by voice tag, by label, or whoever spoke before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from facilitator.formats.problem import show
from facilitator.formats.source import Source
from facilitator.formats.transcripts.cues import Cue, named_in_id
from facilitator.formats.transcripts.habits import Beginning, habit, known_keys
from facilitator.formats.transcripts.labels import Label, find_label, is_nobody, may_be_a_name
from facilitator.formats.transcripts.pieces import Piece

__all__ = ["Said", "said_by"]


class Said(NamedTuple):
    """Words of one person in a cue; `begins` if they are another's than those before, whoever that is."""

    cue: int
    speaker: str | None
    text: str
    begins: bool


def said_by(pieces: Sequence[Piece], cues: Sequence[Cue], source: Source) -> Iterator[Said]:
    """Who says what, in the file's order."""
    labels = {at: label for at, piece in enumerate(pieces) if (label := _label_of(piece)) is not None}
    accepted = _accepted(pieces, cues, labels, source)
    shown_as: dict[str, str] = {}
    speaker: str | None = None
    cue_before = -1
    for at, piece in enumerate(pieces):
        if piece.cue != cue_before:
            cue_before = piece.cue
            speaker = named_in_id(cues[piece.cue].id) or speaker
        label = labels.get(at)
        text, begins = piece.text, False
        if label is not None and (label.kind, label.key) in accepted:
            speaker, text = shown_as.setdefault(label.name, label.name), label.words
        elif piece.mark == "voice":
            speaker = piece.voice or None
        elif piece.mark:
            speaker, begins = None, True
        if speaker is not None and is_nobody(speaker):
            speaker = None
        if text:
            yield Said(piece.cue, speaker, text, begins)


def _label_of(piece: Piece) -> Label | None:
    return None if piece.mark == "voice" else find_label(piece.text)


def _accepted(
    pieces: Sequence[Piece], cues: Sequence[Cue], labels: Mapping[int, Label], source: Source
) -> set[tuple[str, str]]:
    """The kinds and keys of the labels that are names in this file."""
    if not labels:
        return set()
    voices = {piece.voice for piece in pieces if piece.voice}
    known = known_keys([*voices, *source.speakers])
    beginnings: dict[str, list[Beginning]] = {":": [], "[": []}
    untagged = 0
    cue_before = -1
    accepted = set()
    for at, piece in enumerate(pieces):
        first = piece.cue != cue_before and piece.mark != "voice"
        untagged += first
        cue_before = piece.cue
        label = labels.get(at)
        if label is None:
            continue
        beginnings[label.kind].append(Beginning(label, first, piece.cue))
        if piece.mark == ">>" and may_be_a_name(label.name):
            accepted.add((label.kind, label.key))
    by_zoom = sum(cue.id.isdigit() and len(cue.lines) < 2 for cue in cues) >= 0.95 * len(cues)
    spoken = (labels[at].words if at in labels else piece.text for at, piece in enumerate(pieces))
    heard = {word.strip(".,;!?\"'") for text in spoken for word in text.split() if word[0].islower()}
    for kind, found in beginnings.items():
        keys = habit(found, cues=untagged, known=known, every_cue=by_zoom, heard=heard)
        accepted |= {(kind, key) for key in keys}
    _report_rest([label for label in labels.values() if (label.kind, label.key) not in accepted], source)
    return accepted


def _report_rest(labels: Sequence[Label], source: Source) -> None:
    """Say that words before a colon were taken for speech, since they might be names after all."""
    if labels:
        cues = "cue begins" if len(labels) == 1 else "cues begin"
        found = f"{len(labels)} {cues} with what might be a name, such as {show(labels[0].name)}"
        remedy = "the habit of the file says that it is speech; name it in --speakers map.csv if it is a person"
        source.assume(found, remedy, about="people")

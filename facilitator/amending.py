"""What corrections and erasures do to a log: `amended` gives its events as if all had been known in the beginning."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from facilitator.debate import IBIS_TYPES, Debate, IbisType, Participant
from facilitator.errors import InputError
from facilitator.events import Corrected, Erased, Event, Joined, Opened, Posted, Proposed, Read, Resolved

__all__ = ["Corrections", "amended"]

_ERASED = "erased"


@dataclass(frozen=True, kw_only=True)
class Corrections:
    """What people have said of where posts belong: post -> what it answers, and post -> the node it says again."""

    targets: Mapping[str, str | None] = field(default_factory=dict)
    repeats: Mapping[str, str | None] = field(default_factory=dict)


def amended(events: Sequence[Event]) -> tuple[list[Event], Corrections]:
    """The events with corrected types and without what was erased, and the corrections of places.

    An erased post stays as a post without words, and a person who asked for it as an id without a name; what they do
    afterwards is theirs again. Of a message that quoted an erased post the words go too.

    Raises
    ------
    InputError
        If a label is no IBIS type.
    """
    labels: dict[str, IbisType] = {}
    targets: dict[str, str | None] = {}
    repeats: dict[str, str | None] = {}
    for event in events:
        if isinstance(event, Corrected):
            if event.what == "label":
                labels[event.post] = _label(event)
            else:
                (targets if event.what == "target" else repeats)[event.post] = event.value
    wiped = _wiped(events)
    people = {event.person: at for at, event in enumerate(events) if isinstance(event, Erased) and event.person}
    quoting = {
        event.proposal.number
        for event in events
        if isinstance(event, Proposed) and (_rests_on(event) & wiped or event.proposal.intervention.to in people)
    }
    changed = [
        _amend(event, at, labels=labels, wiped=wiped, people=people, quoting=quoting) for at, event in enumerate(events)
    ]
    return changed, Corrections(targets=targets, repeats=repeats)


def _amend(
    event: Event,
    at: int,
    *,
    labels: Mapping[str, IbisType],
    wiped: frozenset[str],
    people: Mapping[str, int],
    quoting: Collection[int],
) -> Event:
    match event:
        case Opened(debate=debate):
            return replace(event, debate=_without(debate, people))
        case Joined(person=person) if at < people.get(person.id, -1):
            return replace(event, person=_nameless(person))
        case Posted(post=post) if post.id in wiped or event.proposal in quoting:
            return replace(event, post=replace(post, text="", extra={}))
        case Read(post=post, reading=reading):
            reading = reading.erased() if post in wiped else reading
            return replace(event, reading=reading.corrected(labels[post]) if post in labels else reading)
        case Proposed(proposal=proposal) if proposal.number in quoting:
            return replace(event, proposal=replace(proposal, intervention=replace(proposal.intervention, text=_ERASED)))
        case Resolved(proposal=number) if number in quoting and event.text is not None:
            return replace(event, text=_ERASED)
    return event


def _wiped(events: Sequence[Event]) -> frozenset[str]:
    """Ids of the posts whose text is gone: those named, and all that a person wrote before asking for it."""
    by: dict[str, list[str]] = {}
    found: set[str] = set()
    for event in events:
        if isinstance(event, Posted):
            by.setdefault(event.post.author, []).append(event.post.id)
        elif isinstance(event, Erased):
            found.update(event.posts)
            found.update(by.get(event.person, ()) if event.person is not None else ())
    return frozenset(found)


def _rests_on(event: Proposed) -> set[str]:
    said = event.proposal.intervention
    posts = {said.about, said.evidence.get("post"), said.evidence.get("other_post")}
    return {post for post in posts if post is not None}


def _without(debate: Debate, people: Mapping[str, int]) -> Debate:
    if not any(person.id in people for person in debate.participants):
        return debate
    kept = tuple(_nameless(one) if one.id in people else one for one in debate.participants)
    return replace(debate, participants=kept)


def _nameless(person: Participant) -> Participant:
    return Participant(id=person.id, role=person.role)


def _label(event: Corrected) -> IbisType:
    for label in IBIS_TYPES:
        if event.value == label:
            return label
    raise InputError(f"post {event.post!r} is corrected to {event.value!r}; use one of {', '.join(IBIS_TYPES)}.")

"""What the agent did in a debate, in a form that can be compared with what it did in a swapped one: `decisions`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.agent import Facilitator
from facilitator.debate import UNKNOWN_AUTHOR, Debate, IbisType
from facilitator.interventions import Intervention
from facilitator.interventions.sides import Side, side
from facilitator.interventions.triggers.people import quiet_people
from facilitator.interventions.words.wording import LONGEST_NAME, quote
from facilitator.observation import Observation
from facilitator.participation.tally import UNKNOWN

__all__ = ["Decisions", "Message", "Point", "decisions"]

_ISOLATES = str.maketrans("", "", "\u2068\u2069")
_QUOTED = re.compile(r"(?<=[“«「])[^”»」]*(?=[”»」])")


@dataclass(frozen=True, kw_only=True)
class Message:
    """What the agent said. `to` is the addressee's place in the header, `group` the gender of the author of `about`.

    `side` is the side that it gives a chance, `wording` its text with quoted posts and the addressee's name masked, so
    that it is the same for other names.
    """

    move: str
    to: int | None
    about: str | None
    other: str | None
    group: str | None = field(compare=False)  # that a swap of genders changes it is no decision
    side: Side | None
    wording: str


@dataclass(frozen=True, kw_only=True)
class Point:
    """One post, as the agent read it: its type, how much a message would help, and what was said before and after."""

    label: IbisType
    score: float
    into_silence: Message | None
    after: Message | None

    def differs(self, other: Point) -> bool:
        """Whether anything else was said, or said otherwise."""
        return (self.into_silence, self.after) != (other.into_silence, other.after)

    def leans(self, other: Point) -> bool:
        """Whether anything differs, even if only how much a message would have helped."""
        return self.differs(other) or abs(self.score - other.score) > 1e-9


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """What the agent did: a point a post, in the debate's order.

    `ideas` are the sure ideas with their pros and cons in the end; `needy` the places in the header of participants who
    at some time had written less than the policy's share, so that an invitation was due, and `invited` those who got
    a private message.
    """

    points: tuple[Point, ...]
    ideas: Mapping[str, tuple[int, int]]
    needy: frozenset[int]

    @property
    def messages(self) -> tuple[tuple[int, Message], ...]:
        """Every message with the place of the post it follows; into a silence before the first post there is none."""
        return tuple(
            (place - (message is point.into_silence), message)
            for place, point in enumerate(self.points)
            for message in (point.into_silence, point.after)
            if message is not None
        )

    @property
    def invited(self) -> frozenset[int]:
        """Places in the header of those who got a private message."""
        return frozenset(message.to for _, message in self.messages if message.to is not None)


def decisions(agent: Facilitator, debate: Debate) -> Decisions:
    """Let the agent read a debate, silences included."""
    places = {person.id: place for place, person in enumerate(debate.participants)}
    texts = {quote(post.text): post.id for post in reversed(debate.posts)}
    points: list[Point] = []
    needy: set[int] = set()
    into_silence: Message | None = None
    seen: Observation | None = None
    for event in agent.replay(debate):
        if isinstance(event, Observation):
            seen = event
            said = None if seen.intervention is None else _message(seen.intervention, debate, places, texts)
            points.append(Point(label=seen.label, score=seen.speak_score, into_silence=into_silence, after=said))
            needy.update(places[person] for person, _ in quiet_people(agent.tracker, agent.policy) if person in places)
            into_silence = None
        elif seen is None or event is not seen.intervention:
            into_silence = _message(event, debate, places, texts)
    ideas = {
        state.first.id: (state.pros, state.cons)
        for state in agent.map.states()
        if state.label == "idea" and not state.unsure
    }
    return Decisions(points=tuple(points), ideas=ideas, needy=frozenset(needy))


def _message(said: Intervention, debate: Debate, places: Mapping[str, int], texts: Mapping[str, str]) -> Message:
    about = said.evidence.get("post")
    return Message(
        move=said.move,
        to=None if said.to is None else places.get(said.to),
        about=about,
        other=said.evidence.get("other_post"),
        group=_group(about, debate),
        side=side(said.move, said.evidence),
        wording=_masked(said, debate, texts),
    )


def _group(post: str | None, debate: Debate) -> str | None:
    if post not in debate.post_by_id:
        return None
    author = debate.participant_by_id[debate.post_by_id[post].author]
    return None if author.id == UNKNOWN_AUTHOR else author.gender or UNKNOWN


def _masked(said: Intervention, debate: Debate, texts: Mapping[str, str]) -> str:
    text = said.text.translate(_ISOLATES)
    text = _QUOTED.sub(lambda hit: texts.get(hit.group(), hit.group()), text)
    person = debate.participant_by_id.get(said.to) if said.to is not None else None
    if person is None:
        return text
    name = re.escape(quote(person.name or person.id, length=LONGEST_NAME))
    return re.sub(rf"(?<![A-Za-z0-9]){name}(?![A-Za-z0-9])", "{name}", text, count=1)

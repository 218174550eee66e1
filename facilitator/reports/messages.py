"""What the agent would have said, as a list: when, after what, to whom, in which words and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from facilitator.debate import Debate
from facilitator.reports.rendering import View
from facilitator.reports.summary import move_words
from facilitator.reports.text import count, elapsed, figure, shorten

__all__ = ["Evidence", "Message", "MessageList", "Name", "Plain", "Quote", "message", "messages"]

_MOST = 120
_SHOWN = 20
_LONGEST_TEXT = 1200
_LONGEST_QUOTE = 110
_LONGEST_LIST = 8

#: What the agent's evidence is called in words; keys that are not here are shown as they are.
_WORDS = {
    "accounts": "accounts",
    "authors": "people who argued",
    "beside": "posts in the branches beside it, on average",
    "cons": "cons so far",
    "declared": "weight for women declared by",
    "exchange": "posts in a row between two",
    "fair": "posts of an even share",
    "ignored_in_a_row": "its messages ignored in a row",
    "p": "how sure it is of the type",
    "person": "person",
    "post": "about the post",
    "posts": "posts by this person",
    "posts_since_message": "posts since its last message",
    "pros": "pros so far",
    "rung": "rung of the ladder",
    "silence": "silence",
    "size": "posts in the branch",
    "total": "posts so far",
    "uncivil": "posts that attack somebody",
    "usual": "usual time between posts",
    "waited": "posts since then",
    "women_weight": "weight of invitations to women",
}

_SECONDS = ("silence", "usual")


@dataclass(frozen=True)
class Name:
    """A person, by name."""

    kind: ClassVar[str] = "name"
    text: str


@dataclass(frozen=True)
class Quote:
    """Who wrote a post, and how it begins."""

    kind: ClassVar[str] = "quote"
    author: str
    text: str


@dataclass(frozen=True)
class Plain:
    """Any other value in words."""

    kind: ClassVar[str] = "plain"
    text: str


@dataclass(frozen=True)
class Evidence:
    """One thing the agent went by: what it is called, its values, and how many more there are, in words."""

    word: str
    values: tuple[Name | Quote | Plain, ...]
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class Message(View):
    """One message as a card.

    Parameters
    ----------
    to
        The one person it is for; empty if it is for everyone.
    when
        How far into the debate; empty where there is no clock.
    language, debate_language
        Of the message, and of the posts quoted.
    first
        Whether there was no post before it.
    key
        Names the card, so that a page that changes keeps open what was opened.
    status
        What became of it, as a class; empty where nothing is told. `fate` says it in words.
    """

    template = "message.html.j2"
    move: str
    private: bool
    to: str
    when: str
    text: str
    language: str
    debate_language: str
    reason: str
    after: Quote | None
    first: bool
    evidence: tuple[Evidence, ...]
    key: str
    status: str = ""
    fate: str = ""


@dataclass(frozen=True, kw_only=True)
class MessageList(View):
    """Messages in order, those after the first few behind a fold; `note` says what was left out."""

    template = "messages.html.j2"
    first: tuple[Message, ...]
    later: tuple[Message, ...] = ()
    note: str = ""

    @property
    def fold(self) -> str:
        """What the fold is called."""
        return count(len(self.later), "later message")


def messages(debate: Debate, interventions: Sequence[Mapping[str, Any]]) -> MessageList:
    """The list; of very many messages those with the strongest evidence, with a sentence saying so."""
    ranked = sorted(range(len(interventions)), key=lambda place: -float(interventions[place].get("score", 0)))
    kept = [message(debate, interventions[place]) for place in sorted(ranked[:_MOST])]
    left = len(interventions) - len(kept)
    more = f"The {len(kept)} with the strongest evidence; {count(left, 'message')} more are in interventions.jsonl."
    return MessageList(first=tuple(kept[:_SHOWN]), later=tuple(kept[_SHOWN:]), note=more if left else "")


def message(debate: Debate, row: Mapping[str, Any], *, status: str = "", fate: str = "") -> Message:
    """The card of one line of ``interventions.jsonl``; `status` and `fate` say what became of it, if anything did."""
    private = row.get("audience") == "private"
    after = row.get("after")
    return Message(
        move=move_words(row["move"]),
        private=private,
        to=_name(debate, row.get("to")) if private else "",
        when=f"{elapsed(float(row['time']))} in" if debate.has_clock else "",
        text=shorten_lines(row["text"], _LONGEST_TEXT),
        language=str(row.get("language") or ""),
        debate_language=debate.language or "",
        reason=shorten(str(row.get("reason", "")), 600),
        after=_quote(debate, str(after)) if str(after) in debate.post_by_id else None,
        first=after is None,
        evidence=tuple(_evidence(debate, row)),
        key=f"{row['move']} {row['time']}",
        status=status,
        fate=fate,
    )


def shorten_lines(text: str, limit: int) -> str:
    """At most `limit` characters, line breaks kept."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _name(debate: Debate, person: object) -> str:
    known = debate.participant_by_id.get(str(person))
    return shorten((known.name if known else None) or str(person), 40)


def _quote(debate: Debate, post_id: str) -> Quote:
    post = debate.post_by_id[post_id]
    return Quote(_name(debate, post.author), shorten(post.text, _LONGEST_QUOTE))


def _evidence(debate: Debate, row: Mapping[str, Any]) -> Iterator[Evidence]:
    yield Evidence("strength (0 to 1)", (Plain(figure(row.get("score"))),))
    for key, value in dict(row.get("evidence") or {}).items():
        word = _WORDS.get(str(key), str(key).replace("_", " "))
        left = len(value) - _LONGEST_LIST if isinstance(value, list | tuple) else 0
        yield Evidence(word, tuple(_values(debate, str(key), value)), f" and {left:,} more" if left > 0 else "")


def _values(debate: Debate, key: str, value: object) -> Iterator[Name | Quote | Plain]:
    if isinstance(value, list | tuple):
        for item in value[:_LONGEST_LIST]:
            yield from _values(debate, key, item)
    elif key.startswith("person") and isinstance(value, str):
        yield Name(_name(debate, value))
    elif isinstance(value, str) and value in debate.post_by_id:
        yield _quote(debate, value)
    elif key in _SECONDS and isinstance(value, int | float):
        yield Plain(elapsed(value))
    else:
        yield Plain(shorten(figure(value), 200))

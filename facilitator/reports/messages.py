"""What the agent would have said, as a list: when, after what, to whom, in which words and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.debate import Debate
from facilitator.reports.summary import move_words
from facilitator.reports.text import count, elapsed, escape, figure, shorten, user_text

__all__ = ["evidence_words", "message", "messages"]

_MOST = 120
_SHOWN = 20
_LONGEST_TEXT = 1200
_LONGEST_QUOTE = 110

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


def messages(debate: Debate, interventions: Sequence[Mapping[str, Any]]) -> str:
    """The list; of very many messages those with the strongest evidence, with a sentence saying so."""
    if not interventions:
        return '<p class="empty">The agent would have said nothing in this debate.</p>'
    ranked = sorted(range(len(interventions)), key=lambda place: -float(interventions[place].get("score", 0)))
    kept = sorted(ranked[:_MOST])
    note = ""
    if len(kept) < len(interventions):
        left = count(len(interventions) - len(kept), "message")
        note = (
            f'<p class="note">The {len(kept)} with the strongest evidence; {left} more are in interventions.jsonl.</p>'
        )
    items = [f"<li>{message(debate, interventions[place])}</li>" for place in kept]
    first = f'<ol class="messages">{"".join(items[:_SHOWN])}</ol>'
    rest = items[_SHOWN:]
    if not rest:
        return note + first
    later = f'<ol class="messages" start="{_SHOWN + 1}">{"".join(rest)}</ol>'
    return f'{note}{first}<details class="more"><summary>{count(len(rest), "later message")}</summary>{later}</details>'


def message(debate: Debate, row: Mapping[str, Any], *, buttons: str = "") -> str:
    """One message as a card; `buttons` is HTML to put at its end."""
    private = row.get("audience") == "private"
    badge = '<span class="badge">private – shown to facilitators only</span>' if private else ""
    to = f"to {_name(debate, row.get('to'))} alone" if private else "to everyone"
    when = f"{elapsed(float(row['time']))} in" if debate.has_clock else ""
    top = f'<span class="move">{escape(move_words(row["move"]))}</span><span class="meta">{to}</span>'
    clock = f'<span class="meta">{escape(when)}</span>' if when else ""
    text = user_text(
        shorten_lines(row["text"], _LONGEST_TEXT), tag="p", css="text", language=str(row.get("language") or "")
    )
    return (
        f'<article class="message{" private" if private else ""}"><p class="top">{top}{clock}{badge}</p>{text}'
        f'<p class="why"><strong>Why:</strong> {user_text(shorten(str(row.get("reason", "")), 600))}</p>'
        f"{_after(debate, row.get('after'))}{_evidence(debate, row)}{buttons}</article>"
    )


def shorten_lines(text: str, limit: int) -> str:
    """At most `limit` characters, line breaks kept."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def evidence_words(key: str) -> str:
    """What a key of the evidence means."""
    return _WORDS.get(key, key.replace("_", " "))


def _name(debate: Debate, person: object) -> str:
    known = debate.participant_by_id.get(str(person))
    return user_text(shorten((known.name if known else None) or str(person), 40), css="who")


def _quote(debate: Debate, post_id: str) -> str:
    post = debate.post_by_id[post_id]
    text = user_text(shorten(post.text, _LONGEST_QUOTE), tag="q", language=debate.language)
    return f"{_name(debate, post.author)}: {text}"


def _after(debate: Debate, after: object) -> str:
    if after is None or str(after) not in debate.post_by_id:
        return '<p class="after">Before the first post.</p>' if after is None else ""
    return f'<p class="after">After {_quote(debate, str(after))}</p>'


def _evidence(debate: Debate, row: Mapping[str, Any]) -> str:
    told = [f"<dt>strength (0 to 1)</dt><dd>{escape(figure(row.get('score')))}</dd>"]
    for key, value in dict(row.get("evidence") or {}).items():
        told.append(f"<dt>{escape(evidence_words(str(key)))}</dt><dd>{_value(debate, str(key), value)}</dd>")
    key = escape(f"{row['move']} {row['time']}")  # a page that changes keeps open what was opened
    return f'<details data-node="{key}"><summary>Evidence</summary><dl>{"".join(told)}</dl></details>'


def _value(debate: Debate, key: str, value: object) -> str:
    if isinstance(value, list | tuple):
        shown = [_value(debate, key, item) for item in value[:8]]
        more = f" and {len(value) - 8:,} more" if len(value) > 8 else ""
        return "<br>".join(shown) + more
    if key.startswith("person") and isinstance(value, str):
        return _name(debate, value)
    if isinstance(value, str) and value in debate.post_by_id:
        return _quote(debate, value)
    if key in _SECONDS and isinstance(value, int | float):
        return escape(elapsed(value))
    return user_text(shorten(figure(value), 200))

"""The posts as the visitor reads them, each with its type, what it answers and where the agent spoke up.

The feed only ever grows, so a page is sent the lines that it has not got yet, and keeps the others (`feed.js`).
"""

from __future__ import annotations

from typing import Any

from facilitator.debate import IBIS_TYPES, Debate
from facilitator.interventions import Intervention
from facilitator.reports.kinds import chip, icon
from facilitator.reports.summary import move_words
from facilitator.reports.text import elapsed, escape, percent, shorten, user_text
from facilitator.ui.room import Entry, Room

__all__ = ["MOST_SHOWN", "feed", "name_of", "quote_of"]

#: Lines on a page; of very many the last ones, with a sentence saying so.
MOST_SHOWN = 300
_LONGEST_TEXT = 4_000
_LONGEST_QUOTE = 90
_ROLES = {"facilitator": "facilitator", "organiser": "organiser", "agent": "agent"}


def feed(room: Room, *, since: int = 0) -> dict[str, Any]:
    """What a page that has the first `since` lines still needs.

    Returns
    -------
    dict
        ``lines``, as HTML, the newest last; ``start``, the number of the first of them; ``most``, how many the page
        keeps; ``posts``, how many there are in all; ``answering``, the post that the visitor's next one answers, or
        `None`.
    """
    start = max(since, len(room.log) - MOST_SHOWN)
    return {
        "start": start,
        "lines": [_line(room.so_far, happened) for happened in room.log[start:]],
        "most": MOST_SHOWN,
        "posts": len(room.feed),
        "answering": room.reply_to,
    }


def name_of(debate: Debate, person: str | None) -> str:
    """A person's name as HTML."""
    known = debate.participant_by_id.get(person or "")
    return user_text(shorten((known.name if known else None) or person or "", 40), css="who")


def quote_of(debate: Debate, post_id: str) -> str:
    """Who wrote a post and how it begins, as HTML."""
    post = debate.post_by_id[post_id]
    text = user_text(shorten(post.text, _LONGEST_QUOTE), tag="q", language=debate.language)
    return f"{name_of(debate, post.author)} {text}"


def _line(debate: Debate, happened: Entry | Intervention) -> str:
    return _entry(debate, happened) if isinstance(happened, Entry) else _mark(debate, happened)


def _entry(debate: Debate, entry: Entry) -> str:
    post, seen = entry.post, entry.observation
    role = debate.participant_by_id[post.author].role
    badge = f'<span class="badge">{_ROLES[role]}</span>' if role in _ROLES else ""
    own = '<span class="badge">you</span>' if entry.own else ""
    sure = ", ".join(f"{kind} {percent(seen.probabilities[kind])}" for kind in IBIS_TYPES)
    kind = f'<span class="type" title="{escape(sure)}">{chip(seen.label, unsure=seen.unsure)}</span>'
    clock = f'<span class="meta">{escape(elapsed(post.time))}</span>' if debate.has_clock else ""
    reply = f'<button type="button" class="reply" data-reply="{escape(post.id)}" aria-pressed="false">Reply</button>'
    css = "post own" if entry.own else f"post {role}"
    language = None if entry.own else debate.language
    text = user_text(post.text[:_LONGEST_TEXT], tag="p", css="text", language=language)
    top = f'<p class="top">{kind}{name_of(debate, post.author)}{badge}{own}{clock}{reply}</p>'
    return f'<article class="{css}" data-post="{escape(post.id)}">{top}{_context(debate, entry)}{text}</article>'


def _context(debate: Debate, entry: Entry) -> str:
    """What the post answers: given by its author, or guessed by the agent."""
    seen, told = entry.observation, []
    if entry.post.reply_to is not None:
        told.append(f"answers {quote_of(debate, entry.post.reply_to)}")
    elif seen.target is not None and seen.target in debate.post_by_id:
        told.append(f"seems to answer ({percent(seen.p_target)}) {quote_of(debate, seen.target)}")
    if seen.duplicate_of is not None and seen.duplicate_of in debate.post_by_id:
        told.append(f"says the same as {quote_of(debate, seen.duplicate_of)}")
    return "".join(f'<p class="context">↳ {line}</p>' for line in told)


def _mark(debate: Debate, said: Intervention) -> str:
    """Where the agent proposed something; the proposal itself is in its own panel."""
    whom = "" if said.audience == "everyone" else f", privately to {name_of(debate, said.to)}"
    words = f"The agent proposes: {escape(move_words(said.move))}{whom}"
    return f'<p class="mark-line">{icon("bubble")}<span>{words}</span></p>'

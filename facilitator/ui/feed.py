"""The posts as the visitor reads them, each with its type, what it answers and where the agent spoke up."""

from __future__ import annotations

from collections import defaultdict

from facilitator.debate import IBIS_TYPES, Debate
from facilitator.reports.kinds import chip, icon
from facilitator.reports.summary import move_words
from facilitator.reports.text import count, elapsed, escape, percent, shorten, user_text
from facilitator.ui.session import Entry, Proposal, Session

__all__ = ["feed", "name_of", "quote_of"]

_MOST_SHOWN = 300
_LONGEST_TEXT = 4_000
_LONGEST_QUOTE = 90
_ROLES = {"facilitator": "facilitator", "organiser": "organiser", "agent": "agent"}


def feed(session: Session) -> str:
    """Every post so far as HTML, the newest last; of very many the last ones, with a sentence saying so."""
    if not session.feed:
        return '<div class="fr feed"><p class="empty">Press Play or Step, or write the first post yourself.</p></div>'
    said: dict[str | None, list[Proposal]] = defaultdict(list)
    for proposal in session.proposals:
        said[proposal.intervention.after].append(proposal)
    debate = session.so_far
    shown = session.feed[-_MOST_SHOWN:]
    hidden = len(session.feed) - len(shown)
    note = f'<p class="note">{count(hidden, "earlier post")} not shown.</p>' if hidden else ""
    parts = [_entry(session, debate, entry) + _marks(debate, said[entry.post.id]) for entry in shown]
    return f'<div class="fr feed" role="log" aria-label="Posts">{note}{"".join(parts)}</div>'


def name_of(debate: Debate, person: str | None) -> str:
    """A person's name as HTML."""
    known = debate.participant_by_id.get(person or "")
    return user_text(shorten((known.name if known else None) or person or "", 40), css="who")


def quote_of(debate: Debate, post_id: str) -> str:
    """Who wrote a post and how it begins, as HTML."""
    post = debate.post_by_id[post_id]
    text = user_text(shorten(post.text, _LONGEST_QUOTE), tag="q", language=debate.language)
    return f"{name_of(debate, post.author)} {text}"


def _entry(session: Session, debate: Debate, entry: Entry) -> str:
    post, seen = entry.post, entry.observation
    role = debate.participant_by_id[post.author].role
    badge = f'<span class="badge">{_ROLES[role]}</span>' if role in _ROLES else ""
    own = '<span class="badge">you</span>' if entry.own else ""
    sure = ", ".join(f"{kind} {percent(seen.probabilities[kind])}" for kind in IBIS_TYPES)
    kind = f'<span class="type" title="{escape(sure)}">{chip(seen.label, unsure=seen.unsure)}</span>'
    clock = f'<span class="meta">{escape(elapsed(post.time))}</span>' if debate.has_clock else ""
    chosen = ' aria-pressed="true"' if session.reply_to == post.id else ' aria-pressed="false"'
    reply = f'<button type="button" class="reply" data-reply="{escape(post.id)}"{chosen}>Reply</button>'
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


def _marks(debate: Debate, proposals: list[Proposal]) -> str:
    """Where the agent proposed something; the proposal itself is in its own panel."""
    lines = []
    for proposal in proposals:
        said = proposal.intervention
        whom = "" if said.audience == "everyone" else f", privately to {name_of(debate, said.to)}"
        words = f"The agent proposes: {escape(move_words(said.move))}{whom}"
        lines.append(f'<p class="mark-line">{icon("bubble")}<span>{words}</span></p>')
    return "".join(lines)

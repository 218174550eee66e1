"""What stands beside the feed, as HTML: progress, the proposal, the map, who is heard, and what was proposed."""

from __future__ import annotations

from collections import Counter

from facilitator.debate import UNKNOWN_AUTHOR
from facilitator.participation import suppress
from facilitator.reports.aftermath import flag_list
from facilitator.reports.lorenz import lorenz
from facilitator.reports.messages import message
from facilitator.reports.participation import QUANTITIES
from facilitator.reports.share_bars import GROUPS, share_bars
from facilitator.reports.summary import kinds_in_words
from facilitator.reports.text import count, escape, figure, shorten, user_text
from facilitator.reports.tree import tree
from facilitator.ui.feed import quote_of
from facilitator.ui.session import Entry, Session

__all__ = ["flags", "heading", "heard", "history", "map_tree", "progress", "proposal", "read_as", "target"]

_STATUS = {
    "waiting": "waiting for you",
    "posted": "posted",
    "dismissed": "dismissed",
    "passed": "passed by a later one",
}


def heading(session: Session) -> str:
    """The debate's title and question."""
    debate = session.debate
    title = user_text(shorten(debate.title or debate.id, 200), tag="h2", language=debate.language)
    question = user_text(shorten(debate.question, 600), tag="p", css="question", language=debate.language)
    setting = debate.extra.get("setting")
    told = user_text(shorten(str(setting), 300), tag="p", css="note") if setting else ""
    return f'<div class="fr heading">{title}{question}{told}</div>'


def progress(session: Session) -> str:
    """How much of the recorded debate has been played."""
    done, total = session.position, len(session.debate.posts)
    words = f"{done} of {total} recorded posts" + (" – the end" if session.finished else "")
    bar = f'<progress max="{max(total, 1)}" value="{done}" aria-label="recorded posts played"></progress>'
    return f'<div class="fr progress">{bar}<span class="note">{words}</span></div>'


def proposal(session: Session) -> str:
    """The proposal to decide on, or what the agent is waiting for."""
    waiting = session.waiting
    if waiting is None and session.hushed:
        words = "The agent is silent: it goes on reading, and proposes nothing until you let it speak."
        return f'<div class="fr proposal"><p class="empty">{words}</p></div>'
    if waiting is None:
        words = "Nothing to propose right now. The agent speaks seldom, and only where something is missing."
        return f'<div class="fr proposal"><p class="empty">{words}</p></div>'
    return (
        f'<div class="fr proposal" aria-live="polite">{message(session.so_far, waiting.intervention.as_dict())}</div>'
    )


def history(session: Session) -> str:
    """Every proposal so far with what became of it, the newest first."""
    if not session.proposals:
        return '<div class="fr"><p class="empty">The agent has proposed nothing yet.</p></div>'
    debate = session.so_far
    items = []
    for entry in reversed(session.proposals):
        status = f'<p class="status s-{entry.status}">{_STATUS[entry.status]}</p>'
        items.append(f"<li>{message(debate, entry.intervention.as_dict(), buttons=status)}</li>")
    return f'<div class="fr"><ol class="messages" reversed>{"".join(items)}</ol></div>'


def flags(session: Session) -> str:
    """What a person should look at: personal data, attacks, copies, one-sided branches; nothing is hidden for it."""
    found = [flag.as_dict() for entry in session.feed for flag in entry.observation.flags]
    return f'<div class="fr">{flag_list(session.so_far, found)}</div>'


def map_tree(session: Session) -> str:
    """The IBIS map."""
    labels = kinds_in_words(entry.observation.label for entry in session.feed)
    told = f'<p class="note">{escape(labels)}</p>' if labels else ""
    names = {person.id: person.name or person.id for person in session.people.values()}
    drawn = tree(session.agent.map.as_dict(), names=names, language=session.debate.language)
    return f'<div class="fr">{told}{drawn}</div>'


def heard(session: Session, *, small_groups: bool = False) -> str:
    """Who is heard, with groups of fewer than five people hidden unless `small_groups`."""
    table = session.heard if small_groups else suppress(session.heard)
    after = f"Counted after {count(session.heard_after, 'post')}; counted again every ten posts."
    parts = [f'<p class="note">{after}</p>', "<h3>Shares by gender</h3>"]
    if any(table[name][group].get("share") is not None for name in QUANTITIES for group in GROUPS):
        parts += [share_bars(table, quantities=QUANTITIES), f'<p class="note">{_READING}</p>']
    elif small_groups or not session.heard_after:
        parts.append('<p class="empty">Nobody who has spoken so far has told their gender.</p>')
    else:
        parts.append(f'<p class="empty">{_HIDDEN}</p>')
    parts += ["<h3>How evenly the posts are spread</h3>", lorenz(_posts_per_person(session)), _evenness(session)]
    return f'<div class="fr heard">{"".join(parts)}</div>'


_READING = (
    "Bar: share of those whose gender is known. Line: 95 % interval. Pale band: where the share would lie if none, "
    "or all, of the people of unknown gender belonged to the group."
)
_HIDDEN = (
    "Hidden: groups of fewer than five people, and any that would give them away, are not shown, as single people "
    "could be recognised. Real debates have this rule; the people of this one are invented, so you may look."
)


def _posts_per_person(session: Session) -> list[int]:
    written = Counter(entry.post.author for entry in session.feed[: session.heard_after])
    people = session.people.values()
    return [written[who.id] for who in people if who.role == "participant" and who.id != UNKNOWN_AUTHOR]


def _evenness(session: Session) -> str:
    speakers = session.heard["effective_speakers"]
    if speakers["value"] is None:
        return ""
    gini = session.heard["gini_normalised"]["value"]
    told = f"As if {figure(speakers['value'], 1)} of the {speakers['n']} people had written equally much"
    spread = f"; normalised Gini {figure(gini)} (0 even, 1 one person)" if gini is not None else ""
    return f'<p class="note">{escape(told + spread)}.</p>'


def target(session: Session) -> str:
    """What the visitor's next post answers."""
    if session.reply_to is None:
        return ""
    button = '<button type="button" class="reply" data-cancel="1">Don’t reply</button>'
    return f'<div class="fr target">↳ answering {quote_of(session.so_far, session.reply_to)} {button}</div>'


def read_as(session: Session, entry: Entry) -> str:
    """What the agent made of the visitor's post, in a sentence for all, screen readers included."""
    seen = entry.observation
    doubt = ", but the agent is unsure" if seen.unsure else ""
    waiting = session.waiting
    more = " The agent has a proposal." if waiting and waiting.intervention.after == entry.post.id else ""
    return f'<p class="fr note" role="status">Posted, and read as <strong>{seen.label}</strong>{doubt}.{more}</p>'

"""What stands beside the feed, as HTML: progress, the proposal, the map, who is heard, and what was proposed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
from facilitator.ui.player import Player
from facilitator.ui.room import Entry, Room

__all__ = ["flags", "heading", "heard", "history", "map_tree", "progress", "proposal", "read_as", "target"]

_STATUS = {
    "waiting": "waiting for you",
    "posted": "posted",
    "dismissed": "dismissed",
    "expired": "expired: nobody decided in time",
}


def heading(room: Room) -> str:
    """The debate's title and question."""
    debate = room.debate
    title = user_text(shorten(debate.title or debate.id, 200), tag="h2", language=debate.language)
    question = user_text(shorten(debate.question, 600), tag="p", css="question", language=debate.language)
    setting = debate.extra.get("setting")
    told = user_text(shorten(str(setting), 300), tag="p", css="note") if setting else ""
    return f'<div class="fr heading">{title}{question}{told}</div>'


def progress(player: Player) -> str:
    """How much of the recorded debate has been played."""
    done, total = player.position, len(player.posts)
    words = f"{done} of {total} recorded posts" + (" – the end" if player.finished else "")
    bar = f'<progress max="{max(total, 1)}" value="{done}" aria-label="recorded posts played"></progress>'
    return f'<div class="fr progress">{bar}<span class="note">{words}</span></div>'


def proposal(room: Room) -> str:
    """The proposal to decide on, or what the agent is waiting for."""
    waiting = room.waiting
    if waiting is None and room.hushed:
        words = "The agent is silent: it goes on reading, and proposes nothing until you let it speak."
        return f'<div class="fr proposal"><p class="empty">{words}</p></div>'
    if waiting is None:
        words = "Nothing to propose right now. The agent speaks seldom, and only where something is missing."
        return f'<div class="fr proposal"><p class="empty">{words}</p></div>'
    return f'<div class="fr proposal" aria-live="polite">{message(room.so_far, waiting.intervention.as_dict())}</div>'


def history(room: Room) -> str:
    """Every proposal so far with what became of it, the newest first."""
    if not room.proposals:
        return '<div class="fr"><p class="empty">The agent has proposed nothing yet.</p></div>'
    debate = room.so_far
    items = []
    for entry in reversed(room.proposals):
        card = message(debate, entry.intervention.as_dict(), status=entry.status, fate=_STATUS[entry.status])
        items.append(f"<li>{card}</li>")
    return f'<div class="fr"><ol class="messages" reversed>{"".join(items)}</ol></div>'


def flags(room: Room) -> str:
    """What a person should look at: personal data, attacks, copies, one-sided branches; nothing is hidden for it."""
    return f'<div class="fr">{flag_list(room.so_far, [flag.as_dict() for flag in room.flags])}</div>'


def map_tree(room: Room) -> str:
    """The IBIS map."""
    labels = kinds_in_words(entry.observation.label for entry in room.feed)
    told = f'<p class="note">{escape(labels)}</p>' if labels else ""
    names = {person.id: person.name or person.id for person in room.people.values()}
    drawn = tree(room.agent.map.as_dict(), names=names, language=room.debate.language)
    return f'<div class="fr">{told}{drawn}</div>'


def heard(room: Room, *, small_groups: bool = False) -> str:
    """Who is heard, with groups of fewer than five people hidden unless `small_groups`."""
    table = room.heard.tables if small_groups else suppress(room.heard.tables)
    after = f"Counted after {count(room.heard.after, 'post')}; counted again every ten posts."
    parts = [f'<p class="note">{after}</p>', "<h3>Shares by gender</h3>"]
    if any(table[name][group].get("share") is not None for name in QUANTITIES for group in GROUPS):
        parts += [str(share_bars(table, quantities=QUANTITIES)), f'<p class="note">{_READING}</p>']
    elif small_groups or not room.heard.after:
        parts.append('<p class="empty">Nobody who has spoken so far has told their gender.</p>')
    else:
        parts.append(f'<p class="empty">{_HIDDEN}</p>')
    parts += [
        "<h3>How evenly the posts are spread</h3>",
        str(lorenz(room.heard.posts_per_person)),
        _evenness(room.heard.tables),
    ]
    return f'<div class="fr heard">{"".join(parts)}</div>'


_READING = (
    "Bar: share of those whose gender is known. Line: 95 % interval. Pale band: where the share would lie if none, "
    "or all, of the people of unknown gender belonged to the group."
)
_HIDDEN = (
    "Hidden: groups of fewer than five people, and any that would give them away, are not shown, as single people "
    "could be recognised. Real debates have this rule; the people of this one are invented, so you may look."
)


def _evenness(table: Mapping[str, Any]) -> str:
    speakers = table["effective_speakers"]
    if speakers["value"] is None:
        return ""
    gini = table["gini_normalised"]["value"]
    told = f"As if {figure(speakers['value'], 1)} of the {speakers['n']} people had written equally much"
    spread = f"; normalised Gini {figure(gini)} (0 even, 1 one person)" if gini is not None else ""
    return f'<p class="note">{escape(told + spread)}.</p>'


def target(room: Room) -> str:
    """What the visitor's next post answers."""
    if room.reply_to is None:
        return ""
    button = '<button type="button" class="reply" data-cancel="1">Don’t reply</button>'
    return f'<div class="fr target">↳ answering {quote_of(room.so_far, room.reply_to)} {button}</div>'


def read_as(room: Room, entry: Entry) -> str:
    """What the agent made of the visitor's post, in a sentence for all, screen readers included."""
    seen = entry.observation
    doubt = ", but the agent is unsure" if seen.unsure else ""
    waiting = room.waiting
    more = " The agent has a proposal." if waiting and waiting.intervention.after == entry.post.id else ""
    return f'<p class="fr note" role="status">Posted, and read as <strong>{seen.label}</strong>{doubt}.{more}</p>'

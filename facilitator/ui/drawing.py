"""The page as it should look now: `draw`, each part only where it looks otherwise than on the visitor's page.

A part has a mark, which changes whenever the part does. The page sends the marks of what it shows along with each click
(see ``feed.js``), so the server remembers no page, and what got lost on the way comes with the next answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from facilitator.ui import panels
from facilitator.ui.feed import feed
from facilitator.ui.gradio import gradio as gr
from facilitator.ui.visit import Visit

__all__ = ["Parts", "draw"]


class Parts(NamedTuple):
    """What is drawn anew after a change: the components, or their new values in the same order."""

    feed: Any
    heading: Any
    play: Any
    progress: Any
    target: Any
    hush: Any
    proposal: Any
    accept: Any
    dismiss: Any
    map: Any
    heard: Any
    flags: Any
    history: Any
    timer: Any


def draw(visit: Visit, page: object, *, small: bool = False) -> Parts:
    """The parts that differ from what `page` shows; Gradio's word for "as it is" in place of the others.

    Parameters
    ----------
    page
        What the page says it shows: the feed's value as it comes from the browser. A page that says nothing, or
        something else, gets everything.
    small
        Whether the page shows small groups too.
    """
    marks = _marks(visit, small=small)
    shown = _shown(page, visit)
    if shown == marks:
        return Parts(*(gr.skip() for _ in Parts._fields))
    parts = _parts(visit, small=small)
    drawn = {name: gr.skip() if shown.get(name) == marks[name] else make() for name, make in parts.items()}
    lines = shown.get("feed") if shown.get("names") == marks["names"] else 0
    new = feed(visit.room, since=lines if isinstance(lines, int) and lines > 0 else 0)
    return Parts(feed={**new, "run": f"{visit.key}/{marks['names']}", "shown": marks}, **drawn)


def _shown(page: object, visit: Visit) -> Mapping[str, object]:
    """The marks of what the page shows of this visit."""
    shown = page.get("shown") if isinstance(page, Mapping) else None
    return shown if isinstance(shown, Mapping) and shown.get("visit") == visit.key else {}


def _marks(visit: Visit, *, small: bool) -> dict[str, object]:
    room, player = visit.room, visit.player
    proposed = f"{len(room.proposals)} {room.proposals[-1].status}" if room.proposals else ""
    return {
        "visit": visit.key,
        "names": room.renamed,
        "feed": len(room.log),
        "heading": True,
        "play": f"{player.playing} {player.finished}",
        "progress": player.position,
        "target": room.reply_to or "",
        "hush": room.hushed,
        "proposal": f"{proposed} {room.hushed} {room.renamed}",
        "accept": proposed,
        "dismiss": proposed,
        "map": f"{len(room.feed)} {room.renamed}",
        "heard": f"{room.heard.after} {small}",
        "flags": len(room.flags),
        "history": f"{proposed} {room.renamed}",
        "timer": player.playing,
    }


def _parts(visit: Visit, *, small: bool) -> dict[str, Callable[[], Any]]:
    """How each part beside the feed is drawn."""
    room, player, waiting = visit.room, visit.player, visit.room.waiting
    private = waiting is not None and waiting.intervention.audience == "private"
    return {
        "heading": partial(panels.heading, room),
        "play": partial(gr.Button, "Pause" if player.playing else "Play", interactive=not player.finished),
        "progress": partial(panels.progress, player),
        "target": partial(panels.target, room),
        "hush": partial(gr.Button, "Let it speak" if room.hushed else "Silence the agent"),
        "proposal": partial(panels.proposal, room),
        "accept": partial(
            gr.Button,
            "Send privately" if private else "Post it",
            interactive=waiting is not None and room.may_post,
        ),
        "dismiss": partial(gr.Button, "Dismiss", interactive=waiting is not None),
        "map": partial(panels.map_tree, room),
        "heard": partial(panels.heard, room, small_groups=small),
        "flags": partial(panels.flags, room),
        "history": partial(panels.history, room),
        "timer": partial(gr.Timer, active=player.playing),
    }

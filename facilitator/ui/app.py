"""The demo page: `build` joins what is on it (`layout`) to what it does (`handlers`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.agent import Facilitator
from facilitator.debate import Debate
from facilitator.ui.gradio import gradio as gr
from facilitator.ui.handlers import Handlers
from facilitator.ui.layout import layout

__all__ = ["build"]

_TITLE = "Facilitator – watch it read a debate"

#: Handlers take milliseconds: waiting in Gradio's queue would take longer. None of them is an API for others.
_LIGHT: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}


def build(agent: Facilitator, debates: Sequence[Debate]) -> gr.Blocks:
    """The page for `debates`, at least one of them.

    Parameters
    ----------
    agent
        Its models, policy and seed serve every visitor; each gets an agent of their own.
    """
    handlers = Handlers(agent, debates)
    page = gr.Blocks(title=_TITLE, analytics_enabled=False, fill_width=True)
    with page:
        has, parts = layout(debate.title or debate.id for debate in debates)
        visit = gr.State("", time_to_live=3600, delete_callback=handlers.forget)
        drawn = list(parts)
        page.load(handlers.enter, [has.debate], [visit, *drawn], **_LIGHT)
        has.debate.input(handlers.choose, [visit, has.debate, has.speed, has.small], drawn, **_LIGHT)
        has.speed.input(handlers.speed, [visit, has.speed], None, **_LIGHT)
        parts.play.click(handlers.play, [visit, has.speed, has.small], drawn, **_LIGHT)
        for trigger, handler in (
            (has.restart.click, handlers.restart),
            (has.step.click, handlers.step),
            (has.small.input, handlers.show),
            (parts.timer.tick, handlers.tick),
            (parts.accept.click, handlers.accept),
            (parts.dismiss.click, handlers.dismiss),
            (parts.hush.click, handlers.hush),
            (parts.feed.reply, handlers.reply),
            (parts.target.cancel, handlers.cancel),
        ):
            trigger(handler, [visit, has.small], drawn, **_LIGHT)
        typed = [visit, has.text, has.name, has.gender, has.small]
        for trigger in (has.send.click, has.text.submit):
            trigger(handlers.say, typed, [has.text, has.note, *drawn], **_LIGHT)
    return page

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

#: Handlers take milliseconds, and the models have a queue of their own: waiting in Gradio's too would take longer.
#: None of the handlers is an API for others.
_LIGHT: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}


def build(agent: Facilitator, debates: Sequence[Debate]) -> gr.Blocks:
    """The page for `debates`, at least one of them.

    Nothing heavy may hang on a component, such as a method as a callback of ``gr.State``: Gradio deep-copies the
    settings of all components for each visitor, and a method with its object, with all models and all visits.

    Parameters
    ----------
    agent
        Its models, policy and seed serve every visitor; each gets an agent of their own.
    """
    handlers = Handlers(agent, debates)
    handlers.warm_up()
    page = gr.Blocks(title=_TITLE, analytics_enabled=False, fill_width=True)
    with page:
        has, parts = layout(debate.title or debate.id for debate in debates)
        drawn, known = list(parts), [parts.feed, has.small]  # `known` says what the page shows already
        page.load(handlers.enter, [*known, has.debate], drawn, **_LIGHT)
        has.debate.input(handlers.choose, [*known, has.debate, has.speed], drawn, **_LIGHT)
        has.speed.input(handlers.speed, [has.speed], None, **_LIGHT)
        parts.play.click(handlers.play, [*known, has.speed], drawn, **_LIGHT)
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
            trigger(handler, known, drawn, **_LIGHT)
        for trigger in (has.send.click, has.text.submit):
            written = [*known, has.text, has.name, has.gender]
            trigger(handlers.say, written, [has.text, has.note, *drawn], **_LIGHT)
    return page

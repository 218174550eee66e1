"""Where everything stands on the demo page: `layout` makes the components, `app` gives them something to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from facilitator.ui.drawing import Parts
from facilitator.ui.gradio import gradio as gr
from facilitator.ui.handlers import SPEEDS
from facilitator.ui.theme import script

__all__ = ["Controls", "layout"]

_TICK_SECONDS = 0.4
_LEAD = (
    '<div class="fr lead"><h1>Facilitator</h1><p>An agent reads this debate post by post: it tells questions, ideas, '
    "pros and cons apart, draws a map, counts who is heard, and now and then proposes something to say. "
    "Play it, write a post of your own, decide on the proposals.</p></div>"
)
_GENDERS = (("rather not say", ""), ("woman", "woman"), ("man", "man"), ("non-binary", "non-binary"))


class Controls(NamedTuple):
    """What the visitor clicks, chooses and types, beside the parts that are drawn anew."""

    debate: Any
    step: Any
    restart: Any
    speed: Any
    text: Any
    name: Any
    gender: Any
    send: Any
    note: Any
    small: Any


def layout(titles: Iterable[str]) -> tuple[Controls, Parts]:
    """The page's components, within a ``gr.Blocks`` that is open."""
    choices = [(title, place) for place, title in enumerate(titles)]
    with gr.Row(elem_id="top"):
        gr.HTML(_LEAD, apply_default_css=False)
        debate = gr.Dropdown(choices, value=0, label="Debate", filterable=False, elem_id="debate")
    with gr.Row(elem_id="columns"):
        with gr.Column(scale=6, min_width=320):
            heading = _panel("heading")
            with gr.Row(elem_id="controls"):
                play = gr.Button("Play", variant="primary", min_width=84, scale=0, elem_id="play")
                step = gr.Button("Step", min_width=64, scale=0, elem_id="step")
                restart = gr.Button("Restart", min_width=80, scale=0, elem_id="restart")
                speed = _speed()
            progress = _panel("progress")
            feed = gr.HTML(
                None, elem_id="feed", html_template="", js_on_load=script("feed.js"), apply_default_css=False
            )
            target = _panel("target")
            text = gr.Textbox(
                label="Your post", placeholder="Write as you would in the debate", lines=2, max_lines=8, elem_id="text"
            )
            with gr.Row(elem_id="composer", equal_height=True):
                name = gr.Textbox(label="Name", placeholder="You", max_lines=1, min_width=100, elem_id="name")
                gender = gr.Dropdown(
                    list(_GENDERS), value="", label="Gender (optional)", filterable=False, min_width=130
                )
                send = gr.Button("Post", variant="primary", min_width=84, scale=0, elem_id="send")
            note = _panel("note")
        with gr.Column(scale=5, min_width=320):
            with gr.Row(elem_id="agent", equal_height=True):
                gr.HTML('<h2 class="fr panel-title">The agent proposes</h2>', apply_default_css=False)
                hush = gr.Button("Silence the agent", min_width=130, scale=0, size="sm", elem_id="hush")
            proposal = _panel("proposal")
            with gr.Row(elem_id="decide"):
                accept = gr.Button(
                    "Post it", variant="primary", interactive=False, min_width=120, scale=0, elem_id="accept"
                )
                dismiss = gr.Button("Dismiss", interactive=False, min_width=90, scale=0, elem_id="dismiss")
            with gr.Tabs(elem_id="tabs"):
                with gr.Tab("Map"):
                    map_panel = _panel("map")
                with gr.Tab("Who is heard"):
                    heard = _panel("heard")
                    small = gr.Checkbox(label="Show small groups too (these people are invented)", elem_id="small")
                with gr.Tab("Flags"):
                    flags = _panel("flags")
                with gr.Tab("Proposals"):
                    history = _panel("history")
    timer = gr.Timer(_TICK_SECONDS, active=False)
    controls = Controls(debate, step, restart, speed, text, name, gender, send, note, small)
    return controls, Parts(
        feed=feed,
        heading=heading,
        play=play,
        progress=progress,
        target=target,
        hush=hush,
        proposal=proposal,
        accept=accept,
        dismiss=dismiss,
        map=map_panel,
        heard=heard,
        flags=flags,
        history=history,
        timer=timer,
    )


def _panel(name: str) -> gr.HTML:
    """A part that is drawn on the server and updated in place."""
    return gr.HTML("", elem_id=name, js_on_load=script("panel.js"), apply_default_css=False)


def _speed() -> gr.Dropdown:
    names = list(SPEEDS)
    return gr.Dropdown(
        names, value=names[0], label="Speed", show_label=False, container=False, filterable=False, elem_id="speed"
    )

"""How the page looks: fonts of the visitor's own machine, calm colours with enough contrast."""

from __future__ import annotations

from pathlib import Path

from facilitator.reports.page import stylesheet
from facilitator.ui.gradio import gradio as gr

__all__ = ["css", "script", "theme"]

_FOLDER = Path(__file__).parent
_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Noto Sans", "DejaVu Sans", "sans-serif")


def theme() -> gr.themes.Base:
    """The theme; fonts are named, none is fetched."""
    made = gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.stone,
        radius_size=gr.themes.sizes.radius_md,
        font=_FONTS,
        font_mono=("ui-monospace", "monospace"),
    )
    return made.set(
        body_background_fill="#fcfbf8",
        body_background_fill_dark="#16191d",
        body_text_color="#1e252c",
        body_text_color_dark="#e6e8ea",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#1d2126",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        block_label_text_color="#56606b",
        block_label_text_color_dark="#a9b2bb",
        block_title_text_color="#56606b",
        block_title_text_color_dark="#a9b2bb",
        color_accent="#0b5f94",
        border_color_accent="#0b5f94",
        border_color_accent_dark="#7cc4f5",
        checkbox_background_color_selected="#0b5f94",
        checkbox_background_color_selected_dark="#2f7fb5",
        button_primary_border_color="#0b5f94",
        button_primary_border_color_dark="#7cc4f5",
        border_color_primary="#d9d5cc",
        border_color_primary_dark="#343a41",
        button_primary_background_fill="#0b5f94",
        button_primary_background_fill_hover="#084b76",
        button_primary_background_fill_dark="#7cc4f5",
        button_primary_background_fill_hover_dark="#a5d7f9",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#10202c",
        button_secondary_background_fill="#f1eee7",
        button_secondary_background_fill_hover="#e5e1d7",
        button_secondary_background_fill_dark="#2b3138",
        button_secondary_background_fill_hover_dark="#373e46",
        button_secondary_text_color="#1e252c",
        button_secondary_text_color_dark="#e6e8ea",
        input_background_fill="#ffffff",
        input_background_fill_dark="#1d2126",
        input_border_color="#8d949b",
        input_border_color_dark="#6d767f",
        input_border_width="1px",
        input_placeholder_color="#6b7480",
        input_placeholder_color_dark="#9aa3ad",
    )


def css() -> str:
    """The styles shared with reports, and the page's own."""
    return stylesheet("parts.css") + stylesheet("messages.css") + (_FOLDER / "page.css").read_text(encoding="utf-8")


def script(name: str) -> str:
    """A part's script in the browser: ``panel.js`` passes on clicks and keeps what the visitor opened or closed,
    ``feed.js`` lets the feed grow.
    """
    return (_FOLDER / name).read_text(encoding="utf-8")
